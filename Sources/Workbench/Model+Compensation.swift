import Analysis
import GatingCore
import Plotting

/// How plots and gates are compensated, and matrices from files and controls.
extension Model {
  mutating func compensate(_ id: Command.ID, times: Int) -> [Effect] {
    switch id {
    case .switchCompensation: switchCompensation(times)
    case .compensateGates: compensateGates()
    case .loadMatrix: mode = .prompt(Prompt(purpose: .loadMatrix, text: ""))
    case .writeMatrix:
      mode = .prompt(
        Prompt(purpose: .writeMatrix, text: preferences.path(stem + ".spillover.csv")))
    case .controls: mode = .prompt(Prompt(purpose: .controls, text: suggestedControls))
    case .checkMatrix: mode = .prompt(Prompt(purpose: .checkMatrix, text: suggestedControls))
    default: break
    }
    return []
  }

  /// What a compensation is called where it is plain that a matrix is meant.
  func title(of compensation: Dimension.Compensation) -> String {
    guard case .matrix(let id) = compensation else { return words(compensation) }
    return strategy.title(ofMatrix: id)
  }

  /// What a compensation is called in sentences.
  func words(_ compensation: Dimension.Compensation) -> String {
    switch compensation {
    case .none: "no compensation"
    case .stored: "the values as stored"
    case .file: panel.spillover == nil ? "the file's own, which has none" : "the file's $SPILLOVER"
    case .matrix(let id): "matrix \(strategy.title(ofMatrix: id))"
    }
  }

  /// The axes with every matrix that the strategy no longer has replaced by what its first gate is
  /// compensated by, else by the file's own.
  func known(_ axes: PlotAxes) -> PlotAxes {
    let used = decidedStrategy.gates.lazy.flatMap(\.geometry.dimensions).map(\.compensation)
    return axes.compensated { dimension in
      guard case .matrix(let id) = dimension.compensation,
        !decidedStrategy.matrices.contains(where: { $0.id == id })
      else { return dimension.compensation }
      return used.first { $0 != .none && $0 != .stored } ?? (panel.spillover == nil ? .none : .file)
    }
  }

  /// How a plot's axes that can be compensated are; empty for scatter and Time.
  private var shownCompensations: [Dimension.Compensation] {
    effective([axes.x, axes.y].filter { !$0.isEventCount }.map(\.dimension))
  }

  private func effective(_ dimensions: [Dimension]) -> [Dimension.Compensation] {
    var seen: Set<Dimension.Compensation> = []
    return dimensions.filter { panel.isCompensable($0, by: strategy.matrices) }.map { dimension in
      panel.isCompensated(dimension, by: strategy.matrices) ? dimension.compensation : .none
    }.filter { seen.insert($0).inserted }
  }

  /// On what the plot and the selected gate are compensated, each as a line.
  var compensationLines: [String] {
    func text(_ compensations: [Dimension.Compensation]) -> String? {
      guard let first = compensations.first else { return nil }
      if compensations.count > 1 { return "on more than one matrix" }
      switch first {
      case .none: return "not compensated"
      case .stored: return "on values as stored"
      case .file: return panel.spillover == nil ? "not compensated" : "on the file's $SPILLOVER"
      case .matrix(let id): return "on matrix \(strategy.title(ofMatrix: id))"
      }
    }
    let plot = text(shownCompensations)
    let gate = selected.flatMap(strategy.gate).flatMap {
      text(effective($0.geometry.dimensions))
    }
    guard let gate, gate != plot else { return plot.map { ["plot " + $0] } ?? [] }
    return ["gate " + gate] + (plot.map { ["plot " + $0] } ?? [])
  }

