/// Why bytes are not a document that this project reads.
package enum XMLTreeError: Error, Hashable, Sendable {
  /// There is nothing, or nothing but white space.
  case empty
  /// The first thing is no `<`.
  case notXML
  /// More bytes than the limit.
  case tooLarge(bytes: Int, limit: Int)
  /// The text is in an encoding other than UTF-8, UTF-16 or Latin-1.
  case encoding(String)
  /// The bytes are no text of the encoding they claim.
  case notText(encoding: String)
  /// There is a document type declaration, which could define entities.
  case documentType(line: Int)
  /// Elements lie more than `limit` deep.
  case tooDeep(line: Int, limit: Int)
  /// The document ends inside an element.
  case truncated(line: Int, element: String)
  /// Something follows the root element.
  case trailing(line: Int)
  /// A prefix has no namespace.
  case undeclaredPrefix(String, line: Int)
  /// An element has two attributes of one name.
  case duplicateAttribute(String, line: Int)
  /// The syntax is broken in another way, by libxml2's error code.
  case malformed(line: Int, column: Int, code: Int)

  /// The line it is about, nil where there is none.
  package var line: Int? {
    switch self {
    case .empty, .notXML, .tooLarge, .encoding, .notText: nil
    case .documentType(let line), .tooDeep(let line, _), .truncated(let line, _),
      .trailing(let line), .undeclaredPrefix(_, let line), .duplicateAttribute(_, let line),
      .malformed(let line, _, _):
      line
    }
  }
}
