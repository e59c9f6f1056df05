import GatingCore
import ScreenKit

extension Model {
  /// The screen: a function of the model alone.
  package func view() -> Screen {
    var screen = Screen(size: size)
    let layout = layout
    if preferences.isSpoken {
      screen.spoken = SpokenView.lines(self)
      if case .prompt = mode { screen.cursor = Position(column: 0, row: 0) }
      return screen
    }
    if layout.isTooSmall {
      TooSmallView.draw(self, on: &screen)
      return screen
    }
    if case .help(let top) = mode {
      HelpView.draw(self, top: top, on: &screen)
      return screen
    }
    if let page = statisticsPage { return StatisticsPageView.screen(self, page) }
    if certaintyPage != nil { return CertaintyView.screen(self) }
    if isComparing { return ComparisonView.screen(self) }
    if let page = historyPage { return HistoryView.screen(self, page) }
    if let page = checkPage { return CheckView.screen(self, page) }
    if let page = spilloverPage { return spilloverScreen(page) }
    HeaderView.draw(self, in: layout.header, on: &screen)
    TreeView.draw(self, in: layout.tree, on: &screen)
    StatisticsView.draw(self, in: layout.statistics, on: &screen)
    if mode == .card {
      CardView.draw(self, on: &screen)
    } else {
      PlotView.draw(self, in: layout.plot, on: &screen)
    }
    MessageView.draw(self, in: layout.message, on: &screen)
    HintView.draw(self, in: layout.hints, on: &screen)
    if let tour { TourView.draw(self, tour, on: &screen) }
    if !prefix.isEmpty { PrefixView.draw(self, in: layout.tree, layout.message, on: &screen) }
    if case .prompt(let prompt) = mode {
      PromptView.draw(self, prompt, above: layout.message, on: &screen)
    }
    return screen
  }
}

/// What is shown where nothing else fits.
enum TooSmallView {
  static func draw(_ model: Model, on screen: inout Screen) {
    let need = Layout.smallest
    let lines =
      model.mode == .confirm(.quit)
      ? ["Unsaved work.", "y leaves, Esc stays."]
      : [
        "dotgate needs \(need.columns) x \(need.rows),",
        "this is \(model.size.columns) x \(model.size.rows).", "Make it larger,", "or q to quit.",
      ]
    for (row, line) in lines.enumerated() {
      screen.put(line, at: Position(column: 0, row: row), .text)
    }
  }
}

extension Model {
  /// The spillover matrix over the whole screen.
  private func spilloverScreen(_ page: SpilloverPage) -> Screen {
    var screen = Screen(size: size)
    HeaderView.draw(self, in: layout.header, on: &screen)
    SpilloverView.draw(self, page, on: &screen)
    MessageView.draw(self, in: layout.message, on: &screen)
    HintView.draw(self, in: layout.hints, on: &screen)
    if case .prompt(let prompt) = mode {
      PromptView.draw(self, prompt, above: layout.message, on: &screen)
    }
    return screen
  }
}
