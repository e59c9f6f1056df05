extension XMLElement {
  /// The element on its own, with the namespaces it needs and no others.
  ///
  /// Needed are those of its names, and those whose prefix is written with a colon in a text or a
  /// value (`xsi:type="x:Kind"` needs `x`), unless it is `known` wherever the element will stand.
  package func detached(known: [String: String] = [:]) -> XMLElement {
    var used: Set<String> = []
    collectPrefixes(to: &used, known)
    return keeping(used)
  }

  private func collectPrefixes(to used: inout Set<String>, _ known: [String: String]) {
    used.insert(prefix)
    used.formUnion(attributes.map(\.prefix))
    let texts = attributes.map(\.value) + [text]
    for (prefix, namespace) in scope where !prefix.isEmpty && known[prefix] != namespace {
      if texts.contains(where: { $0.containsPrefix(prefix) }) { used.insert(prefix) }
    }
    for child in children { child.collectPrefixes(to: &used, known) }
  }

  private func keeping(_ used: Set<String>) -> XMLElement {
    var result = self
    result.scope = scope.filter { used.contains($0.key) }
    result.content = content.map {
      if case .element(let child) = $0 { .element(child.keeping(used)) } else { $0 }
    }
    return result
  }
}

extension String {
  /// Whether the prefix and a colon stand somewhere in it as a word of their own.
  fileprivate func containsPrefix(_ prefix: String) -> Bool {
    let wanted = Array((prefix + ":").utf8)
    let bytes = Array(utf8)
    guard bytes.count >= wanted.count else { return false }
    return (0...(bytes.count - wanted.count)).contains { start in
      bytes[start] == wanted[0] && bytes[start..<(start + wanted.count)].elementsEqual(wanted)
        && (start == 0 || String(decoding: [bytes[start - 1]], as: UTF8.self).isXMLSpace)
    }
  }
}
