import GatingCore

extension PopulationFormula {
  /// Why a text is no formula, and where.
  package struct Fault: Error, Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      case empty
      /// No population stands where one must, after this.
      case missing(after: String?)
      /// A population follows another with nothing between.
      case unjoined(String)
      case unclosedParenthesis
      case unopenedParenthesis
      case unclosedQuote
      /// Nothing stands before or after a `/`.
      case emptyName
      case unknown(String, near: [String])
      case ambiguous(String, paths: [String])
      /// The population depends on the one that the formula is for.
      case cyclic(String)
      case tooDeep
    }

    package var kind: Kind
    /// Which characters of the text are meant; empty at the end.
    package var range: Range<Int>
  }

  /// Reads a formula.
  ///
  /// A name is a population's, after as many names of its parents (`Parent/Child`) as tell it from
  /// others, or the whole path after a `/`; in any case where only one is called so. Blanks,
  /// parentheses, `/` and the words and, or, not belong to a name in double quotes, or each letter
  /// after a `\`.
  /// - Parameters:
  ///   - tree: the populations there are.
  ///   - excluded: those that depend on the population that the formula is for.
  /// - Throws: the first fault.
  package static func read(
    _ text: String, in tree: PopulationTree, excluding excluded: Set<GateID> = []
  ) throws(Fault) -> PopulationFormula {
    let (words, fault) = FormulaWord.words(of: text)
    if let fault { throw fault }
    var reading = Reading(text: Array(text), words: words, tree: tree, excluded: excluded)
    if words.isEmpty { throw Fault(kind: .empty, range: 0..<0) }
    let formula = try reading.either(depth: 0)
    if let rest = reading.word {
      let kind: Fault.Kind =
        rest.kind == .close ? .unopenedParenthesis : .unjoined(reading.text(of: rest))
      throw Fault(kind: kind, range: rest.range)
    }
    return formula
  }

  private struct Reading {
    private static let depthLimit = 64

    let text: [Character]
    let words: [FormulaWord]
    let tree: PopulationTree
    let excluded: Set<GateID>
    var place = 0

    init(
      text: [Character], words: [FormulaWord], tree: PopulationTree, excluded: Set<GateID>
    ) {
      self.text = text
      self.words = words
      self.tree = tree
      self.excluded = excluded
    }

    var word: FormulaWord? { place < words.count ? words[place] : nil }

    func text(of word: FormulaWord) -> String { String(text[word.range]) }

    mutating func either(depth: Int) throws(Fault) -> PopulationFormula {
      var formulas = [try all(depth: depth)]
      while word?.kind == .or {
        place += 1
        formulas.append(try all(depth: depth))
      }
      return formulas.count == 1 ? formulas[0] : .or(formulas)
    }

    private mutating func all(depth: Int) throws(Fault) -> PopulationFormula {
      var formulas = [try one(depth: depth)]
      while word?.kind == .and {
        place += 1
        formulas.append(try one(depth: depth))
      }
      return formulas.count == 1 ? formulas[0] : .and(formulas)
    }

    private mutating func one(depth: Int) throws(Fault) -> PopulationFormula {
      guard let word else { throw missing() }
      if depth >= Self.depthLimit { throw Fault(kind: .tooDeep, range: word.range) }
      switch word.kind {
      case .not:
        place += 1
        return .not(try one(depth: depth + 1))
      case .open:
        place += 1
        let inner = try either(depth: depth + 1)
        guard let end = self.word else {
          throw Fault(kind: .unclosedParenthesis, range: word.range)
        }
        guard end.kind == .close else {
          throw Fault(kind: .unjoined(text(of: end)), range: end.range)
        }
        place += 1
        return inner
      case .name(let names, let isFromRoot):
        place += 1
        return .population(try population(names, isFromRoot, word))
      case .and, .or, .close: throw missing()
      }
    }

    /// A population is missing before the present word.
    private func missing() -> Fault {
      let end = text.count
      return Fault(
        kind: .missing(after: place > 0 ? text(of: words[place - 1]) : nil),
        range: word?.range ?? end..<end)
    }

    private func population(
      _ names: [String], _ isFromRoot: Bool, _ word: FormulaWord
    ) throws(Fault) -> GateID {
      func fault(_ kind: Fault.Kind) -> Fault { Fault(kind: kind, range: word.range) }
      func found(_ isMeant: ([String]) -> Bool) -> [PopulationTree.Node] {
        tree.nodes.filter {
          isMeant(isFromRoot ? $0.names : Array($0.names.suffix(names.count)))
        }
      }
      let small = names.map { $0.lowercased() }
      var nodes = found { $0 == names }
      if nodes.isEmpty { nodes = found { $0.map { $0.lowercased() } == small } }
      guard let node = nodes.first else {
        throw fault(.unknown(text(of: word), near: near(names)))
      }
      guard nodes.count == 1 else {
        let paths = nodes.map { PopulationFormula.name(of: $0.id, in: tree) }
        throw fault(.ambiguous(text(of: word), paths: paths))
      }
      if excluded.contains(node.id) { throw fault(.cyclic(text(of: word))) }
      return node.id
    }

    /// Up to three populations whose names are nearly the last one typed.
    private func near(_ names: [String]) -> [String] {
      let wanted = (names.last ?? "").lowercased()
      let limit = max(1, wanted.count / 2)
      let ranked = tree.nodes.filter { !excluded.contains($0.id) }.enumerated().map {
        (EditDistance.between($1.name.lowercased(), wanted), $0, $1.id)
      }.filter { $0.0 <= limit }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }
      return ranked.prefix(3).map { PopulationFormula.name(of: $0.2, in: tree) }
    }
  }
}
