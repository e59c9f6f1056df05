import Analysis
import Dispatch
import GatingCore
import ScreenKit
import Synchronization
import Workbench

/// Runs effects beside the interface: questions of a drag at once, others in the background.
final class BackgroundRunner: EffectRunner {
  private let store: SampleStore
  private let writer: OutputWriter
  private let keeper: SessionKeeper?
  private let waker: Waker
  private let queue = DispatchQueue(label: "questions", qos: .utility)
  private let mailbox = Mailbox()
  private var monitor = WorkMonitor()

  /// How long work may keep the frame waiting before it goes on in the background.
  private let grace: DispatchTimeInterval

  /// - Parameter waits: whether each line that is typed is answered before the next is read: then
  ///   nothing goes on in the background.
  init(
    _ samples: [LoadedSample], finder: SampleFinder? = nil, keeper: SessionKeeper? = nil,
    waits: Bool = false, waker: Waker
  ) {
    grace = waits ? .never : .milliseconds(40)
    store = SampleStore(samples, finder: finder)
    self.keeper = keeper
    writer = OutputWriter(store: store)
    self.waker = waker
    keeper?.report(to: { [mailbox] action in
      mailbox.put(action)
      waker()
    })
  }

  func run(_ effect: Effect) -> [Action] {
    switch effect {
    case .load(let samples): load(samples)
    case .renew(let sample): renew(sample)
    case .ask(let question): ask(question)
    case .read(let path, let sample): [store.read(path, for: sample)]
    case .readMatrix(let path): [ControlsWork.read(path)]
    case .controls(let request): controls(request)
    case .measure(let question): measure(question)
    case .write(let output, let overwrite): write(output, overwrite: overwrite)
    case .keep(let entries, let first): keep(entries, from: first)
    case .nameSession(let path): nameSession(path)
    case .suspend, .theme, .captureMouse, .redraw, .copy, .quit: []
    }
  }

  private var deadline: DispatchTime { grace == .never ? .distantFuture : .now() + grace }

  /// Only hands entries over: the interface never waits for a disk.
  private func keep(_ entries: [History.Entry], from first: Int) -> [Action] {
    keeper?.keep(entries, from: first)
    return []
  }

  private func renew(_ sample: Sample) -> [Action] {
    store.renew(sample)
    return []
  }

  private func nameSession(_ path: String) -> [Action] {
    keeper?.name(path)
    return []
  }

  func finished() -> [Action] { mailbox.takeAll() }

  private func load(_ samples: [SampleID]) -> [Action] {
    let first = samples.first
    let isReady = DispatchSemaphore(value: 0)
    store.load(samples) { [mailbox, waker] action in
      mailbox.put(action)
      waker()
      switch action {
      case .ready(first, _), .unloadable(first, _): isReady.signal()
      default: break
      }
    }
    // A small file is there before the next frame.
    if first != nil { _ = isReady.wait(timeout: deadline) }
    return mailbox.takeAll()
  }

  private func ask(_ question: Question) -> [Action] {
    // What is being computed for an earlier question is of no use any more.
    monitor.cancel()
    let monitor = WorkMonitor()
    self.monitor = monitor
    guard let engine = store.engine(question.sample) else { return [] }
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
    _ = isReady.wait(timeout: deadline)
    return mailbox.takeAll()
  }

  /// Further columns can take long; they are worked out beside the interface.
  private func write(_ output: Effect.Output, overwrite: Bool) -> [Action] {
    let head = keeper?.keptHead
    guard case .counts(_, _, let columns, _) = output.content, !columns.isEmpty else {
      return writer.write(output, overwrite: overwrite, head: head)
    }
    let isReady = DispatchSemaphore(value: 0)
    DispatchQueue.global(qos: .utility).async { [mailbox, waker, writer] in
      for action in writer.write(output, overwrite: overwrite, head: head) { mailbox.put(action) }
      waker()
      isReady.signal()
    }
    _ = isReady.wait(timeout: deadline)
    return mailbox.takeAll()
  }

  /// Controls are read and computed beside the interface.
  private func controls(_ request: ControlsRequest) -> [Action] {
    let isReady = DispatchSemaphore(value: 0)
    DispatchQueue.global(qos: .utility).async { [mailbox, waker] in
      mailbox.put(ControlsWork.run(request))
      waker()
      isReady.signal()
    }
    _ = isReady.wait(timeout: deadline)
    return mailbox.takeAll()
  }

  /// Percentiles are worked out beside the interface; the workbench knows which still matter.
  private func measure(_ question: PercentileQuestion) -> [Action] {
    guard let engine = store.engine(question.sample) else { return [] }
    let isReady = DispatchSemaphore(value: 0)
    queue.async { [mailbox, waker] in
      do throws(GatingFailure) {
        mailbox.put(.measured(question, try question.answer(by: engine)))
      } catch {
        mailbox.put(.notMeasured(question, error))
      }
      waker()
      isReady.signal()
    }
    _ = isReady.wait(timeout: deadline)
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
