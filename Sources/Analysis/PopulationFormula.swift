import GatingCore

/// A combination of populations as people write it: `CD34+ and not (CD3+ or CD19+)`.
///
/// `not` binds closest, then `and`, then `or`.
package indirect enum PopulationFormula: Hashable, Sendable {
  case population(GateID)
  case not(PopulationFormula)
  case and([PopulationFormula])
  case or([PopulationFormula])

  /// The populations it names, each time it names them.
  package var populations: [GateID] {
    switch self {
    case .population(let id): [id]
    case .not(let formula): formula.populations
    case .and(let formulas), .or(let formulas): formulas.flatMap(\.populations)
    }
  }

  /// The same combination with `not` at populations alone and no `and` in an `and`, no `or` in an
  /// `or`: what boolean gates can say with the least nesting.
  ///
  /// By De Morgan's laws; the order of the populations stays.
  package var normalized: PopulationFormula { normalized(isNegated: false) }

  private func normalized(isNegated: Bool) -> PopulationFormula {
    switch self {
    case .population: return isNegated ? .not(self) : self
    case .not(let formula): return formula.normalized(isNegated: !isNegated)
    case .and(let formulas), .or(let formulas):
      let isAnd = if case .and = self { !isNegated } else { isNegated }
      var parts: [PopulationFormula] = []
      for part in formulas.map({ $0.normalized(isNegated: isNegated) }) {
        switch part {
        case .and(let inner) where isAnd: parts += inner
        case .or(let inner) where !isAnd: parts += inner
        default: parts.append(part)
        }
      }
      if let only = parts.first, parts.count == 1 { return only }
      return isAnd ? .and(parts) : .or(parts)
    }
  }
}
