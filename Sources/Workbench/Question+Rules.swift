import Analysis
import GatingCore
import Plotting

extension Question {
  /// Evaluates by the other rule too, where that is needed; false when cancelled.
  func rules(
    _ result: GatingResult, by engine: SampleEngine, in answer: inout Answer,
    monitor: WorkMonitor?
  ) -> Bool {
    if fidelity == .exact { answer.exactCounts = result.counts }
    let logsExact = fidelity != .exact && !isUrgent
    guard logsExact || stored != nil || difference != nil else { return true }
    let rule: Fidelity = fidelity == .exact ? .flowJoGrid : .exact
    guard let other = engine.evaluate(strategy, fidelity: rule, monitor: monitor) else {
      return false
    }
    let (exact, grid) = fidelity == .exact ? (result, other) : (other, result)
    answer.exactCounts = exact.counts
    if let stored {
      answer.comparison = CountComparison.rows(
        of: strategy, exact: exact, grid: grid, stored: stored)
    }
    if let difference { answer.difference = map(difference, exact, grid, by: engine) }
    return true
  }

  /// The events of a population that the rules decide differently, binned as the plot; nil where
  /// there is no plot of two axes.
  private func map(
    _ population: GateID, _ exact: GatingResult, _ grid: GatingResult, by engine: SampleEngine
  ) -> Answer.Difference? {
    guard columns > 0, rows > 0, !axes.y.isEventCount,
      let mine = exact.masks[population], let theirs = grid.masks[population],
      let x = try? engine.column(axes.x.dimension, matrices: strategy.matrices),
      let y = try? engine.column(axes.y.dimension, matrices: strategy.matrices)
    else { return nil }
    func events(_ mask: EventMask) -> Answer.Difference.Events {
      .init(
        count: mask.population,
        density: DensityMap(x: x, y: y, of: mask, axes: axes, columns: columns, rows: rows))
    }
    return Answer.Difference(
      population: population, gridAlone: events(theirs.without(mine)),
      exactAlone: events(mine.without(theirs)))
  }
}

extension Answer {
  /// The events of a population that the two rules decide differently, on the plot.
  package struct Difference: Hashable, Sendable {
    /// How many events there are, and where those with a place on the plot lie.
    package struct Events: Hashable, Sendable {
      package var count: Int
      package var density: DensityMap
    }

    package var population: GateID
    package var gridAlone: Events
    package var exactAlone: Events
  }
}
