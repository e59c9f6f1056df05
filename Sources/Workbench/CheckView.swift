import GatingCore
import Plotting
import ScreenKit

/// What a check of a matrix against its controls found, the worst pair first.
enum CheckView {
  static func screen(_ model: Model, _ page: CheckPage) -> Screen {
    var screen = Screen(size: model.size)
    let columns = screen.size.columns
    let ascii = model.glyphs.isASCII
    let off = page.pairs.count { $0.verdict(model.checkTolerance) != .fits }
    let limit = SpilloverText.percent(model.checkTolerance)
    screen.put(
      TextFitting.middle(
        "Check of \(page.title): \(off) of \(page.pairs.count) pairs off by more than \(limit) %",
        columns: columns - 2, isASCII: ascii), at: Position(column: 1, row: 0), .title)
    let ends = [32, 44, 55, 66]
    for (end, text) in zip(ends, ["left over", "of its own", "slope", ""]) {
      put(text, end: end, row: 1, .faint, &screen)
    }
    let notes = page.notes.flatMap { StatisticsView.wrap(model.glyphs.shown($0), columns - 2) }
    // What the pairs leave free is the notes', and a quarter of the screen in any case.
    let room = max(screen.size.rows / 4, screen.size.rows - 5 - page.pairs.count)
    var foot = Array(notes.prefix(room))
    if notes.count > room, room > 1 {
      foot[room - 1] = "\(notes.count - room + 1) lines more where the window is taller."
    }
    let rows = max(1, screen.size.rows - 4 - foot.count)
    let first = max(0, min(page.marked - rows / 2, page.pairs.count - rows))
    for (line, pair) in page.pairs.dropFirst(first).prefix(rows).enumerated() {
      draw(pair, page, row: 2 + line, isMarked: first + line == page.marked, model, &screen)
    }
    for (line, text) in foot.enumerated() {
      screen.put(
        text, at: Position(column: 1, row: screen.size.rows - 2 - foot.count + line), .faint,
        limit: columns - 2)
    }
    let message = Rect(column: 0, row: screen.size.rows - 2, columns: columns, rows: 1)
    MessageView.draw(model, in: message, on: &screen)
    let hints = Rect(column: 0, row: screen.size.rows - 1, columns: columns, rows: 1)
    HintView.draw(model, in: hints, on: &screen)
    if case .prompt(let prompt) = model.mode {
      PromptView.draw(model, prompt, above: message, on: &screen)
    }
    return screen
  }

  private static func draw(
    _ pair: SpilloverCheck.Pair, _ page: CheckPage, row: Int, isMarked: Bool, _ model: Model,
    _ screen: inout Screen
  ) {
    let verdict = pair.verdict(model.checkTolerance)
    let role: Role = verdict == .fits ? (isMarked ? .strong : .text) : .warning
    let ground: Role? = isMarked ? .selected : nil
    if isMarked {
      screen.fill(
        Rect(column: 0, row: row, columns: screen.size.columns, rows: 1), .text, on: .selected)
    }
    let names = page.check.names
    let name = model.glyphs.shown("\(names[pair.source]) → \(names[pair.target])")
    screen.put(
      TextFitting.middle(name, columns: 21, isASCII: model.glyphs.isASCII),
      at: Position(column: 1, row: row), role, on: ground)
    put(NumberText.value(pair.residual), end: 32, row: row, role, on: ground, &screen)
    put(
      SpilloverText.fixed(100 * pair.fraction, 2) + " %", end: 44, row: row, role, on: ground,
      &screen)
    put(
      pair.slope.map { SpilloverText.fixed(100 * $0, 2) + " %" } ?? "n/a", end: 55, row: row, role,
      on: ground, &screen)
    let word =
      switch verdict {
      case .fits: "fits"
      case .under: "under-compensated"
      case .over: "over-compensated"
      }
    screen.put(word, at: Position(column: 58, row: row), role, on: ground)
  }

  private static func put(
    _ text: String, end: Int, row: Int, _ role: Role, on ground: Role? = nil,
    _ screen: inout Screen
  ) {
    screen.put(
      text, at: Position(column: end - Screen.columns(of: text), row: row), role, on: ground)
  }
}
