import Analysis
import GatingCore
import Plotting

extension Model {
  /// Asks for percentiles; the answer is used if nothing else was asked meanwhile.
  mutating func ask(
    _ items: [PercentileQuestion.Item], for purpose: PercentileQuestion.Purpose
  ) -> [Effect] {
    let question = PercentileQuestion(
      sample: sample, strategy: strategy, items: items, purpose: purpose)
    measuring = question
    return [.measure(question)]
  }

  /// Uses percentiles that came, if they are still wanted.
  mutating func take(_ values: [Double?], for question: PercentileQuestion) {
    guard measuring == question, question.sample == sample else { return }
    measuring = nil
    let known = values.compactMap { $0 }.filter(\.isFinite)
    guard known.count == question.items.count else {
      let empty = zip(question.items, values).first { $1?.isFinite != true }?.0
      say("\(name(of: empty?.population)) has no events to take a percentile of.", .warning)
      return
    }
    switch question.purpose {
    case .zoom(let axes): zoom(axes, toValues: known)
    case .handle(let gate, let typed): setHandle(of: gate, typed, percentiles: known)
    }
  }

  /// Says why percentiles could not be had, if they are still wanted.
  mutating func refuse(_ question: PercentileQuestion, _ failure: GatingFailure) {
    guard measuring == question else { return }
    measuring = nil
    say("Not assessable. " + FailureText.sentence(failure) { self.name(of: $0) }, .warning)
  }
}
