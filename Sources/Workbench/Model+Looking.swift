import GatingCore
import Plotting

extension Model {
  /// Whether the plot is a histogram of its x axis.
  var isHistogram: Bool { axes.y.isEventCount }

  /// Shows the population in view as a histogram of x, or on two axes again.
  mutating func toggleHistogram() {
    var axes = axes(for: viewed)
    if axes.y.isEventCount {
      axes = onTwoAxes(axes)
    } else {
      formerY[viewed] = axes.y
      axes.y = .eventCount
    }
    crosshair = nil
    chosenAxes[viewed] = axes
  }

  /// The axes with a parameter as y: a gate keeps these as its plot, whatever it was drawn on.
  func onTwoAxes(_ axes: PlotAxes) -> PlotAxes {
    guard axes.y.isEventCount else { return axes }
    let defaults = AxisDefaults(panel: panel, facts: facts[sample], strategy: decidedStrategy)
    let fallback = [defaults.scatter.y, defaults.scatter.x].first {
      !panel.readsTheSameSource($0.dimension, axes.x.dimension)
    }
    return PlotAxes(x: axes.x, y: formerY[viewed] ?? fallback ?? defaults.scatter.y)
  }

  /// Draws the selected population's events over every plot, or no longer.
  mutating func toggleBackgate() {
    if let shown = difference {
      difference = nil
      say("The events of \(name(of: shown)) that differ are drawn no longer.")
      return
    }
    if let shown = backgate, selected == nil || selected == shown {
      backgate = nil
      say("\(name(of: shown)) is drawn over the plot no longer.")
      return
    }
    guard let selected else { return }
    backgate = selected
    say("\(name(of: selected)) is drawn over the plot; \(key(.backgate)) takes it off.")
  }

  /// Draws the siblings of the population in view over its histogram, or no longer.
  mutating func toggleSiblings() {
    overlaysSiblings.toggle()
    let plural = overlaysSiblings ? "are drawn over the histogram." : "are drawn no longer."
    say("The siblings of \(name(of: viewed)) " + plural)
  }

  /// The populations whose histograms are drawn, that in view first; none on a plot of two axes.
  var curves: [GateID?] {
    guard isHistogram else { return [] }
    var curves: [GateID?] = [viewed]
    if overlaysSiblings, let viewed, let node = tree[viewed] {
      curves += tree.children(of: node.parent).map(\.id).filter { $0 != viewed }
    }
    if let backgate, !curves.contains(backgate) { curves.append(backgate) }
    return curves
  }

  /// Why a plot can't be looked at so, in a sentence.
  func obstacle(toLooking command: Command.ID) -> String? {
    switch command {
    case .backgate:
      return selected == nil && backgate == nil && difference == nil
        ? "Select a population to draw over plots." : nil
    case .siblings:
      if !isHistogram {
        return "Siblings are drawn over a histogram; \(key(.histogram)) shows one."
      }
      return viewed == nil ? "All events has no siblings." : nil
    default: return panel.parameters.isEmpty ? "The sample has no parameters." : nil
    }
  }

  /// The colour of a population: of the gate that makes it.
  func hue(ofPopulation id: GateID) -> UInt8 {
    tree[id].flatMap { strategy.gate($0.gate) }.map(hue) ?? 0
  }
}
