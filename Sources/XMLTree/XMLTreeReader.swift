import Foundation
import FoundationXML

/// Reads an XML document into a tree of values, refusing whatever could be an attack or a stump.
///
/// Read are UTF-8, UTF-16 and Latin-1. Comments and processing instructions are left out. A line
/// is the one on which an element's start tag ends. Prefixes are resolved here.
package enum XMLTreeReader {
  /// How much is read.
  package struct Limits: Hashable, Sendable {
    package var bytes: Int
    /// How deep elements may lie.
    package var depth: Int

    package init(bytes: Int = 256 << 20, depth: Int = 200) {
      self.bytes = bytes
      self.depth = depth
    }
  }

  /// The root element of a document.
  /// - Throws: whatever is wrong; any DOCTYPE, cut-off or trailing content is.
  package static func parse(
    _ bytes: [UInt8], limits: Limits = Limits()
  ) throws(XMLTreeError) -> XMLElement {
    let text = try XMLText(bytes, limit: limits.bytes)
    let builder = TreeBuilder(depthLimit: limits.depth)
    // Of three bytes or fewer libxml2 reports nothing; white space at the end means nothing.
    let parser = XMLParser(data: Data(text.bytes + Array("    ".utf8)))
    // Off, qualified names and declarations arrive as they are written.
    parser.shouldProcessNamespaces = false
    parser.shouldResolveExternalEntities = false
    parser.delegate = builder
    _ = parser.parse()
    parser.delegate = nil
    if let fault = builder.fault { throw fault }
    if let open = builder.openElement {
      throw .truncated(line: parser.lineNumber, element: open)
    }
    guard let root = builder.root else {
      throw .malformed(line: parser.lineNumber, column: parser.columnNumber, code: 4)
    }
    return root
  }
}

/// Collects the parser's events into elements.
private final class TreeBuilder: NSObject, XMLParserDelegate {
  private(set) var root: XMLElement?
  private(set) var fault: XMLTreeError?
  private var stack: [XMLElement] = []
  /// Text of the innermost element that is not in its content yet: it comes in many pieces.
  private var pending = ""
  private let depthLimit: Int

  /// The name of the innermost element that is not closed.
  var openElement: String? { stack.last?.name.local }

  init(depthLimit: Int) { self.depthLimit = depthLimit }

  func parser(
    _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    let line = parser.lineNumber
    guard fault == nil else { return }
    if root != nil { return stop(parser, .trailing(line: line)) }
    if stack.count >= depthLimit {
      return stop(parser, .tooDeep(line: line, limit: depthLimit))
    }
    flush()
    do throws(XMLTreeError) {
      stack.append(try element(elementName, attributes, line: line))
    } catch {
      stop(parser, error)
    }
  }

  private func element(
    _ qualifiedName: String, _ written: [String: String], line: Int
  ) throws(XMLTreeError) -> XMLElement {
    var scope = stack.last?.scope ?? ["xml": "http://www.w3.org/XML/1998/namespace"]
    var plain: [(key: String, value: String)] = []
    for (key, value) in written.sorted(by: { $0.key < $1.key }) {
      if key == "xmlns" || key == "xmlns:" {
        scope[""] = value.isEmpty ? nil : value
      } else if key.hasPrefix("xmlns:") {
        scope[String(key.dropFirst(6))] = value
      } else {
        plain.append((key, value))
      }
    }
    var attributes: [XMLElement.Attribute] = []
    for (key, value) in plain {
      let (prefix, local) = Self.split(key)
      let namespace = prefix.isEmpty ? "" : scope[prefix]
      guard let namespace else { throw .undeclaredPrefix(prefix, line: line) }
      let name = XMLElement.Name(local, in: namespace)
      if attributes.contains(where: { $0.name == name }) {
        throw .duplicateAttribute(key, line: line)
      }
      attributes.append(.init(name, prefix: prefix, value))
    }
    let (prefix, local) = Self.split(qualifiedName)
    guard let namespace = scope[prefix] ?? (prefix.isEmpty ? "" : nil) else {
      throw .undeclaredPrefix(prefix, line: line)
    }
    return XMLElement(
      .init(local, in: namespace), prefix: prefix, attributes: attributes, scope: scope,
      keepsSpace: true, line: line)
  }

  private static func split(_ name: String) -> (prefix: String, local: String) {
    let parts = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    return parts.count == 2 ? (String(parts[0]), String(parts[1])) : ("", name)
  }

  func parser(
    _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?,
    qualifiedName: String?
  ) {
    guard fault == nil, !stack.isEmpty else { return }
    flush()
    let element = stack.removeLast()
    if stack.isEmpty {
      root = element
    } else {
      stack[stack.count - 1].content.append(.element(element))
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    guard fault == nil, !stack.isEmpty else { return }
    pending += string
  }

  private func flush() {
    if pending.isEmpty { return }
    stack[stack.count - 1].content.append(.text(pending))
    pending = ""
  }

  func parser(_ parser: XMLParser, foundCDATA block: Data) {
    self.parser(parser, foundCharacters: String(decoding: block, as: UTF8.self))
  }

  func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
    guard fault == nil else { return }
    let code = (error as NSError).code
    let line = parser.lineNumber
    if root != nil {
      fault = .trailing(line: line)
    } else if code == 5, let openElement {
      fault = .truncated(line: line, element: openElement)
    } else if code == 5 {
      fault = .malformed(line: line, column: parser.columnNumber, code: 4)
    } else {
      fault = .malformed(line: line, column: parser.columnNumber, code: code)
    }
  }

  private func stop(_ parser: XMLParser, _ error: XMLTreeError) {
    fault = error
    parser.abortParsing()
  }
}
