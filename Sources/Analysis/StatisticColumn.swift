import GatingCore

/// A further column of a count table, as `--statistics` names it.
///
/// Percentages are 0–100, counts whole numbers, statistics compensated scale values.
package enum StatisticColumn: Hashable, Sendable {
  /// `median:CD22`, `percentile:CD22@95`: a statistic of the events' values on a parameter.
  case of(Statistic, String)
  /// `percentOf:CD34+`: 100 · count / count of a named population; blank outside of it.
  case percentOf(String)
  /// `percentOfGrandparent`: 100 · count / count of the parent's parent; blank where there is none.
  case percentOfGrandparent
  /// `wilsonLow`, `wilsonHigh:CD34+@99`: an end of the Wilson interval, *counting only*, of the
  /// share of the parent or of a named population, at 95 % or another level in per cent.
  case wilson(isHigh: Bool, of: String?, percent: Double)
  /// `bandLow`, `bandHigh@0.2`: an end of the boundary band, a count, with the edges moved by 0.1
  /// or another part of a decade. Of all events, which have no edge, their number.
  case band(isHigh: Bool, step: Double)

  /// The column's heading, as it is asked for in the shortest way.
  package var heading: String {
    switch self {
    case .of(.percentile(let percent), let name):
      "percentile:\(name)@\(CountTable.number(percent))"
    case .of(let statistic, let name): "\(statistic.key):\(name)"
    case .percentOf(let name): "percentOf:\(name)"
    case .percentOfGrandparent: "percentOfGrandparent"
    case .wilson(let isHigh, let name, let percent):
      (isHigh ? "wilsonHigh" : "wilsonLow") + (name.map { ":" + $0 } ?? "")
        + (percent == Self.usualPercent ? "" : "@" + CountTable.number(percent))
    case .band(let isHigh, let step):
      (isHigh ? "bandHigh" : "bandLow")
        + (step == BoundaryBand.usualStep ? "" : "@" + CountTable.number(step))
    }
  }

  /// The level of intervals where none is given, in per cent.
  static let usualPercent = 100 * WilsonInterval.usualLevel
}
