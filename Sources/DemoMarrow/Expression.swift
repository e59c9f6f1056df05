/// How much of an antigen a cell carries, in the words of the field.
enum Level {
  case negative, dim, mid, bright, veryBright
}

/// The levels between which a kind of cell expresses an antigen, the same twice for a single one.
struct Expression: Equatable {
  var lowest: Level
  var highest: Level

  static let negative = Expression(lowest: .negative, highest: .negative)
  static let dim = Expression(lowest: .dim, highest: .dim)
  static let mid = Expression(lowest: .mid, highest: .mid)
  static let bright = Expression(lowest: .bright, highest: .bright)
  static let veryBright = Expression(lowest: .veryBright, highest: .veryBright)
  static let negativeToDim = Expression(lowest: .negative, highest: .dim)
  static let negativeToMid = Expression(lowest: .negative, highest: .mid)
  static let dimToMid = Expression(lowest: .dim, highest: .mid)
  static let midToBright = Expression(lowest: .mid, highest: .bright)
}
