import Analysis
import GatingCore
import ScreenKit
import Workbench

/// The workbench without a terminal: events in, the last screen out, all work done in its turn.
enum ScriptedWorkbench {
  /// The rows of the screen after the last key, their ends blank-free.
  static func rows(
    after presses: [KeyPress], _ history: History, _ strategyID: StrategyID,
    _ samples: [LoadedSample], size: Size
  ) -> [String] {
    let themes = ThemeCatalogue()
    let model = Model(
      history: history, strategyID: strategyID,
      facts: Dictionary(uniqueKeysWithValues: samples.map { ($0.sample.id, $0.facts) }),
      size: size, allowsUnicode: true, themes: themes.names)
    return rows(
      after: presses.map { .input(.key($0)) }, model, themes, InlineRunner(samples),
      isUnicode: true)
  }

  /// The rows of the screen after the last event of a terminal.
  static func rows(
    after events: [TerminalEvent], _ model: Model, _ themes: ThemeCatalogue,
    _ runner: some EffectRunner, isUnicode: Bool
  ) -> [String] {
    let terminal = ScriptedTerminal(size: model.size, usesUnicode: isUnicode, events: events)
    var loop = RunLoop(model: model, terminal: terminal, runner: runner, themes: themes)
    return loop.run().view().textRows.map { row in
      String(row.reversed().drop { $0 == " " }.reversed())
    }
  }
}

/// Does each piece of work before the next key is pressed.
final class InlineRunner: EffectRunner {
  private let store: SampleStore
  private let writer: OutputWriter
  /// What came of writing before, to be told again instead; nil to write.
  private var written: ArraySlice<KeyRecording.Written>?

  init(_ samples: [LoadedSample], written: [KeyRecording.Written]? = nil) {
    store = SampleStore(samples)
    writer = OutputWriter(store: store)
    self.written = written.map { $0[...] }
  }

  func run(_ effect: Effect) -> [Action] {
    switch effect {
    case .ask(let question):
      return store.engine(question.sample).flatMap { question.answer(by: $0) }
        .map { [.answered($0)] } ?? []
    case .readMatrix(let path): return [ControlsWork.read(path)]
    case .controls(let request): return [ControlsWork.run(request)]
    case .measure(let question):
      guard let engine = store.engine(question.sample) else { return [] }
      do throws(GatingFailure) {
        return [.measured(question, try question.answer(by: engine))]
      } catch {
        return [.notMeasured(question, error)]
      }
    case .read(let path, let sample): return [store.read(path, for: sample)]
    case .write(let output, let overwrite):
      return written == nil ? writer.write(output, overwrite: overwrite) : tell(output)
    case .keep(let entries, let first): return [.kept(first + entries.count)]
    case .nameSession(let path): return [.named(path)]
    case .load, .renew, .suspend, .theme, .captureMouse, .redraw, .copy, .quit:
      return []
    }
  }

  func finished() -> [Action] { [] }

  /// What came of writing when it was recorded.
  private func tell(_ output: Effect.Output) -> [Action] {
    guard let known = written?.popFirst() else { return [.written(output)] }
    if let failure = known.failure { return [.failed(failure)] }
    guard let sha256 = known.sha256 else { return [.exists(output)] }
    return [
      .written(output),
      .exported(.init(path: known.path, sha256: sha256, head: nil, fidelity: output.fidelity)),
    ]
  }
}
