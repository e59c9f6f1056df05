import Analysis
import GatingCore
import Plotting
import ScreenKit

/// How sure the selected population's count is, over the whole screen: what counting leaves open,
/// what the edges of its path leave open, and what neither covers.
enum CertaintyView {
  /// Below so many events of a whole, a share of a few per cent can't be told from nothing.
  private static let fewEvents = 1_000
  /// The events that limits of detection and of quantification usually ask for.
  private static let limits = (detection: 20, quantification: 50)

  /// Rows of edges further apart than this are hard to follow.
  private static let widest = 100

  static func screen(_ model: Model) -> Screen {
    var screen = Screen(size: model.size)
    PageView.drawFrame(
      model, title: "How sure is the count of \(PageView.place(model))?", on: &screen)
    let head = head(model)
    for (row, line) in head.enumerated() { put(line, row: 1 + row, model, &screen) }
    let top = 2 + head.count
    let band = bandLines(model)
    for (row, line) in band.enumerated() { put(line, row: top + row, model, &screen) }
    drawEdges(model, row: top + band.count, on: &screen)
    let foot = foot(model)
    let first = screen.size.rows - 2 - foot.count
    for (row, line) in foot.enumerated() { put((line, .faint), row: first + row, model, &screen) }
    return screen
  }

  private typealias Line = (text: String, role: Role)

  private static func put(_ line: Line, row: Int, _ model: Model, _ screen: inout Screen) {
    screen.put(
      model.glyphs.shown(line.text), at: Position(column: 1, row: row), line.role,
      limit: screen.size.columns - 2)
  }

  /// The count and the interval of each share.
  private static func head(_ model: Model) -> [Line] {
    guard let answer = model.answer else { return [("counting", .faint)] }
    guard let id = model.selected else {
      return [
        ("\(NumberText.count(answer.eventCount)) events, all that the file holds.", .text),
        ("A share, an interval and edges have the populations in it.", .faint),
      ]
    }
    if let failure = answer.failures[id] {
      return wrapped(
        "Not assessable. " + FailureText.sentence(failure) { model.name(of: $0) }, .warning, model)
    }
    guard let count = answer.count(of: id) else { return [] }
    let parent = model.tree[id]?.parent
    var lines: [Line] = []
    for whole in [parent] + [model.denominatorOfSelected].compactMap({ $0 }).map(Optional.some) {
      guard let all = answer.count(of: whole) else { continue }
      lines += share(count, all, model.name(of: whole), model)
    }
    return lines
  }

  private static func share(
    _ count: Int, _ whole: Int, _ name: String, _ model: Model
  ) -> [Line] {
    guard let interval = WilsonInterval(count, of: whole) else {
      return [("\(name) has no events: there is no share of it.", .warning)]
    }
    func percent(_ part: Double) -> String { NumberText.percent(100 * part) }
    let all = NumberText.count(whole)
    var lines: [Line] = [
      (
        "\(NumberText.count(count)) of \(all) events of \(name): "
          + "\(percent(Double(count) / Double(whole))) %", .strong
      ),
      (
        " counting only (Wilson, 95 %): \(percent(interval.lower)) to "
          + "\(percent(interval.upper)) %", .text
      ),
    ]
    let few =
      "\(limits.detection) of these \(all) events are "
      + "\(percent(Double(limits.detection) / Double(whole))) %, \(limits.quantification) are "
      + "\(percent(Double(limits.quantification) / Double(whole))) %"
    if whole < fewEvents {
      lines += wrapped(
        "Few events: \(few). A smaller share can hardly be told from none.",
        .warning, model)
    } else if count < limits.detection {
      lines += wrapped(
        "Few events: \(NumberText.count(count)) of the \(limits.detection) that a limit of "
          + "detection usually asks for; \(few).", .warning, model)
    } else {
      lines.append((" \(few)", .faint))
    }
    return lines
  }

  private static func wrapped(_ text: String, _ role: Role, _ model: Model) -> [Line] {
    StatisticsView.wrap(text, model.size.columns - 4).map { (" " + $0, role) }
  }

