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
      page.isGrid = id == .showPairs
      mode = .spillover(page)
    default: break
    }
  }

  /// The matrix of a compensation; nil where there is none.
  func matrix(of compensation: Dimension.Compensation) -> SpectrumMatrix? {
    switch compensation {
    case .none, .stored: nil
    case .file: panel.spillover
    case .matrix(let id): decidedStrategy.matrices.first { $0.id == id }
    }
  }

  /// The compensation in force: that of the plot, else that of the first gate that has one, else
  /// the strategy's first matrix or the file's own; nil where there is no matrix at all.
  var compensationInForce: Dimension.Compensation? {
    let strategy = decidedStrategy
    let axes = axes(for: viewed)
    func isInForce(_ dimension: Dimension) -> Bool {
      matrix(of: dimension.compensation) != nil
        && panel.isCompensable(dimension, by: strategy.matrices)
    }
    // Most strategies are decided by the first that is asked: hints ask at every frame.
    if let shown = [axes.x, axes.y].map(\.dimension).first(where: isInForce) {
      return shown.compensation
    }
    for gate in strategy.gates {
      if let used = gate.geometry.dimensions.first(where: isInForce) { return used.compensation }
    }
    let first = strategy.matrices.first.map { Dimension.Compensation.matrix(id: $0.id) }
    return [.file, first].compactMap { $0 }.first { matrix(of: $0) != nil }
  }

  private mutating func openSpillover(isGrid: Bool) {
    guard let compensation = compensationInForce else { return }
    openSpillover(compensation, isGrid: isGrid)
  }

  mutating func openSpillover(
    _ compensation: Dimension.Compensation, isGrid: Bool, source: Int? = nil, target: Int? = nil
  ) {
    guard let matrix = matrix(of: compensation) else { return }
    // The pair that the plot shows, where it is one.
    let shown = [axes(for: viewed).x, axes(for: viewed).y].map { axis -> Int? in
      let parameter = axis.dimension.references.first.flatMap { try? panel.index(of: $0) }
      return parameter.flatMap { matrix.detectors.firstIndex(of: panel.parameters[$0].name) }
    }
    let row = source ?? shown[0] ?? 0
    let column = target ?? shown[1] ?? min(1, matrix.detectors.count - 1)
    crosshair = nil
    mode = .spillover(
      SpilloverPage(
        isGrid: isGrid, base: compensation, matrix: matrix, original: matrix,
        source: min(row, matrix.detectors.count - 1),
        target: min(column, matrix.detectors.count - 1), preview: nil,
        before: [:]))
  }

  private mutating func moveCell(_ rows: Int, _ columns: Int) {
    keepSpillover()
    // A change that is refused has to be put back first.
    guard case .spillover(var page) = mode, page.preview == nil else { return }
    page.source = min(page.size - 1, max(0, page.source + rows))
    page.target = min(page.size - 1, max(0, page.target + columns))
    mode = .spillover(page)
  }

  private mutating func mirrorCell() {
    keepSpillover()
    guard case .spillover(var page) = mode, page.preview == nil else { return }
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
    page.matrix.coefficients[page.source * page.size + page.target] = value
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
    page.preview = .init(
      strategy: analysis.strategies[strategyID] ?? GatingStrategy(), compensation: compensation)
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

  /// The gates whose dimensions or plots, where they can be compensated, get another compensation.
  func recompensated(
    _ change: (Dimension.Compensation) -> Dimension.Compensation
  ) -> [Edit.GateCompensation] {
    let strategy = decidedStrategy
    func changed(_ dimension: Dimension) -> Dimension.Compensation {
      panel.isCompensable(dimension, by: strategy.matrices)
        ? change(dimension.compensation) : dimension.compensation
    }
    return strategy.gates.compactMap { gate in
      let before = Edit.GateCompensation(gate)
      let after = Edit.GateCompensation(
        gate: gate.id, dimensions: gate.geometry.dimensions.map(changed),
        plot: gate.plot.map { [changed($0.x.dimension), changed($0.y.dimension)] })
      return before == after ? nil : after
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
    let names = page.matrix.detectors
    let said =
      "Spillover \(names[page.source]) → \(names[page.target]): "
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
    let trimmed = text.filter { $0 != "%" && $0 != " " }
    guard let percent = TypedText.number(trimmed) else {
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
