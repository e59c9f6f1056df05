import Testing
import XMLTree

@Suite struct XMLTreeReaderTests {
  private func read(_ text: String) throws -> XMLElement {
    try XMLTreeReader.parse(Array(text.utf8))
  }

  private func error(_ bytes: [UInt8]) -> String? {
    do throws(XMLTreeError) {
      _ = try XMLTreeReader.parse(bytes)
      return nil
    } catch {
      return error.description
    }
  }

  @Test func namesAreResolvedByNamespaceWhateverThePrefix() throws {
    let one = try read("<a:r xmlns:a='urn:x' a:k='1' j='2'><a:c/>t</a:r>")
    let other = try read("<r xmlns='urn:x' xmlns:b='urn:x'\n  b:k='1' j='2'><c/>t</r>")
    #expect(one == other)
    #expect(one.hashValue == other.hashValue)
    #expect(one[.init("k", in: "urn:x")] == "1" && one[.init("k")] == nil)
    #expect(one.line == 1 && other.line == 2)
    #expect(one.children(.init("c", in: "urn:x")).count == 1)
    #expect(try one != read("<a:r xmlns:a='urn:y' a:k='1' j='2'><a:c/>t</a:r>"))
  }

  @Test func textIsWholeWhateverItIsWrittenAs() throws {
    let element = try read("<a>&#65;&amp;<![CDATA[<x>]]><!-- no -->é<?no no?>&#x1F600;</a>")
    #expect(element.content == [.text("A&<x>é😀")])
  }

  @Test func encodingsAreDecoded() throws {
    let text = "<a>é€</a>"
    let big: [UInt8] = [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    let little: [UInt8] = text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let declaration = "<?xml version='1.0' encoding='ISO-8859-1'?>\n<a>"
    let latin: [UInt8] = Array(declaration.utf8) + [0xE9] + Array("</a>".utf8)
    #expect(try XMLTreeReader.parse(big).text == "é€")
    #expect(try XMLTreeReader.parse(little).text == "é€")
    #expect(try XMLTreeReader.parse(mark + Array(text.utf8)).text == "é€")
    #expect(try XMLTreeReader.parse(latin).text == "é")
    #expect(try XMLTreeReader.parse(latin).line == 2)
  }

  static let faults: [(String, String)] = [
    ("", "The file is empty."), (" \n", "The file is empty."),
    ("a", "This is not XML: the first character is not '<'."),
    ("<", "Line 1, column 2: the XML is not well formed: a name is missing."),
    ("<a>", "Line 1: the XML ends before the element 'a' is closed; the file looks cut off."),
    (
      "<a>\n<b></a>",
      "Line 2, column 8: the XML is not well formed: an end tag does not match its start tag."
    ),
    (
      "<a>\n<b>text",
      "Line 2: the XML ends before the element 'b' is closed; the file looks cut off."
    ),
    ("<a/>x", "Line 1: there is something after the end of the XML."),
    ("<a/>\n<b/>", "Line 2: there is something after the end of the XML."),
    ("<a>&b;</a>", "Line 1, column 7: the XML is not well formed: an entity is not defined."),
    (
      "<a b=1/>",
      "Line 1, column 6: the XML is not well formed: an attribute value has no quotes."
    ),
    (
      "<p:a/>",
      "Line 1, column 5: the XML is not well formed: a prefix has no namespace (xmlns:…)."
    ),
    (
      "<a xmlns:p='u' xmlns:q='u' p:x='1' q:x='2'/>",
      "Line 1, column 43: the XML is not well formed: an attribute is there twice."
    ),
    (
      "<?xml version='1.0' encoding='UTF-7'?><a/>",
      "The XML is written in 'UTF-7'; save it as UTF-8."
    ),
    (
      "<a>\n<!doctype b [<!ENTITY c 'd'>]></a>",
      "Line 2: the XML has a document type declaration (DOCTYPE), which is refused because it can "
        + "define entities; remove it."
    ),
  ]

  @Test(arguments: faults.indices) func faultsSayWhatAndWhere(index: Int) {
    #expect(error(Array(Self.faults[index].0.utf8)) == Self.faults[index].1)
  }

  @Test func whatIsNoTextIsRefused() {
    #expect(
      error([0x3C, 0x61, 0x3E, 0xFF, 0x3C, 0x2F, 0x61, 0x3E])
        == "The file claims to be UTF-8 text, but is not.")
    #expect(error([0xFE, 0xFF, 0x00]) == "The file claims to be UTF-16 text, but is not.")
  }

  /// A declaration in UTF-16 is one all the same.
  @Test func aHiddenDocumentTypeIsRefused() {
    let text = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"
    let bytes: [UInt8] = text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    #expect(error(bytes)?.contains("DOCTYPE") == true)
  }

  @Test func limitsHold() {
    let deep = Array(String(repeating: "<a>", count: 100_000).utf8)
    #expect(error(deep) == "Line 1: elements are nested more than 200 deep.")
    #expect(throws: XMLTreeError.tooLarge(bytes: 300_000, limit: 1000)) {
      try XMLTreeReader.parse(deep, limits: .init(bytes: 1000))
    }
  }

  /// Text that comes in a hundred thousand pieces takes no longer than its length.
  @Test func textInPiecesIsJoined() throws {
    let text = "<a>" + String(repeating: "&amp;x", count: 100_000) + "</a>"
    let element = try read(text)
    #expect(element.content.count == 1 && element.text.utf8.count == 200_000)
  }
}