  /// All there are of what the axes show: none, the file's own, the strategy's matrices whose
  /// detectors the sample has.
  private var compensations: [Dimension.Compensation] {
    let shown = [axes.x, axes.y].filter { !$0.isEventCount }.map(\.dimension)
      .filter { panel.isCompensable($0, by: decidedStrategy.matrices) }
    let all: [Dimension.Compensation] =
      [.none] + (panel.spillover == nil ? [] : [.file])
      + decidedStrategy.matrices.filter { missingDetectors(of: $0).isEmpty }
      .map { .matrix(id: $0.id) }
    return all.filter { compensation in shown.allSatisfy { gives(compensation, $0) } }
  }

  /// Whether a compensation has values of a dimension: a matrix that is not square has those of its
  /// fluorochromes alone, and these are no parameters. One that is yet to come in has all.
  func gives(_ compensation: Dimension.Compensation, _ dimension: Dimension) -> Bool {
    dimension.references.allSatisfy { reference in
      guard case .matrix = compensation else { return (try? panel.index(of: reference)) != nil }
      return matrix(of: compensation)?.gives(reference) ?? true
    }
  }

  /// Shows the plot on the next compensation.
  private mutating func switchCompensation(_ times: Int) {
    let all = compensations
    let now = all.firstIndex(of: shownCompensations.first ?? .none) ?? 0
    let next = all[(now + times) % all.count]
    setAxes(
      axes.compensated {
        panel.isCompensable($0, by: decidedStrategy.matrices) ? next : $0.compensation
      })
    let elsewhere = gatesInView.count {
      if case .failure(.otherCompensation) = $0.outline { true } else { false }
    }
    let gates =
      elsewhere == 0
      ? ""
      : " \(elsewhere == 1 ? "1 gate is" : "\(elsewhere) gates are") compensated otherwise and not "
        + "drawn; "
        + "\(key(.compensateGates)) moves all gates to it."
    say("The plot is on \(words(next)); no count changed.\(gates)")
  }

  /// Moves all gates to the plot's compensation: one edit.
  private mutating func compensateGates() {
    guard let wanted = shownCompensations.first else { return }
    let gates = recompensated { _ in wanted }
    let left = decidedStrategy.gates.filter { gate in
      gate.geometry.dimensions.contains {
        panel.isCompensable($0, by: decidedStrategy.matrices) && !gives(wanted, $0)
      }
    }.map(\.name)
    let rest =
      left.isEmpty
      ? "" : " \(left.joined(separator: ", ")) can't be: it does not have their values."
    guard !gates.isEmpty else {
      let all = left.isEmpty ? "All gates" : "All gates that can be"
      say("\(all) are on \(words(wanted)) already.\(rest)")
      return
    }
    guard perform(.setCompensation(gates, strategyID)) else { return }
    chosenAxes = chosenAxes.mapValues { axes in
      axes.compensated {
        panel.isCompensable($0, by: decidedStrategy.matrices) && gives(wanted, $0)
          ? wanted : $0.compensation
      }
    }
    let count = gates.count == 1 ? "1 gate is" : "\(gates.count) gates are"
    say("\(count) on \(words(wanted)) now; \(key(.undo)) undoes.\(rest)")
  }

  /// Why a command of compensation can't be done, in a sentence.
  func obstacle(toCompensating id: Command.ID) -> String? {
    switch id {
    case .switchCompensation, .compensateGates:
      if shownCompensations.isEmpty {
        return "Neither axis can be compensated; show a fluorescence that a matrix names."
      }
      if id == .switchCompensation, compensations.count < 2 {
        return decidedStrategy.matrices.isEmpty
          ? noMatrix
          : "No other matrix has what the axes show; \(key(.matrix)) shows what the matrix has."
      }
      return shownCompensations.count > 1 && id == .compensateGates
        ? "The axes differ; \(key(.switchCompensation)) shows both on one compensation." : nil
    case .matrix, .pairs, .writeMatrix, .checkMatrix:
      guard let compensation = compensationInForce, let matrix = matrix(of: compensation) else {
        return noMatrix
      }
      do throws(CompensationError) {
        _ = try matrix.asSpillover()
      } catch {
        return FailureText.sentence(error)
      }
      if id == .writeMatrix { return nil }
      if id == .checkMatrix, !matrix.isSquare {
        return
          "\(SpilloverText.start(words(compensation))) has \(matrix.fluorochromes.count) fluorochromes on "
          + "\(matrix.detectors.count) detectors; only a matrix in which each has a detector of its "
          + "own is checked against controls."
      }
      let missing = missingDetectors(of: matrix)
      return missing.isEmpty
        ? nil : "The sample has no \(missing.joined(separator: ", ")), which the matrix names."
    default: return nil
    }
  }

