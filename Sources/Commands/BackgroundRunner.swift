import Analysis
import Dispatch
import GatingCore
import ScreenKit
import Synchronization
import Workbench

/// Runs effects beside the interface: questions of a drag at once, others in the background.
final class BackgroundRunner: EffectRunner {
  private let samples: [LoadedSample]
  private let engines: [SampleID: SampleEngine]
  private let writer: OutputWriter
  private let waker: Waker
  private let queue = DispatchQueue(label: "questions", qos: .utility)
  private let mailbox = Mailbox()
  private var monitor = WorkMonitor()

  /// How long a question may keep the frame waiting before it goes on in the background.
  private static let grace = DispatchTimeInterval.milliseconds(40)

  init(_ samples: [LoadedSample], waker: Waker) {
    self.samples = samples
    engines = Dictionary(
      uniqueKeysWithValues: samples.map { ($0.sample.id, SampleEngine($0.table)) })
    writer = OutputWriter(
      engines: engines,
      names: Dictionary(uniqueKeysWithValues: samples.map { ($0.sample.id, $0.sample.name) }))
    self.waker = waker
  }

  func run(_ effect: Effect) -> [Action] {
    switch effect {
    case .ask(let question): ask(question)
    case .read(let path, let sample): [read(path, for: sample)]
    case .write(let output, let overwrite): [writer.write(output, overwrite: overwrite)]
    case .suspend, .theme, .captureMouse, .redraw, .quit: []
    }
  }

  private func read(_ path: String, for sample: SampleID) -> Action {
    guard let sample = samples.first(where: { $0.sample.id == sample }) else {
      return .failed("The sample is not open.")
    }
    do throws(CommandError) {
      let source = try StrategySource(path)
      let (strategy, notes) = source.instantiate(on: sample)
      return .read(strategy, path: source.path, notes: source.warnings + notes)
    } catch {
      return .failed(error.description.replacing("\n", with: " "))
    }
  }

  func finished() -> [Action] { mailbox.takeAll() }

  private func ask(_ question: Question) -> [Action] {
    // What is being computed for an earlier question is of no use any more.
    monitor.cancel()
    let monitor = WorkMonitor()
    self.monitor = monitor
    guard let engine = engines[question.sample] else { return [] }
    if question.isUrgent {
      return question.answer(by: engine).map { [.answered($0)] } ?? []
    }
    let isReady = DispatchSemaphore(value: 0)
    queue.async { [mailbox, waker] in
      if let answer = question.answer(by: engine, monitor: monitor) {
        mailbox.put(.answered(answer))
        waker()
      }
      isReady.signal()
    }
    // Small samples are answered within the frame, so that nothing flickers.
    _ = isReady.wait(timeout: .now() + Self.grace)
    return mailbox.takeAll()
  }

  private final class Mailbox: Sendable {
    private let actions = Mutex<[Action]>([])

    func put(_ action: Action) { actions.withLock { $0.append(action) } }

    func takeAll() -> [Action] {
      actions.withLock { actions in
        defer { actions = [] }
        return actions
      }
    }
  }
}
