import Analysis
import GatingCore

/// Percentiles of a population's events, asked of the engine beside the screen's question.
package struct PercentileQuestion: Hashable, Sendable {
  /// One percentile: of which events, of which values.
  package struct Item: Hashable, Sendable {
    /// Whose events; nil for all.
    package var population: GateID?
    /// Its values are taken before its scale.
    package var dimension: Dimension
    /// 0…1.
    package var fraction: Double
  }

  /// What the answer is for.
  package enum Purpose: Hashable, Sendable {
    /// The view of these axes: lower and upper ends of x, then of y.
    case zoom(PlotAxes)
    /// The values typed for a handle: those that wait for a percentile get it in order.
    case handle(GateID, [TypedValue])
  }

  package var sample: SampleID
  package var strategy: GatingStrategy
  package var items: [Item]
  package var purpose: Purpose

  /// The percentiles in order; nil for one of no events.
  ///
  /// - Throws: `GatingFailure` where a population or a dimension can't be assessed.
  package func answer(by engine: SampleEngine) throws(GatingFailure) -> [Double?] {
    guard let result = engine.evaluate(strategy) else { return items.map { _ in nil } }
    var values: [Double?] = []
    for item in items {
      guard let mask = result.mask(of: item.population) else {
        let id = item.population ?? ""
        throw result.failures[id] ?? .dependsOn(id)
      }
      values.append(
        Percentile.of(
          try engine.values(item.dimension, matrices: strategy.matrices, of: mask),
          fraction: item.fraction))
    }
    return values
  }
}
