import ScreenKit
import Workbench

/// Runs the workbench on a terminal: events in, model, effects, screens out, until it quits.
struct RunLoop {
  private let terminal: any Terminal
  private let runner: any EffectRunner
  private let themes: ThemeCatalogue
  private let recorder: KeyRecorder?
  private var model: Model

  init(
    model: Model, terminal: any Terminal, runner: any EffectRunner, themes: ThemeCatalogue,
    recorder: KeyRecorder? = nil
  ) {
    self.themes = themes
    self.recorder = recorder
    self.model = model
    self.terminal = terminal
    self.runner = runner
  }

  /// Runs until the workbench quits or the terminal is gone; returns the model as it was left.
  ///
  /// All events that wait are taken in before a frame is drawn, and of several questions the last
  /// alone is asked: a key held down never falls behind.
  mutating func run() -> Model {
    terminal.setMouse(model.usesMouse)
    var isDone = perform(model.update(.resized(terminal.size)))
    while !isDone {
      terminal.show(model.view())
      var effects: [Effect] = []
      for event in terminal.wait(timeoutMilliseconds: nil) {
        recorder?.note(event)
        if event == .closed {
          // What was done before the terminal went is kept all the same.
          _ = perform(effects)
          return model
        }
        for action in actions(event) { effects += model.update(action) }
      }
      isDone = perform(effects)
    }
    return model
  }

  private func actions(_ event: TerminalEvent) -> [Action] {
    switch event {
    case .input(.key(let press)): [.key(press)]
    case .input(.paste(let text)): [.paste(text)]
    case .input(.mouse(let event)): [.mouse(event)]
    case .resized(let size): [.resized(size)]
    case .suspended: [.resized(terminal.size)]
    case .woken: runner.finished()
    case .terminate: [.terminated]
    case .closed: []
    }
  }

  /// Runs effects; returns whether the workbench quits.
  private mutating func perform(_ effects: [Effect]) -> Bool {
    var isDone = false
    for effect in withoutOverhauled(effects) {
      switch effect {
      case .quit: isDone = true
      case .suspend:
        terminal.suspend()
      case .theme(let name):
        if let sentence = show(themeNamed: name), perform(model.update(.warned(sentence))) {
          isDone = true
        }
      case .captureMouse(let isOn): terminal.setMouse(isOn)
      case .redraw: terminal.redraw()
      case .copy(let text):
        guard !terminal.copy(text) else { break }
        let sentence = "This terminal has no clipboard; nothing was copied."
        if perform(model.update(.warned(sentence))) { isDone = true }
      case .ask, .controls, .keep, .load, .measure, .nameSession, .read, .readMatrix, .renew,
        .write:
        let actions = runner.run(effect)
        recorder?.note(effect, actions)
        for action in actions {
          if perform(model.update(action)) { isDone = true }
        }
      }
    }
    return isDone
  }

  /// Shows a theme; returns what is wrong with it.
  private func show(themeNamed name: String) -> String? {
    let (theme, warnings) = themes.theme(named: name)
    terminal.theme = theme
    guard let first = warnings.first else { return nil }
    return warnings.count == 1 ? first : "\(first); \(warnings.count - 1) more: dotgate themes"
  }

  /// The effects without questions that a later one replaces.
  private func withoutOverhauled(_ effects: [Effect]) -> [Effect] {
    let last = effects.lastIndex { if case .ask = $0 { true } else { false } }
    return effects.enumerated().filter { index, effect in
      if case .ask = effect { index == last } else { true }
    }.map(\.element)
  }
}

/// Does the work that the workbench asks for.
protocol EffectRunner {
  /// Runs an effect; what is known at once is returned, the rest comes by `finished`.
  func run(_ effect: Effect) -> [Action]
  /// What has been finished in the background since the last call.
  func finished() -> [Action]
}
