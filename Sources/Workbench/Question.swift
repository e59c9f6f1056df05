import Analysis
import GatingCore
import Plotting

/// What the screen needs to know of a sample: counts, a density map, medians.
package struct Question: Hashable, Sendable {
  package var sample: SampleID
  package var strategy: GatingStrategy
  /// By which rule events near an edge are decided.
  package var fidelity: Fidelity
  /// The population in view, and how it is binned.
  package var viewed: GateID?
  package var axes: PlotAxes
  package var columns: Int
  package var rows: Int
  /// The population whose medians are wanted, on the plot's dimensions.
  package var selected: GateID?
  /// The population that is drawn over a plot of two axes.
  package var backgate: GateID?
  /// The populations whose histograms are wanted, where y counts events.
  package var curves: [GateID?]
  /// The identity card that is being read.
  package var card: Card.Request?
  /// The page of statistics that is being read.
  package var statistics: StatisticsTable.Request?
  /// The page that says how sure a count is.
  package var certainty: Certainty.Request?
  /// The small plots or medians of pairs of detectors that are being seen.
  package var pairs: PairRequest?
  /// The counts that FlowJo stored, to compare both rules with; nil where that is not asked.
  package var stored: [GateID: Int]?
  /// The population whose events that the two rules decide differently are drawn over the plot.
  package var difference: GateID?
  /// What gate to look for among the events in view.
  package var proposal: Proposal.Request?
  /// Whether the answer must be there before the next frame: a gate is being dragged.
  package var isUrgent: Bool
  /// Counts up with every question, so that a late answer is known for what it is.
  package var revision: Int

  /// Whether the answer to another question, asked before, answers this one too.
  ///
  /// What was asked in a drag is asked again after it, for what had to wait.
  func asksTheSame(_ other: Question) -> Bool {
    var same = other
    same.revision = revision
    if isUrgent { same.isUrgent = true }
    return self == same
  }
}

/// The answer to a question, by value.
package struct Answer: Hashable, Sendable {
  package var question: Question
  package var eventCount: Int
  package var counts: [GateID: Int]
  /// The counts by the exact rule, whatever the question's; nil where a drag does not wait for them.
  package var exactCounts: [GateID: Int]?
  package var failures: [GateID: GatingFailure]
  /// Nil where the plot could not be drawn.
  package var density: DensityMap?
  /// The events of the population that is drawn over the plot.
  package var backgate: DensityMap?
  /// The histograms, that of the population in view first.
  package var curves: [Curve] = []
  /// The identity card that was asked for.
  package var card: Card?
  /// The statistics that were asked for.
  package var statistics: StatisticsTable?
  /// How sure the count is, where that was asked.
  package var certainty: Certainty?
  /// The populations by both rules, in tree order.
  package var comparison: [CountComparison]?
  /// The events that the two rules decide differently.
  package var difference: Difference?
  /// What was asked of pairs.
  package var pairs: PairRequest.Answer?
  /// Why the plot could not be drawn.
  package var plotFailure: GatingFailure?
  /// Medians of the selected population's scale values on the plot's x and y dimensions.
  package var xMedian: Double?
  package var yMedian: Double?
  /// The gate that was looked for, or why there is none.
  package var proposal: Result<Proposal, Proposal.Obstacle>?

  package func count(of id: GateID?) -> Int? {
    guard let id else { return eventCount }
    return counts[id]
  }

  /// 100 · count / count of `parent`; nil for an empty parent.
  package func percent(of id: GateID?, in parent: GateID?) -> Double? {
    guard let part = count(of: id), let whole = count(of: parent), whole > 0 else { return nil }
    return 100 * Double(part) / Double(whole)
  }
}

extension Question {
  /// The medians of so many events are there within a step of a drag.
  private static let quickMedians = 100_000

  /// Answers by an engine that holds the question's sample; nil when cancelled.
  ///
  /// The medians of a large population wait for the end of a drag: counts must not wait for them.
  package func answer(by engine: SampleEngine, monitor: WorkMonitor? = nil) -> Answer? {
    guard let result = engine.evaluate(strategy, fidelity: fidelity, monitor: monitor) else {
      return nil
    }
    var answer = Answer(
      question: self, eventCount: result.eventCount, counts: result.counts,
      failures: result.failures)
    guard rules(result, by: engine, in: &answer, monitor: monitor) else { return nil }
    if let card {
      guard let known = card.card(of: result, strategy, by: engine, monitor: monitor) else {
        return nil
      }
      answer.card = known
    }
    guard numbers(result, by: engine, in: &answer, monitor: monitor) else { return nil }
    if let pairs, let mask = result.mask(of: viewed) {
      guard
        let known = pairs.answer(
          mask, on: axes, strategy.matrices, by: engine, monitor: monitor)
      else { return nil }
      answer.pairs = known
    }
    do throws(GatingFailure) {
      if let mask = result.mask(of: viewed), columns > 0, rows > 0 {
        if let proposal {
          guard
            let found = engine.propose(
              proposal, among: mask, on: axes, matrices: strategy.matrices, monitor: monitor)
          else { return nil }
          answer.proposal = found
        }
        guard try plot(mask, result, by: engine, in: &answer) else { return nil }
      } else if let viewed {
        answer.plotFailure = result.failures[viewed]
      }
      if let mask = result.mask(of: selected), !isUrgent || mask.population <= Self.quickMedians {
        answer.xMedian = Percentile.median(
          try engine.values(axes.x.dimension, matrices: strategy.matrices, of: mask))
        if !axes.y.isEventCount {
          answer.yMedian = Percentile.median(
            try engine.values(axes.y.dimension, matrices: strategy.matrices, of: mask))
        }
      }
    } catch {
      answer.plotFailure = error
    }
    return answer
  }
}
