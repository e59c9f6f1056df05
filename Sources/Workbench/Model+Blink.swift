import Analysis
import GatingCore

/// Going to and fro between two samples or populations on the same plot.
extension Model {
  /// A population of a sample, in view.
  struct Place: Hashable, Sendable {
    var sample: SampleID
    var viewed: GateID?
  }

  /// What a population's plot was before blinking laid other axes over it.
  struct Covered: Hashable, Sendable {
    var viewed: GateID?
    var axes: PlotAxes?
  }

  var place: Place { Place(sample: sample, viewed: viewed) }

  var blinkObstacle: String? {
    guard let former, former != place, history.analysis.sample(former.sample) != nil,
      former.viewed.map({ tree[$0] != nil }) ?? true
    else { return "Show another sample or population first; then \(key(.blink)) goes to and fro." }
    return nil
  }

  /// Shows what was in view before, on the axes of now; its own axes are put back on leaving it.
  mutating func blink() -> [Effect] {
    guard let former else { return [] }
    let axes = axes
    if let covered, covered.viewed == viewed { chosenAxes[viewed] = covered.axes }
    covered = nil
    if former.viewed != viewed {
      covered = Covered(viewed: former.viewed, axes: chosenAxes[former.viewed])
      selected = former.viewed
    }
    viewed = former.viewed
    crosshair = nil
    chosenAxes[viewed] = axes
    if former.sample != sample { return show(former.sample) }
    say("\(name(of: viewed)) on the same axes; \(key(.blink)) goes back.")
    return []
  }
}
