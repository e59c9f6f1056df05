import Analysis
import GatingCore
import Plotting
import ScreenKit
import TermPlot

extension Model {
  /// The strategy that the sample uses; the one that was opened where none is assigned.
  package var strategyID: StrategyID { history.analysis.assignments[sample] ?? openedStrategyID }

  /// The strategy as decided, with the shapes that are the sample's own.
  package var decidedStrategy: GatingStrategy { decidedStrategy(in: history.analysis) }

  /// The same in another state of the analysis.
  func decidedStrategy(in analysis: Analysis) -> GatingStrategy {
    analysis.assignments[sample] == nil
      ? analysis.strategies[strategyID] ?? GatingStrategy() : analysis.strategy(of: sample)
  }

  /// The strategy as it is for every sample that has no shapes of its own.
  var sharedStrategy: GatingStrategy {
    history.analysis.strategies[strategyID] ?? GatingStrategy()
  }

  /// The strategy as on the screen: with the gate that is being dragged or named.
  package var strategy: GatingStrategy {
    if let preview = spilloverPage?.preview { return preview.strategy }
    var strategy = decidedStrategy
    if let drag {
      if let index = strategy.gates.firstIndex(where: { $0.id == drag.gate }) {
        strategy.gates[index].geometry = drag.geometry
      } else if var gate = drag.suggestion?.gate {
        gate.geometry = drag.geometry
        strategy.gates.append(gate)
      }
    }
    if case .propose(let suggestion) = mode, let gate = suggestion.gate {
      strategy.gates.append(gate)
    }
    if case .prompt(let prompt) = mode, case .name(let gate) = prompt.purpose {
      strategy.gates.append(gate)
    }
    if case .prompt(let prompt) = mode, case .nameCombination(let gate, let parts) = prompt.purpose
    {
      strategy.gates += [gate] + parts
    }
    return strategy
  }

  package var tree: PopulationTree { PopulationTree(strategy) }

  var sampleEntry: Sample {
    history.analysis.sample(sample)
      ?? Sample(id: sample, name: "", path: nil, eventCount: 0, panel: Panel(parameters: []))
  }

  package var panel: Panel { sampleEntry.panel }

  /// Whether there are changes that no file holds.
  package var hasUnsavedWork: Bool {
    history.analysis.strategies.contains { $0.value != savedStrategies[$0.key] ?? GatingStrategy() }
  }

  /// What a population is called; all events for nil.
  package func name(of id: GateID?) -> String {
    guard let id else { return "All events" }
    return tree[id]?.name ?? id.rawValue
  }

  /// The axes of the plot: chosen, else those its children were drawn on, else its own, else
  /// forward against side scatter.
  package var axes: PlotAxes {
    switch mode {
    case .draw(let sketch): return sketch.axes
    case .edit(let drag): return drag.axes
    case .scale(let tuning): return tuning.axes
    case .spillover(let page): return axes(of: page, source: page.source, target: page.target)
    case .prompt(let prompt):
      switch prompt.purpose {
      case .exact(let drag): return drag.axes
      case .bounds(let tuning): return tuning.axes
      case .coefficient(let page): return axes(of: page, source: page.source, target: page.target)
      default: return axes(for: viewed)
      }
    default: return axes(for: viewed)
    }
  }

  func axes(for population: GateID?) -> PlotAxes {
    if let chosen = chosenAxes[population] { return known(chosen) }
    let strategy = decidedStrategy
    let defaults = AxisDefaults(panel: panel, facts: facts[sample], strategy: strategy)
    let children = strategy.gates.filter { $0.parent == population }
    for gate in children + [population.flatMap(strategy.gate)].compactMap({ $0 }) {
      if let axes = defaults.axes(of: gate) { return axes }
    }
    return defaults.scatter
  }

  var layout: Layout { Layout(size: size, glyphs: glyphs) }

  /// What the screen needs to know now.
  var question: Question {
    let frame = plotFrame
    let hasPlot = frame.isUseful && spilloverPage?.isGrid != true
    var isUrgent = false
    if case .edit = mode { isUrgent = true }
    return Question(
      sample: sample, strategy: strategy, fidelity: fidelity, viewed: viewed, axes: axes,
      columns: hasPlot ? frame.dotColumns : 0, rows: hasPlot ? frame.dotRows : 0,
      selected: selected, backgate: backgate, curves: curves, card: requestedCard,
      statistics: requestedStatistics, certainty: requestedCertainty, pairs: requestedPairs,
      stored: isComparing ? sampleEntry.storedCounts : nil, difference: difference,
      proposal: requestedProposal, isUrgent: isUrgent,
      revision: asked?.revision ?? 0)
  }

  /// The gates on the plot: children of the population in view, drawn or with the reason why not.
  var gatesInView: [(gate: Gate, outline: Result<GateOutline, GateProjection.Obstacle>)] {
    let axes = axes
    return strategy.gates.filter { $0.parent == viewed }.map { gate in
      do throws(GateProjection.Obstacle) {
        return (gate, .success(try GateOutline(gate.geometry, on: axes, panel: panel)))
      } catch {
        return (gate, .failure(error))
      }
    }
  }

  /// The colour of a gate: its own, else by its place among all gates.
  func hue(of gate: Gate) -> UInt8 {
    let index = gate.hue ?? strategy.gates.firstIndex { $0.id == gate.id } ?? 0
    return UInt8(index % Role.gateHues)
  }

  /// The point under the crosshair, in fractions of the axes; the middle while it is hidden.
  package var crosshairPoint: Point {
    let dot = crosshair ?? middleDot
    return layout.plot.point(dotColumn: dot.column, dotRow: dot.row)
  }

  var middleDot: Dot {
    Dot(column: layout.plot.dotColumns / 2, row: layout.plot.dotRows / 2)
  }
}
