/// Writes elements as XML text: the same text for the same element, always.
///
/// Attributes stay in their order, namespaces are declared where they come into force, sorted by
/// prefix. Elements are indented by two spaces, except inside one that holds text or whose white
/// space counts.
package enum XMLTreeWriter {
  /// A whole document, with its declaration, in UTF-8, ending in a line end.
  package static func document(_ root: XMLElement) -> String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + fragment(root) + "\n"
  }

  /// An element alone; every namespace it uses is declared on it or inside.
  package static func fragment(_ element: XMLElement) -> String {
    var text = ""
    let outer = ["xml": "http://www.w3.org/XML/1998/namespace"]
    write(element, in: outer, indent: element.keepsSpace ? nil : 0, to: &text)
    return text
  }

  private static func write(
    _ element: XMLElement, in outer: [String: String], indent: Int?, to text: inout String
  ) {
    var scope = outer
    var declared: [String: String] = [:]
    func declare(_ prefix: String, _ namespace: String) {
      if prefix == "xml" || scope[prefix] ?? "" == namespace { return }
      scope[prefix] = namespace.isEmpty ? nil : namespace
      declared[prefix] = namespace
    }
    for (prefix, namespace) in element.scope { declare(prefix, namespace) }
    declare(element.prefix, element.name.namespace)
    for attribute in element.attributes where !attribute.prefix.isEmpty {
      declare(attribute.prefix, attribute.name.namespace)
    }
    let name = qualified(element.prefix, element.name)
    text += "<" + name
    for (prefix, namespace) in declared.sorted(by: { $0.key < $1.key }) {
      text += prefix.isEmpty ? " xmlns=\"" : " xmlns:\(prefix)=\""
      append(namespace, isAttribute: true, to: &text)
      text += "\""
    }
    for attribute in element.attributes {
      text += " " + qualified(attribute.prefix, attribute.name) + "=\""
      append(attribute.value, isAttribute: true, to: &text)
      text += "\""
    }
    let content = element.content.joinedTexts
    if content.isEmpty {
      text += "/>"
      return
    }
    text += ">"
    let hasText = content.contains { if case .text = $0 { true } else { false } }
    let inner = element.keepsSpace || hasText ? nil : indent.map { $0 + 1 }
    for node in content {
      switch node {
      case .text(let words): append(words, isAttribute: false, to: &text)
      case .element(let child):
        if let inner { text += "\n" + String(repeating: "  ", count: inner) }
        write(child, in: scope, indent: inner, to: &text)
      }
    }
    if inner != nil, let indent { text += "\n" + String(repeating: "  ", count: indent) }
    text += "</" + name + ">"
  }

  private static func qualified(_ prefix: String, _ name: XMLElement.Name) -> String {
    prefix.isEmpty ? name.local : prefix + ":" + name.local
  }

  /// Appends text with what XML gives a meaning escaped; what XML 1.0 cannot hold (section 2.2:
  /// most control characters) becomes U+FFFD.
  private static func append(_ words: String, isAttribute: Bool, to text: inout String) {
    for scalar in words.unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"" where isAttribute: text += "&quot;"
      case "\t" where isAttribute: text += "&#9;"
      case "\n" where isAttribute: text += "&#10;"
      case "\r": text += "&#13;"
      case "\t", "\n": text.unicodeScalars.append(scalar)
      case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": text += "\u{FFFD}"
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}
