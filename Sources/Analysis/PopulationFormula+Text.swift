import GatingCore

extension PopulationFormula {
  /// The formula as text that reads back as the same one: names as short as they are plain, what
  /// is nested in parentheses.
  package func text(in tree: PopulationTree) -> String {
    switch self {
    case .population(let id): return Self.name(of: id, in: tree)
    case .not(let formula): return "not " + formula.inner(in: tree)
    case .and(let formulas): return formulas.map { $0.inner(in: tree) }.joined(separator: " and ")
    case .or(let formulas): return formulas.map { $0.inner(in: tree) }.joined(separator: " or ")
    }
  }

  private func inner(in tree: PopulationTree) -> String {
    switch self {
    case .population, .not: text(in: tree)
    case .and, .or: "(" + text(in: tree) + ")"
    }
  }

  /// What a formula calls a population: its name, with as many of its parents' before it as tell
  /// it from others; from the root, with a `/` before it, where all of them do not.
  package static func name(of id: GateID, in tree: PopulationTree) -> String {
    guard let node = tree[id] else { return quoted(id.rawValue) }
    for count in 1...node.names.count {
      let names = node.names.suffix(count)
      if tree.nodes.count(where: { $0.names.suffix(count) == names }) == 1 { return path(names) }
    }
    return "/" + path(node.names[...])
  }

  /// A path that a formula reads as these names.
  static func path(_ names: ArraySlice<String>) -> String {
    names.map(quoted).joined(separator: "/")
  }

  /// The name as it is, or in quotes where it would be read as something else.
  private static func quoted(_ name: String) -> String {
    let isPlain = name.allSatisfy { !$0.isWhitespace && !"()/\\\"".contains($0) }
    if isPlain, !name.isEmpty, FormulaWord.keyword(name) == nil { return name }
    return "\"" + name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

extension PopulationFormula.Fault {
  /// What is wrong, where, and what can be done, in one sentence.
  package var sentence: String {
    switch kind {
    case .empty:
      "Type populations with and, or, not between them, as in CD34+ and not CD19+."
    case .missing(let before):
      before.map { "A population is missing after `\($0)`." }
        ?? "A population is missing at the beginning."
    case .unjoined(let found):
      "`\(found)` follows a population without and or or between; a name with blanks or "
        + "parentheses stands in \"quotes\"."
    case .unclosedParenthesis: "The parenthesis at character \(range.lowerBound + 1) is not closed."
    case .unopenedParenthesis:
      "The parenthesis at character \(range.lowerBound + 1) closes none that is open."
    case .unclosedQuote: "The quote at character \(range.lowerBound + 1) is not closed."
    case .emptyName: "A name is missing beside the / at character \(range.lowerBound + 1)."
    case .unknown(let name, let near):
      "No population is called \(name)"
        + (near.isEmpty ? "." : "; did you mean \(near.joined(separator: " or "))?")
    case .ambiguous(let name, let paths):
      "Several populations are called \(name): \(paths.joined(separator: ", ")); write the path."
    case .cyclic(let name):
      "\(name) depends on the population that the formula is for, so it can't be part of it."
    case .tooDeep: "The formula is nested too deeply."
    }
  }
}
