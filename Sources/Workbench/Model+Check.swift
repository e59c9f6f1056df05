import GatingCore

/// Reading what a check of a matrix against its controls found.
extension Model {
  /// The check that is read; behind a question that came from it as well.
  var checkPage: CheckPage? {
    switch mode {
    case .check(let page): page
    case .prompt(let prompt):
      if case .tolerance(let page) = prompt.purpose { page } else { nil }
    default: nil
    }
  }

  /// Shows what a check found, where nothing else is being done.
  mutating func take(_ check: SpilloverCheck, title: String, notes: [String]) {
    guard mode == .browse else {
      say("The check of \(title) is done; ask again when nothing else is being done.")
      return
    }
    message = nil
    mode = .check(CheckPage(check, title: title, notes: notes))
  }

  mutating func readCheck(_ id: Command.ID, times: Int) {
    guard case .check(var page) = mode else { return }
    if id == .checkTolerance {
      let text = SpilloverText.percent(checkTolerance)
      mode = .prompt(Prompt(purpose: .tolerance(page), text: text))
      return
    }
    if id == .openChecked {
      guard page.pairs.indices.contains(page.marked), let force = compensationInForce else {
        return
      }
      let pair = page.pairs[page.marked]
      openSpillover(force, isGrid: false, source: pair.source, target: pair.target)
      return
    }
    let step = id == .checkAbove ? -times : times
    page.marked = max(0, min(page.pairs.count - 1, page.marked + step))
    mode = .check(page)
  }

  mutating func acceptTolerance(_ text: String, _ page: CheckPage) {
    guard let percent = SpilloverText.typedPercent(text), percent >= 0 else {
      say("Type one number of percent, 0 or more, as in 0.5.", .warning)
      return
    }
    checkTolerance = percent / 100
    mode = .check(page)
  }
}
