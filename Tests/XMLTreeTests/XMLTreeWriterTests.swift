import Testing
import XMLTree

@Suite struct XMLTreeWriterTests {
  private func read(_ text: String) throws -> XMLElement {
    try XMLTreeReader.parse(Array(text.utf8))
  }

  @Test(arguments: [
    "<a/>", "<a b=\"1\" c=\"2\">x<d/> y </a>",
    "<a t=\"&quot;&lt;&gt;&amp;&#9;&#10;&#13;'\">&lt;&gt;&amp;\"\n\t&#13;</a>",
    "<a xmlns=\"urn:x\"><b xmlns=\"\"/><c/></a>",
    "<p:a xmlns:p=\"urn:x\"><p:b xmlns:p=\"urn:y\" p:k=\"1\"/><p:b xml:lang=\"en\"/></p:a>",
  ])
  func whatWasReadIsWrittenTheSame(text: String) throws {
    #expect(XMLTreeWriter.fragment(try read(text)) == text)
  }

  @Test func aBuiltTreeIsIndentedButNotItsText() throws {
    let inner = XMLElement(.init("b"), content: [.text("x"), .element(.init(.init("c")))])
    let root = XMLElement(
      .init("a", in: "urn:x"), prefix: "p", content: [.element(inner)], scope: ["p": "urn:x"])
    let text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <p:a xmlns:p="urn:x">
        <b>x<c/></b>
      </p:a>

      """
    #expect(XMLTreeWriter.document(root) == text)
  }

  @Test func whatXMLCannotHoldIsReplaced() throws {
    let element = XMLElement(.init("a"), content: [.text("1\u{0}2\u{1B}3\u{FFFE}")])
    #expect(try read(XMLTreeWriter.fragment(element)).text == "1\u{FFFD}2\u{FFFD}3\u{FFFD}")
  }

  @Test func aDetachedElementTakesTheNamespacesItNeeds() throws {
    let root = try read(
      "<a xmlns:p='urn:p' xmlns:q='urn:q' xmlns:r='urn:r'><p:b k='q:name'>r: no, pr:x</p:b></a>")
    #expect(
      XMLTreeWriter.fragment(root.children[0].detached())
        == "<p:b xmlns:p=\"urn:p\" xmlns:q=\"urn:q\" xmlns:r=\"urn:r\" k=\"q:name\">r: no, pr:x</p:b>"
    )
  }
}