  private func missingDetectors(of matrix: SpectrumMatrix) -> [String] {
    matrix.detectors.filter { name in !panel.parameters.contains { $0.name == name } }
  }

  private var noMatrix: String {
    "There is no spillover matrix; \(key(.loadMatrix)) loads one, \(key(.controls)) computes one."
  }

  /// Why a command on the matrix can't be done, in a sentence.
  func obstacle(inSpillover id: Command.ID) -> String? {
    guard case .spillover(let page) = mode else { return nil }
    return obstacle(inSpillover: id, page)
  }

  func obstacle(inSpillover id: Command.ID, _ page: SpilloverPage) -> String? {
    if page.isOfInverse {
      return
        "\(SpilloverText.start(words(page.base))) is stored as its inverse, so that it is not changed here; "
        + "\(key(.writeMatrix)) writes it as it is seen, and \(key(.loadMatrix)) loads that to be "
        + "changed."
    }
    if page.showsOutputs {
      return "Fluorochromes against each other have no coefficient; "
        + "\(key(.keepMatrix, in: .spillover)) shows the numbers."
    }
    if page.isDiagonal, id != .keepMatrix {
      return "A fluorochrome gives its own detector 100 %; go to another cell."
    }
    if let reason = history.lockReason {
      return "The analysis is locked (\(reason)); \(key(.lock, in: .history)) unlocks it."
    }
    return nil
  }

  /// Asks for what was typed in a prompt of matrices or controls.
  mutating func acceptMatrix(_ prompt: Prompt) -> [Effect] {
    guard !prompt.text.isEmpty else {
      say("Type a path, or Esc.", .warning)
      return []
    }
    mode = .browse
    switch prompt.purpose {
    case .loadMatrix: return [.readMatrix(prompt.text)]
    case .writeMatrix:
      guard let force = compensationInForce, let matrix = try? matrix(of: force)?.asSpillover()
      else { return [] }
      let output = Effect.Output(path: prompt.text, content: .matrix(matrix))
      return write(output)
    case .controls:
      say("Computing a matrix from the controls.")
      return [.controls(request(prompt.text, .compute))]
    case .checkMatrix:
      guard let force = compensationInForce, let matrix = matrix(of: force) else { return [] }
      say("Checking \(words(force)) against the controls.")
      return [.controls(request(prompt.text, .check(matrix, title: words(force))))]
    default: return []
    }
  }

  /// Takes in a matrix that was read or computed: one edit.
  mutating func adopt(_ matrix: SpectrumMatrix, _ notes: [String]) {
    let id = freshMatrixID(matrix.id)
    var matrix = matrix
    matrix.id = id
    guard perform(.setMatrix(id, matrix, at: nil, strategyID)) else { return }
    let said =
      "Matrix \(strategy.title(ofMatrix: id)) of \(matrix.fluorochromes.count) fluorochromes is there"
    let missing = missingDetectors(of: matrix)
    guard missing.isEmpty else {
      say(
        "\(said), but this sample has no \(missing.joined(separator: ", ")): it can't be used here. "
          + "\(key(.undo)) undoes.", .warning)
      return
    }
    say(
      ([
        "\(said); no gate uses it yet: \(key(.switchCompensation)) shows the plot on it, "
          + "\(key(.compensateGates)) moves the gates."
      ] + notes).joined(separator: " "))
  }
}
