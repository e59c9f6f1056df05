extension XMLTreeError: CustomStringConvertible {
  /// One sentence for people: what is wrong and where.
  package var description: String {
    switch self {
    case .empty: "The file is empty."
    case .notXML: "This is not XML: the first character is not '<'."
    case .tooLarge(let bytes, let limit):
      "The file has \(bytes) bytes; more than \(limit) are not read as XML."
    case .encoding(let name):
      "The XML is written in \(name.quotedForMessage); save it as UTF-8."
    case .notText(let encoding): "The file claims to be \(encoding) text, but is not."
    case .documentType(let line):
      "Line \(line): the XML has a document type declaration (DOCTYPE), which is refused because "
        + "it can define entities; remove it."
    case .tooDeep(let line, let limit):
      "Line \(line): elements are nested more than \(limit) deep."
    case .truncated(let line, let element):
      "Line \(line): the XML ends before the element \(element.quotedForMessage) is closed; "
        + "the file looks cut off."
    case .trailing(let line): "Line \(line): there is something after the end of the XML."
    case .undeclaredPrefix(let prefix, let line):
      "Line \(line): the prefix \(prefix.quotedForMessage) has no namespace (xmlns:…)."
    case .duplicateAttribute(let name, let line):
      "Line \(line): the attribute \(name.quotedForMessage) is there twice."
    case .malformed(let line, let column, let code):
      "Line \(line), column \(column): the XML is not well formed: \(Self.reason(code))."
    }
  }

  /// What libxml2's code (xmlParserErrors in xmlerror.h) means.
  private static func reason(_ code: Int) -> String {
    switch code {
    case 4: "there is no element"
    case 5: "there is something after the end"
    case 8, 9: "a character is not allowed"
    case 22, 23, 26: "an entity is not defined"
    case 38: "a '<' stands inside an attribute value"
    case 39: "an attribute value has no quotes"
    case 40: "an attribute value is not closed"
    case 41: "an attribute has no value"
    case 42, 203: "an attribute is there twice"
    case 45, 46, 47: "a comment or instruction is not closed"
    case 63: "a CDATA section is not closed"
    case 65: "a space is missing"
    case 68: "a name is missing"
    case 73: "a '>' is missing"
    case 76: "an end tag does not match its start tag"
    case 77: "an element is not closed"
    case 81: "the encoding is wrong"
    case 200: "a namespace is empty"
    case 201: "a prefix has no namespace (xmlns:…)"
    case 202: "a colon stands where none may"
    default: "libxml2 says error \(code)"
    }
  }
}

extension String {
  /// The text in single quotes with control characters made visible, cut after 60 characters.
  package var quotedForMessage: String {
    let cut = count > 60 ? prefix(59) + "…" : self[...]
    let safe = cut.unicodeScalars.map { scalar -> String in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate:
        "\\u{\(String(scalar.value, radix: 16))}"
      default: String(scalar)
      }
    }
    return "'" + safe.joined() + "'"
  }
}
