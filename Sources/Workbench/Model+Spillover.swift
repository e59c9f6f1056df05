import Analysis
import GatingCore
import Plotting

/// Seeing and changing the spillover matrix.
extension Model {
  /// The matrix that is seen; behind a question that came from it as well.
  package var spilloverPage: SpilloverPage? {
    switch mode {
    case .spillover(let page): page
    case .prompt(let prompt):
      if case .coefficient(let page) = prompt.purpose { page } else { nil }
    default: nil
    }
  }

  mutating func readSpillover(_ id: Command.ID, times: Int) {
    switch id {
    case .matrix: openSpillover(isGrid: false)
    case .pairs: openSpillover(isGrid: true)
    case .cellLeft: moveCell(0, -times)
    case .cellRight: moveCell(0, times)
    case .cellUp: moveCell(-times, 0)
    case .cellDown: moveCell(times, 0)
    case .cellMirror: mirrorCell()
    case .coefficientUp: nudge(0.001 * Double(times))
    case .coefficientDown: nudge(-0.001 * Double(times))
    case .coefficientFarUp: nudge(0.01 * Double(times))
    case .coefficientFarDown: nudge(-0.01 * Double(times))
    case .coefficient:
      if case .spillover(let page) = mode {
        mode = .prompt(Prompt(purpose: .coefficient(page), text: ""))
      }
    case .keepMatrix, .showPairs:
      keepSpillover()
      guard case .spillover(var page) = mode, page.preview == nil else { return }
      // Among small plots it opens the marked one.
      page = page.turned(toGrid: id == .showPairs)
      mode = .spillover(page)
    default: break
    }
  }

  private mutating func moveCell(_ rows: Int, _ columns: Int) {
    keepSpillover()
    // A change that is refused has to be put back first.
    guard case .spillover(var page) = mode, page.preview == nil else { return }
    page.source = min(page.rowCount - 1, max(0, page.source + rows))
    page.target = min(page.columnCount - 1, max(0, page.target + columns))
    mode = .spillover(page)
  }

  private mutating func mirrorCell() {
    keepSpillover()
    guard case .spillover(var page) = mode, page.preview == nil else { return }
    guard page.isSquare || page.isGrid else {
      say(
        "A fluorochrome on a detector has no mirror here; \(key(.showPairs, in: .spillover)) shows "
          + "fluorochromes against each other.", .warning)
      return
    }
    (page.source, page.target) = (page.target, page.source)
    mode = .spillover(page)
  }

  private mutating func nudge(_ by: Double) {
    guard case .spillover(let page) = mode else { return }
    // The step, not the number it is added to, has a last digit.
    setCoefficient(((page.coefficient + by) * 1e12).rounded() / 1e12, page)
  }

  /// Shows the matrix with another coefficient; nothing is in the history yet.
  private mutating func setCoefficient(_ value: Double, _ page: SpilloverPage) {
    var page = page
    if page.preview == nil {
      // Counts of another state are nothing to compare with.
      page.before = answer?.question.strategy == decidedStrategy ? answer?.counts ?? [:] : [:]
    }
    page.matrix.coefficients[page.place(page.source, page.target)] = value
    guard page.matrix != page.original else {
      page.preview = nil
      mode = .spillover(page)
      return
    }
    let (edit, compensation) = change(page)
    var analysis = history.analysis
    do throws(EditError) {
      try analysis.apply(edit)
    } catch {
      say(error.description, .error)
      return
    }
    page.preview = .init(strategy: decidedStrategy(in: analysis), compensation: compensation)
    mode = .spillover(page)
  }

  /// The edit that keeps a changed matrix: of the file's own a copy, which the gates then use.
  private func change(
    _ page: SpilloverPage
  ) -> (edit: Edit, compensation: Dimension.Compensation) {
    if case .matrix(let id) = page.base {
      return (.setMatrix(id, page.matrix, at: nil, strategyID), page.base)
    }
    let id = freshMatrixID("spillover")
    var matrix = page.matrix
    matrix.id = id
    let gates = recompensated { $0 == .file ? .matrix(id: id) : $0 }
    return (
      .several([
        .setMatrix(id, matrix, at: nil, strategyID), .setCompensation(gates, strategyID),
      ]), .matrix(id: id)
    )
  }