  /// The whole band, in words.
  private static func bandLines(_ model: Model) -> [Line] {
    guard let id = model.selected, model.answer?.failures[id] == nil else { return [] }
    let step = NumberText.short(model.bandStep)
    guard let band = band(model) else {
      return [("Moving each edge of its path by \(step) decade: counting", .faint)]
    }
    guard case .success(let band) = band else { return [] }
    if band.moves.isEmpty {
      return [("No edge of its path is bounded: there is nothing to move.", .text)]
    }
    var range = "\(NumberText.count(band.low)) to \(NumberText.count(band.high)) events"
    if band.count > 0 {
      range += " (\(change(band.low, band.count)) to \(change(band.high, band.count)) %)"
    }
    return StatisticsView.wrap(
      "One edge moved by \(step) decade: \(range)", model.size.columns - 3
    ).map { ($0, .strong) }
  }

  /// How far a count is from another in per cent of it.
  private static func change(_ moved: Int, _ count: Int) -> String {
    let share = 100 * Double(abs(moved - count)) / Double(count)
    let text = NumberText.percent(share)
    return moved == count ? "±0" : (moved > count ? "+" : "-") + text
  }

  /// The band that answers what is asked; nil while it is being counted.
  private static func band(_ model: Model) -> Result<BoundaryBand, GatingFailure>? {
    guard let certainty = model.answer?.certainty, certainty.request == model.requestedCertainty
    else { return nil }
    return certainty.band
  }

  /// The moves by their effect, then the edges that do not move.
  static func edges(_ model: Model) -> [(edge: BoundaryBand.Edge, move: BoundaryBand.Move?)] {
    guard case .success(let band)? = band(model) else { return [] }
    return band.movesByEffect.map { ($0.edge, $0) } + band.unmoved.map { ($0, nil) }
  }

  /// How many edges there is room for.
  static func edgeRows(_ model: Model) -> Int {
    let above = 2 + head(model).count + bandLines(model).count + 1
    return max(1, model.size.rows - 2 - foot(model).count - above)
  }

  private static func drawEdges(_ model: Model, row: Int, on screen: inout Screen) {
    let edges = edges(model)
    guard !edges.isEmpty, case .success(let band)? = band(model) else { return }
    let page = model.certaintyPage ?? CertaintyPage()
    let end = min(Self.widest, screen.size.columns) - 2
    let widest =
      edges.compactMap(\.move).flatMap { [$0.minus, $0.plus] }
      .map { Screen.columns(of: moved($0, band.count)) }.max() ?? 0
    let width = max(14, widest + 2)
    let ends = [end - 2 * width, end - width, end]
    screen.put(
      TextFitting.middle(
        "edge, largest effect first", columns: ends[0] - 5, isASCII: model.glyphs.isASCII),
      at: Position(column: 2, row: row), .faint)
    PageView.putRight("at", end: ends[0], row: row, .faint, &screen)
    PageView.putRight("lower, in", end: ends[1], row: row, .faint, &screen)
    PageView.putRight("higher, out", end: ends[2], row: row, .faint, &screen)
    let rows = edgeRows(model)
    let shown = edges.dropFirst(min(page.top, max(0, edges.count - rows))).prefix(rows)
    for (offset, entry) in shown.enumerated() {
      let line = row + 1 + offset
      let place = EdgeText.place(entry.edge)
      let room = ends[0] - 4 - Screen.columns(of: place)
      screen.put(
        TextFitting.middle(
          EdgeText.name(entry.edge, model), columns: room, isASCII: model.glyphs.isASCII),
        at: Position(column: 2, row: line), .text)
      PageView.putRight(place, end: ends[0], row: line, .text, &screen)
      guard let move = entry.move else {
        PageView.putRight("not moved: at zero", end: ends[2], row: line, .faint, &screen)
        continue
      }
      let isLarge = move.effect(on: band.count) * 10 >= max(1, band.count)
      for (count, end) in [(move.minus, ends[1]), (move.plus, ends[2])] {
        PageView.putRight(
          moved(count, band.count), end: end, row: line, isLarge ? .strong : .text, &screen)
      }
    }
  }

  /// A count, and by how much it differs.
  private static func moved(_ count: Int, _ from: Int) -> String {
    let difference = count - from
    if difference == 0 { return NumberText.count(count) }
    return NumberText.count(count) + (difference > 0 ? " +" : " ")
      + NumberText.count(difference)
  }

  /// What the numbers mean, and what they leave out.
  private static func foot(_ model: Model) -> [String] {
    guard model.selected != nil else { return [] }
    return StatisticsView.wrap(
      "The interval is of counting alone; the band shows a gate drawn through dense events. "
        + "Neither covers preparation, staining and compensation, nor a gate that is missing or "
        + "in the wrong order.", model.size.columns - 2)
  }
}
