import Analysis

/// Reading what was done, going back to it, and standing for it.
extension Model {
  /// The page that is read; behind a question that came from it as well.
  var historyPage: HistoryPage? {
    if case .history(let page) = mode { return page }
    return nil
  }

  mutating func openHistory() { mode = .history(HistoryPage(history)) }

  mutating func readHistory(_ id: Command.ID, times: Int) {
    switch id {
    case .history: openHistory()
    case .checkpoint: mode = .prompt(Prompt(purpose: .checkpoint, text: ""))
    case .signOff: mode = .prompt(Prompt(purpose: .signOff, text: ""))
    case .lock: mode = .prompt(Prompt(purpose: .lock, text: ""))
    default:
      guard case .history(var page) = mode else { return }
      if id == .goTo {
        goTo(page)
      } else if id == .compare {
        page.compare(history)
        mode = .history(page)
      } else {
        page.mark(id == .entryAbove ? -times : times, history)
        mode = .history(page)
      }
    }
  }

  private mutating func goTo(_ page: HistoryPage) {
    guard page.lines.indices.contains(page.marked), !refusesEdits() else { return }
    let number = page.lines[page.marked].number
    do throws(EditError) {
      try history.go(to: number)
    } catch {
      say(error.description, .error)
      return
    }
    mode = .browse
    repairPlace()
    say("Here is the state after entry \(number); \(key(.history)) goes to any other.")
  }

  /// Why a command of the history can't be done now.
  func obstacle(inHistory id: Command.ID) -> String? {
    if case .readOnly(let sentence) = keeping.mode { return sentence }
    if let reason = history.lockReason, [.goTo, .signOff].contains(id) {
      return "The analysis is locked (\(reason)); \(key(.lock, in: .history)) unlocks it."
    }
    return nil
  }

  mutating func acceptInHistory(_ prompt: Prompt) {
    let text = String(prompt.text.drop { $0 == " " })
    guard !text.isEmpty else {
      say("Type a few words, or Esc.", .warning)
      return
    }
    switch prompt.purpose {
    case .checkpoint:
      log(.checkpoint(text))
      say("The present state is called \(text).")
    case .signOff:
      let parts = text.split(separator: ",", maxSplits: 1).map { part in
        part.drop { $0 == " " }
      }
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        say("Type a name and what it stands for, as in A. Smith, reviewed.", .warning)
        return
      }
      let signOff = History.SignOff(name: String(parts[0]), meaning: String(parts[1]))
      log(.signOff(signOff))
      log(.lock(reason: "signed off by \(signOff.name): \(signOff.meaning)"))
      say("Signed off by \(signOff.name), and locked.")
    case .lock:
      if history.lockReason == nil {
        log(.lock(reason: text))
        say("Locked: edits are refused until \(key(.lock, in: .history)) unlocks it here.")
      } else {
        log(.unlock(reason: text))
        say("Unlocked.")
      }
    default: return
    }
    openHistory()
  }

  private mutating func log(_ entry: History.Entry) {
    do throws(EditError) {
      try history.append(entry)
    } catch {
      say(error.description, .error)
    }
  }
}
