import ScreenKit

/// The step of the tour, over the top of the plot.
enum TourView {
  static func draw(_ model: Model, _ tour: Tour, on screen: inout Screen) {
    let rect = model.layout.plot.rect
    let lines = StatisticsView.wrap(
      model.glyphs.shown(text(of: tour.step, model)), rect.columns - 2)
    let panel = Rect(
      column: rect.column, row: rect.row, columns: rect.columns, rows: lines.count + 1)
    screen.fill(panel, .text, on: .popup)
    let title = "Tour, step \(tour.step.rawValue + 1) of \(Tour.Step.allCases.count)"
    screen.put(
      title, at: Position(column: panel.column + 1, row: panel.row), .popupTitle, on: .popup)
    let way = "\(model.key(.cancel, in: model.context ?? .browse)) ends it"
    screen.put(
      way,
      at: Position(
        column: panel.columnRange.upperBound - 1 - Screen.columns(of: way), row: panel.row),
      .faint, on: .popup)
    for (index, line) in lines.enumerated() {
      screen.put(
        line, at: Position(column: panel.column + 1, row: panel.row + 1 + index), .text,
        on: .popup, limit: panel.columns - 2)
    }
  }

  static func text(_ tour: Tour, _ model: Model) -> String {
    model.glyphs.shown(text(of: tour.step, model))
  }

  private static func text(of step: Tour.Step, _ model: Model) -> String {
    func key(_ id: Command.ID, _ context: Command.Context = .browse) -> String {
      guard let command = model.keyMap.command(id, in: context), !command.keys.isEmpty else {
        return model.key(id, in: context)
      }
      return HintKeys.text(of: command, model).filter { $0 != " " }
    }
    switch step {
    case .walk:
      return "The tree lists populations: % of the parent, count. \(key(.treeDown)) goes down: "
        + "press it until CD34+ is selected."
    case .open:
      return "\(key(.open)) shows its events, on the plot that its gates are drawn on."
    case .hold:
      return "\(key(.treeDown)) selects a gate in it; \(key(.edit)) holds that by a handle."
    case .move:
      return "\(key(.moveLeft, .edit)) move the handle. Watch the counts follow."
    case .drop:
      return "\(key(.drop, .edit)) leaves the gate there: one edit, however far it went."
    case .undo:
      return "\(key(.undo)) takes the edit back. (\(key(.redo)) would do it again.)"
    case .draw:
      return "Now a gate of your own: \(key(.polygon)) begins a polygon."
    case .corners:
      return "\(key(.crosshairLeft, .draw)) move the crosshair, "
        + "\(key(.crosshairFarLeft, .draw)) eight dots; \(key(.corner, .draw)) sets a corner. "
        + "Set three around some events."
    case .close:
      return "\(key(.close, .draw)) closes the gate; then \(key(.accept, .prompt)) keeps the name, "
        + "or type another first."
    case .finish:
      return "That is the way of it. \(key(.save)) saves the gates, \(key(.export)) the counts, "
        + "\(key(.palette)) finds what else there is. \(key(.help)) lists the keys and ends the tour."
    }
  }
}