  /// The strategy's gates whose dimensions or plots, where they can be compensated, get another
  /// compensation, in the strategy's shape or in one that a sample has of its own.
  func recompensated(
    _ change: (Dimension.Compensation) -> Dimension.Compensation
  ) -> [Edit.GateCompensation] {
    let strategy = sharedStrategy
    let samples = history.analysis.samplesWithOverrides(of: strategyID)
    func changed(_ dimension: Dimension) -> Dimension.Compensation {
      let wanted = change(dimension.compensation)
      return panel.isCompensable(dimension, by: strategy.matrices) && gives(wanted, dimension)
        ? wanted : dimension.compensation
    }
    return strategy.gates.compactMap { gate in
      let before = Edit.GateCompensation(gate)
      let after = Edit.GateCompensation(
        gate: gate.id, dimensions: gate.geometry.dimensions.map(changed),
        plot: gate.plot.map { [changed($0.x.dimension), changed($0.y.dimension)] })
      // A sample's own shape can be behind where the strategy's is not.
      let own = samples.compactMap { history.analysis.overrides[$0]?[gate.id] }
      let isBehind = own.flatMap(\.dimensions).contains { dimension in
        changed(dimension) != dimension.compensation
          && gate.geometry.dimensions.contains { $0.source == dimension.source }
      }
      return before == after && !isBehind ? nil : after
    }
  }

  /// Keeps a change as one edit; says what became of it.
  private mutating func keepSpillover() {
    guard case .spillover(let page) = mode, page.preview != nil else { return }
    let (edit, compensation) = change(page)
    guard perform(edit) else { return }
    if page.base == .file {
      // What was looked at by the file's own is looked at by its copy.
      for (population, axes) in chosenAxes {
        chosenAxes[population] = axes.compensated {
          panel.isCompensable($0, by: decidedStrategy.matrices) && $0.compensation == .file
            ? compensation : $0.compensation
        }
      }
    }
    let said =
      "Spillover \(page.pair): "
      + "\(SpilloverText.percent(page.originalCoefficient)) → "
      + "\(SpilloverText.percent(page.coefficient)) %"
    openSpillover(compensation, isGrid: page.isGrid, source: page.source, target: page.target)
    say(
      page.base == .file
        ? "\(said), in \(words(compensation)), a copy that \(compensatedGates(compensation)) now; "
          + "the file's own stays. \(key(.undo)) undoes." : "\(said); \(key(.undo)) undoes.")
  }

  /// As in `13 gates use`.
  private func compensatedGates(_ compensation: Dimension.Compensation) -> String {
    let count = decidedStrategy.gates.count { gate in
      gate.geometry.dimensions.contains { $0.compensation == compensation }
    }
    let others = history.analysis.samples.count {
      history.analysis.assignments[$0.id] == strategyID && $0.panel.spillover != panel.spillover
    }
    let also = others == 0 ? "" : ", in \(others) samples of another $SPILLOVER too,"
    return (count == 1 ? "1 gate uses" : "\(count) gates use") + also
  }

  mutating func acceptCoefficient(_ text: String, _ page: SpilloverPage) {
    guard let percent = SpilloverText.typedPercent(text) else {
      say("Type one number of percent, as in 0.79.", .warning)
      return
    }
    mode = .spillover(page)
    setCoefficient(percent / 100, page)
  }

  /// One step out: a change is put back, else small plots lead to nothing but the workbench.
  mutating func leaveSpillover(_ page: SpilloverPage) {
    guard page.preview != nil else {
      mode = .browse
      return
    }
    var page = page
    page.matrix = page.original
    page.preview = nil
    mode = .spillover(page)
    say("The coefficient is \(SpilloverText.percent(page.coefficient)) % as before.")
  }

  /// Undo and redo while the matrix is seen: a change that is not kept goes first.
  mutating func undoSpillover(_ id: Command.ID, times: Int) {
    guard case .spillover(let page) = mode else { return }
    if page.preview != nil {
      leaveSpillover(page)
      return
    }
    for _ in 0..<times { if id == .undo { undo() } else { redo() } }
    let place = (page.source, page.target)
    var wanted = page.base
    if matrix(of: wanted) == nil { wanted = compensationInForce ?? .file }
    // Done again, a copy of the file's own is in use again.
    if id == .redo, wanted == .file, let force = compensationInForce { wanted = force }
    mode = .browse
    openSpillover(wanted, isGrid: page.isGrid, source: place.0, target: place.1)
  }

  /// Whether there is anything to take back, a change of a matrix that is not kept too.
  var canUndo: Bool { history.canUndo || spilloverPage?.preview != nil }

  /// An id that no matrix of the strategy has.
  func freshMatrixID(_ base: String) -> String {
    let taken = Set(decidedStrategy.matrices.map(\.id) + ["FCS"])
    if !taken.contains(base) { return base }
    var number = 2
    while taken.contains("\(base)-\(number)") { number += 1 }
    return "\(base)-\(number)"
  }
}

extension PlotAxes {
  /// The same axes, each compensated as `change` says.
  func compensated(_ change: (Dimension) -> Dimension.Compensation) -> PlotAxes {
    var axes = self
    axes.x.dimension.compensation = change(x.dimension)
    if !y.isEventCount { axes.y.dimension.compensation = change(y.dimension) }
    return axes
  }
}
