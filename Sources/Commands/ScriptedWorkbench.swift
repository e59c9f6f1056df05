import Analysis
import GatingCore
import ScreenKit
import Workbench

/// The workbench without a terminal: keys in, the last screen out, all work done in its turn.
enum ScriptedWorkbench {
  /// The rows of the screen after the last key, their ends blank-free.
  static func rows(
    after presses: [KeyPress], _ history: History, _ strategyID: StrategyID,
    _ samples: [LoadedSample], size: Size
  ) -> [String] {
    let terminal = ScriptedTerminal(size: size, events: presses.map { .input(.key($0)) })
    let themes = ThemeCatalogue()
    let model = Model(
      history: history, strategyID: strategyID,
      facts: Dictionary(uniqueKeysWithValues: samples.map { ($0.sample.id, $0.facts) }),
      size: size, allowsUnicode: true, themes: themes.names)
    var loop = RunLoop(
      model: model, terminal: terminal, runner: InlineRunner(samples), themes: themes)
    return loop.run().view().textRows.map { row in
      String(row.reversed().drop { $0 == " " }.reversed())
    }
  }
}

/// Does each piece of work before the next key is pressed.
private struct InlineRunner: EffectRunner {
  private let store: SampleStore
  private let writer: OutputWriter

  init(_ samples: [LoadedSample]) {
    store = SampleStore(samples)
    writer = OutputWriter(store: store)
  }

  func run(_ effect: Effect) -> [Action] {
    switch effect {
    case .ask(let question):
      return store.engine(question.sample).flatMap { question.answer(by: $0) }
        .map { [.answered($0)] } ?? []
    case .measure(let question):
      guard let engine = store.engine(question.sample) else { return [] }
      do throws(GatingFailure) {
        return [.measured(question, try question.answer(by: engine))]
      } catch {
        return [.notMeasured(question, error)]
      }
    case .read(let path, let sample): return [store.read(path, for: sample)]
    case .write(let output, let overwrite): return writer.write(output, overwrite: overwrite)
    case .load, .renew, .suspend, .theme, .captureMouse, .redraw, .copy, .keep, .nameSession, .quit:
      return []
    }
  }

  func finished() -> [Action] { [] }
}
