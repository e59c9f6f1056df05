import GatingCore

extension StatisticColumn {
  /// All columns there are, as one sentence lists them.
  package static var list: String {
    Statistic.all.map { "\($0.key):PARAMETER" }.joined(separator: ", ")
      + ", percentile:PARAMETER@95, percentOf:POPULATION, percentOfGrandparent, wilsonLow and "
      + "wilsonHigh (of the parent, with :POPULATION of another, with @99 at 99 %), bandLow and "
      + "bandHigh (with @0.2 by 0.2 decades)"
  }

  /// Reads a comma-separated list; a comma inside a name can't be written.
  ///
  /// After the last `@` stands a number: the percentile, the level, the step.
  /// - Throws: `StatisticError.unknown`, or `.number` for one that is off.
  package static func parse(_ list: String) throws(StatisticError) -> [StatisticColumn] {
    var columns: [StatisticColumn] = []
    for item in list.split(separator: ",") { columns.append(try column(String(item))) }
    return columns
  }

  private static func column(_ item: String) throws(StatisticError) -> StatisticColumn {
    let parts = item.split(separator: ":", maxSplits: 1).map(String.init)
    guard let first = parts.first else { throw .unknown(item) }
    if parts.count == 2 {
      let name = parts[1]
      if let statistic = Statistic.all.first(where: { $0.key == first }) {
        return .of(statistic, name)
      }
      switch first {
      case "percentOf": return .percentOf(name)
      case "percentile":
        guard let (parameter, percent) = numbered(name), !parameter.isEmpty,
          (0...100).contains(percent)
        else { throw .number(item, "percentile:CD22@95, with 0 to 100") }
        return .of(.percentile(percent), parameter)
      case "wilsonLow", "wilsonHigh":
        let (population, level) = try leveled(name, item)
        guard !population.isEmpty else { throw .unknown(item) }
        return .wilson(isHigh: first == "wilsonHigh", of: population, percent: level)
      default: throw .unknown(item)
      }
    }
    if first == "percentOfGrandparent" { return .percentOfGrandparent }
    if CountTable.headings.contains(first) { throw .alreadyThere(item) }
    let numbered = numbered(first)
    let name = numbered?.0 ?? first
    switch name {
    case "wilsonLow", "wilsonHigh":
      let (_, level) = try leveled(first, item)
      return .wilson(isHigh: name == "wilsonHigh", of: nil, percent: level)
    case "bandLow", "bandHigh":
      let step = numbered?.1 ?? BoundaryBand.usualStep
      guard step > 0, step <= 10 else { throw .number(item, "bandLow@0.2, with 0.001 to 10") }
      return .band(isHigh: name == "bandHigh", step: step)
    default: throw .unknown(item)
    }
  }

  /// What stands before the last `@`, and the number after it; nil where there is none.
  private static func numbered(_ text: String) -> (String, Double)? {
    guard let place = text.lastIndex(of: "@"),
      let number = Double(text[text.index(after: place)...]), number.isFinite
    else { return nil }
    return (String(text[..<place]), number)
  }

  /// A text with a level in per cent behind it, 95 where it has none.
  private static func leveled(
    _ text: String, _ item: String
  ) throws(StatisticError) -> (String, Double) {
    guard let (name, percent) = numbered(text) else {
      return (text, usualPercent)
    }
    guard percent > 0, percent < 100 else {
      throw .number(item, "wilsonLow@99, above 0 and below 100")
    }
    return (name, percent)
  }
}
