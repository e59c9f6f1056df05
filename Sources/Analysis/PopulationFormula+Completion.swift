import GatingCore

extension PopulationFormula {
  /// A population that the end of a text can be completed to.
  package struct Completion: Hashable, Sendable {
    /// What the formula calls it.
    package var name: String
    /// The whole text with it at its end.
    package var text: String
  }

  /// The populations that the name being typed at the end of a text can mean, the likeliest first:
  /// those whose names begin so, then those that have it in their names, then in their paths.
  ///
  /// After a blank or a parenthesis it is all of them; after a joining word none.
  package static func completions(
    of text: String, in tree: PopulationTree, excluding excluded: Set<GateID> = []
  ) -> [Completion] {
    let letters = Array(text)
    var start = letters.count
    var typed = ""
    if let last = FormulaWord.words(of: text).words.last, last.range.upperBound == letters.count {
      switch last.kind {
      case .name(let names, _):
        start = last.range.lowerBound
        typed = names.joined(separator: "/").lowercased()
      case .open: break
      case .close, .and, .or, .not: return []
      }
    }
    func rank(_ node: PopulationTree.Node) -> Int? {
      let name = node.name.lowercased()
      if name.hasPrefix(typed) { return 0 }
      if name.contains(typed) { return 1 }
      return node.names.joined(separator: "/").lowercased().contains(typed) ? 2 : nil
    }
    let kept = String(letters[..<start])
    return tree.nodes.enumerated().compactMap { index, node in
      excluded.contains(node.id) ? nil : rank(node).map { ($0, index, node.id) }
    }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map {
      let name = name(of: $0.2, in: tree)
      return Completion(name: name, text: kept + name)
    }
  }
}
