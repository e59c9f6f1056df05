import Analysis
import GatingCore
import Plotting

/// Proposals in words: what is proposed and why, or why nothing is.
enum SuggestionText {
  static func line(_ suggestion: Suggestion, _ model: Model) -> String {
    guard let gate = suggestion.gate, let reason = suggestion.reason else {
      switch suggestion.request {
      case .singlets: return "Looking for the ridge of singlets"
      case .valley: return "Looking for a valley on the x axis"
      case .debris: return "Looking for the debris"
      case .steady: return "Looking at the rate of events"
      case .quadrants: return "Looking for the negatives of both axes"
      case .basin: return "Looking for the basin under the crosshair"
      }
    }
    var text = "OFFER \(gate.name)"
    if let count = model.answer?.count(of: gate.id) {
      text += ": \(NumberText.count(count))"
      if let percent = model.answer?.percent(of: gate.id, in: model.viewed) {
        text += " (\(NumberText.percent(percent)) %)"
      }
    }
    return text + ", " + phrase(reason, model)
  }

  private static func phrase(_ reason: Proposal.Reason, _ model: Model) -> String {
    let x = model.title(of: model.axes.x.dimension, isShort: true)
    let y = model.title(of: model.axes.y.dimension, isShort: true)
    switch reason {
    case .ridge(.height, let median, let spread, let width):
      return "\(y)/\(x) \(NumberText.fixed(median, 3)) ± \(NumberText.short(width)) × "
        + NumberText.fixed(spread, 3)
    case .ridge(.width, let median, let spread, let width):
      return "\(y) \(NumberText.value(median)) ± \(NumberText.short(width)) × "
        + NumberText.value(spread)
    case .valley(let place, let lower, let upper, let depth):
      return "valley \(NumberText.fixed(100 * depth, 0)) % deep at \(NumberText.value(place)) "
        + "between \(NumberText.value(lower)) and \(NumberText.value(upper))"
    case .steady(let rate, let gaps, let share):
      let steady = "\(NumberText.short(rate.rounded())) events/s"
      if gaps == 0 { return "a steady \(steady) all through" }
      return "\(steady); \(gaps) unsteady \(gaps == 1 ? "stretch" : "stretches") left out, "
        + "\(NumberText.percent(100 * share)) % of the events"
    case .negatives(let xEdge, let yEdge):
      return [(x, xEdge), (y, yEdge)].map { title, edge in
        "\(title) \(NumberText.value(edge.value)) = \(NumberText.value(edge.centre)) + "
          + "\(NumberText.short(NegativeEdge.width)) × \(NumberText.value(edge.spread))"
      }.joined(separator: ", ")
    case .basin(let share, let meetsNeighbour):
      let percent = NumberText.fixed(100 * share, 0)
      return meetsNeighbour
        ? "to the saddle at \(percent) % of the peak" : "to where \(percent) % of the peak is left"
    }
  }

  static func sentence(_ obstacle: Proposal.Obstacle, _ model: Model) -> String {
    let population = model.name(of: model.viewed)
    let x = model.title(of: model.axes.x.dimension, isShort: true)
    switch obstacle {
    case .tooFewEvents(let count):
      return "\(population) shows \(NumberText.count(count)) events; proposals need "
        + "\(Proposal.fewestEvents)."
    case .oneMode(let mode):
      return "\(x) has one mode in \(population), at \(NumberText.value(mode)): "
        + "there is no valley to propose."
    case .nothingHere: return "There are no events under the crosshair; move it onto some."
    case .noRidge: return "The events of \(population) form no ridge here."
    case .unsteady(let share):
      return "\(NumberText.percent(100 * share)) % of the events came at no steady rate: "
        + "look at the flow before you gate."
    case .noNegatives(let dimension, let mode):
      return "The lowest mode of \(model.title(of: dimension, isShort: true)) is at "
        + "\(NumberText.value(mode)), not near 0: no negatives to start from; \(model.key(.quadrants)) puts quadrants."
    case .notAssessable(let failure):
      return "Nothing can be proposed. " + FailureText.sentence(failure) { model.name(of: $0) }
    }
  }
}
