import Analysis
import GatingCore
import ScreenKit

extension Model {
  /// Takes in what happened and returns the work to be done outside.
  ///
  /// A question is asked whenever what the screen needs to know has changed.
  package mutating func update(_ action: Action) -> [Effect] {
    let before = place
    var effects = handle(action)
    // First of all: what else is done may answer at once, with entries that follow these.
    effects = entriesToKeep() + effects
    if place != before { former = before }
    followTour()
    if asked == nil { effects += loadFromHere() }
    keepSelectionInView()
    let question = question
    guard facts[question.sample] != nil else {
      asked = asked ?? question
      return effects
    }
    if answer == nil || asked.map({ !question.asksTheSame($0) }) ?? true {
      asked = question
      asked?.revision += 1
      if let asked { effects.append(.ask(asked)) }
    }
    return effects
  }

  private mutating func handle(_ action: Action) -> [Effect] {
    switch action {
    case .key(let press): return handle(press)
    case .paste(let text):
      if case .prompt(var prompt) = mode {
        prompt.text += text.filter { !$0.isNewline }
        prompt.completing = nil
        mode = .prompt(prompt)
      }
    case .mouse(let event): return handle(event)
    case .resized(let size):
      resize(size)
    case .answered(let answer):
      guard answer.question.sample == sample, answer.question.revision == asked?.revision else {
        break
      }
      self.answer = answer
      takeIn(answer.proposal)
      noteCounts(answer)
    case .loaded(let sample, let fraction):
      if facts[sample] == nil { loading[sample] = .running(fraction: fraction) }
    case .ready(let sample, let facts):
      self.facts[sample] = facts
      loading[sample] = nil
      changedFiles[sample] = nil
    case .unloadable(let sample, let sentence):
      let hint =
        changedFiles[sample] == nil ? "" : " \(key(.acceptChanged)) accepts it with a reason."
      loading[sample] = .failed(sentence + hint)
      say(sentence + hint, .error)
    case .changed(let sample, let file): changedFiles[sample] = file
    case .located(let sample, let path): locate(sample, path)
    case .head(let hash): head = hash
    case .read(let strategy, let path, let notes): adopt(strategy, path, notes)
    case .matrix(let matrix, let notes): adopt(matrix, notes)
    case .checked(let check, let title, let notes): take(check, title: title, notes: notes)
    case .measured(let question, let values): take(values, for: question)
    case .notMeasured(let question, let failure): refuse(question, failure)
    case .written(let output): noteWritten(output)
    case .exported(let export): noteExport(export)
    case .exists(let output): mode = .confirm(.overwrite(output))
    case .failed(let sentence): say(sentence, .error)
    case .warned(let sentence): say(sentence, .warning)
    case .kept(let count): noteKept(count)
    case .notKept(let sentence): noteNotKept(sentence)
    case .named(let path): noteNamed(path)
    case .identified(let sample, let file): identify(sample, file)
    case .terminated: return [.quit]
    }
    return []
  }

  /// Keeps the crosshair where it points when the number of dots changes.
  private mutating func resize(_ size: Size) {
    let before = layout.plot
    self.size = size
    crosshair = crosshair?.moved(from: before, to: layout.plot)
  }

  private mutating func noteWritten(_ output: Effect.Output) {
    switch output.content {
    case .strategy(let strategy):
      savedStrategies[strategyID] = strategy
      strategyPath = output.path
      say("Saved the strategy to \(output.path)." + overridesLeftOut)
    case .matrix: say("Wrote the spillover matrix to \(output.path).")
    case .counts(let id, _, _, let fidelity):
      let samples = history.analysis.samples
      let one = "of \(history.analysis.sample(id)?.name ?? "the sample")"
      let whose = samples.count < 2 ? "" : " \(one), 1 of \(samples.count) samples,"
      let rule = fidelity == .exact ? "" : "\(fidelity.title) "
      say("Wrote the \(rule)counts\(whose) to \(output.path).")
    }
  }

