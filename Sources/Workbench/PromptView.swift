import ScreenKit

/// A line being typed, with the choices it has above it.
enum PromptView {
  static func draw(_ model: Model, _ prompt: Prompt, above message: Rect, on screen: inout Screen) {
    let label = label(prompt.purpose, model)
    let row = model.message == nil ? message.row : message.row - 1
    screen.fill(
      Rect(column: 0, row: row, columns: screen.size.columns, rows: 1), .input, on: .popup)
    var column = 1
    column += screen.put(
      label + " ", at: Position(column: column, row: row), .popupTitle, on: .popup)
    let room = screen.size.columns - column - 2
    let text = String(prompt.text.suffix(max(0, room)))
    column += screen.put(text, at: Position(column: column, row: row), .input, on: .popup)
    markFault(model, prompt, column - Screen.columns(of: text), text, row, &screen)
    screen.cursor = Position(column: min(column, screen.size.columns - 1), row: row)
    if prompt.purpose == .command {
      PaletteView.draw(model, prompt, above: row, on: &screen)
      return
    }
    let choices = model.choiceTexts(prompt)
    let columns = min(
      screen.size.columns, max(36, (choices.map { Screen.columns(of: $0) }.max() ?? 0) + 2))
    let visible = max(0, min(choices.count, 10, row - 1))
    let first = max(0, min(prompt.marked - visible + 1, choices.count - visible))
    for offset in 0..<visible {
      let isMarked = isMarked(first + offset, choices, prompt)
      let place = Rect(column: 0, row: row - visible + offset, columns: columns, rows: 1)
      screen.fill(place, .text, on: isMarked ? .selected : .popup)
      screen.put(
        " " + choices[first + offset], at: place.origin, isMarked ? .strong : .text,
        on: isMarked ? .selected : .popup, limit: columns - 1)
    }
  }

  /// Shows where a formula that was refused is wrong, while it is said why.
  private static func markFault(
    _ model: Model, _ prompt: Prompt, _ column: Int, _ text: String, _ row: Int,
    _ screen: inout Screen
  ) {
    guard model.message != nil, case .formula(let gate) = prompt.purpose,
      let fault = model.formulaFault(prompt.text, of: gate)
    else { return }
    let letters = Array(text)
    let hidden = prompt.text.count - letters.count
    let range = (fault.range.lowerBound - hidden)..<(fault.range.upperBound - hidden)
    guard range.lowerBound >= 0, range.upperBound <= letters.count, !range.isEmpty else { return }
    let before = Screen.columns(of: String(letters[..<range.lowerBound]))
    screen.put(
      String(letters[range]), at: Position(column: column + before, row: row), .error, on: .popup)
  }

  /// Free text can also be typed: then none of what is on offer is marked.
  private static func isMarked(_ index: Int, _ choices: [String], _ prompt: Prompt) -> Bool {
    if case .formula = prompt.purpose { return prompt.completing != nil && index == prompt.marked }
    if prompt.purpose.isFreeText { return choices[index] == prompt.text }
    return index == prompt.marked
  }

  static func label(_ purpose: Prompt.Purpose, _ model: Model) -> String {
    switch purpose {
    case .sample: "sample, \(model.sampleOrder.rawValue):"
    case .describe(let field, _): field.label
    case .exclude: "leave \(model.sampleEntry.name) out, because:"
    case .note(let subject): "note on \(model.history.analysis.name(of: subject)):"
    case .acceptChanged: "accept the changed file of \(model.sampleEntry.name), because:"
    case .plot: "plot:"
    case .xAxis: "x axis:"
    case .yAxis: "y axis:"
    case .name: "name of the gate:"
    case .rename: "new name:"
    case .formula: "formula:"
    case .nameCombination: "name of the combination:"
    case .loadStrategy: "load the strategy from:"
    case .exact(let drag): MessageView.heldPlace(drag, model) + " to:"
    case .bounds(let tuning): "\(tuning.isX ? "x" : "y") axis from, to:"
    case .command: ":"
    case .saveStrategy: "save the strategy to:"
    case .checkpoint: "name of the present state:"
    case .signOff: "sign off (name, meaning):"
    case .lock: model.history.lockReason == nil ? "lock, because:" : "unlock, because:"
    case .nameSession: "keep the session in:"
    case .exportCounts: "write the counts to:"
    case .statisticsOf: "statistics of:"
    case .percentOf: "% of:"
    case .bandStep: "move edges by, in decades:"
    case .coefficient(let page):
      model.glyphs.shown(
        "\(page.matrix.detectors[page.source]) → \(page.matrix.detectors[page.target]) in %:")
    case .loadMatrix: "load the spillover matrix from:"
    case .writeMatrix: "write the spillover matrix to:"
    case .controls, .checkMatrix: "controls (folder, files):"
    case .tolerance: "pairs may be off by, in %:"
    }
  }
}