  /// Takes over a strategy that was read: one edit, so undo brings the old one back.
  private mutating func adopt(_ strategy: GatingStrategy, _ path: String?, _ notes: [String]) {
    // Shapes of samples' own were drawn for the gates that go, whatever the new ones' ids are.
    let sharing = history.analysis.sharingAll(of: strategyID)
    let change = Edit.setStrategy(strategyID, strategy)
    guard perform(sharing.isEmpty ? change : .several([change] + sharing)) else { return }
    if path != nil {
      savedStrategies[strategyID] = strategy
      strategyPath = path
    }
    chosenAxes = [:]
    repairPlace()
    say(
      (["Loaded \(strategy.gates.count) gates; \(key(.undo)) undoes."]
        + (sharing.isEmpty ? [] : ["Shapes of samples' own are gone with the old gates."]) + notes)
        .joined(separator: " "))
  }

  mutating func say(_ text: String, _ kind: Message.Kind = .note) {
    message = Message(text: text, kind: kind)
  }

  package var context: Command.Context? {
    switch mode {
    case .browse: .browse
    case .draw: .draw
    case .edit: .edit
    case .scale: .scale
    case .propose: .propose
    case .card: .card
    case .statistics: .statistics
    case .certainty: .certainty
    case .comparison: .comparison
    case .history: .history
    case .spillover: .spillover
    case .check: .check
    case .prompt: .prompt
    case .help: .help
    case .confirm, .mark: nil
    }
  }

  private mutating func handle(_ press: KeyPress) -> [Effect] {
    if layout.isTooSmall { return handleTooSmall(press) }
    if case .mark(let isSetting) = mode {
      message = nil
      takeMark(press, isSetting: isSetting)
      return []
    }
    guard let context else { return confirm(press) }
    if context != .prompt {
      if prefix.isEmpty, let digit = digit(press) {
        count = min(9999, (count ?? 0) * 10 + digit)
        return []
      }
      message = nil
    }
    switch keyMap.match(prefix + [press], in: context) {
    case .command(let command):
      let times = count
      prefix = []
      count = nil
      return run(command, times: times)
    case .prefix:
      prefix.append(press)
      return []
    case .none:
      let wasPrefixed = !prefix.isEmpty
      prefix = []
      count = nil
      if context == .prompt {
        type(press)
      } else if press.key != .escape {
        let name = KeyScript.describe(press, ascii: glyphs.isASCII)
        let place = wasPrefixed ? "after that key" : "here"
        say(
          "\(name) does nothing \(place); \(key(.help)) lists the keys.",
          .warning)
      }
      return []
    }
  }

  /// In a window too small to show anything, leaving must still work.
  private mutating func handleTooSmall(_ press: KeyPress) -> [Effect] {
    let isLeaving = ["q", "<c-c>"].contains(KeyScript.notation(press))
    if !isLeaving { return KeyScript.notation(press) == "<c-z>" ? [.suspend] : [] }
    if wouldLoseWork {
      mode = .confirm(.quit)
      return []
    }
    return [.quit]
  }

  private func digit(_ press: KeyPress) -> Int? {
    guard let scalar = press.typed, let digit = Int(String(scalar)), digit > 0 || count != nil
    else { return nil }
    return digit
  }

  private mutating func type(_ press: KeyPress) {
    guard case .prompt(var prompt) = mode else { return }
    if press.key == .backspace {
      prompt.text = String(prompt.text.dropLast())
    } else if press == KeyPress(.character("u"), .control) {
      prompt.text = ""
    } else if let scalar = press.typed {
      prompt.text.unicodeScalars.append(scalar)
    }
    prompt.marked = 0
    prompt.completing = nil
    mode = .prompt(prompt)
  }

  /// Answers a question: `y` or the named key does it, Esc or `n` goes back.
  private mutating func confirm(_ press: KeyPress) -> [Effect] {
    guard case .confirm(let confirmation) = mode else { return [] }
    let key = KeyScript.notation(press)
    switch (confirmation, key) {
    case (.quit, "q"), (.quit, "y"), (.quit, "<c-c>"): return [.quit]
    case (.quit, "w"):
      mode = .browse
      return perform(.save, times: 1)
    case (.overwrite(let output), "y"):
      mode = .browse
      return write(output, overwrite: true)
    case (_, "<esc>"), (_, "n"):
      mode = .browse
      say("Nothing was changed.")
    default: break
    }
    return []
  }
}
