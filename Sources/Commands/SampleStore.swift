import Analysis
import Dispatch
import FCSFiles
import GatingCore
import Synchronization
import Workbench

/// The samples of a session: what their files say, and the events of those that are loaded.
///
/// Files are loaded one after the other in the background; each by all cores.
final class SampleStore: Sendable {
  private struct State {
    var samples: [SampleID: LoadedSample] = [:]
    var engines: [SampleID: SampleEngine] = [:]
    var monitor = WorkMonitor()
  }

  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "loading", qos: .utility)

  /// - Parameter samples: read without their events, or, having no path, with them.
  init(_ samples: [LoadedSample]) {
    state.withLock { state in
      for sample in samples {
        state.samples[sample.sample.id] = sample
        if sample.isLoaded { state.engines[sample.sample.id] = SampleEngine(sample.table) }
      }
    }
  }

  func sample(_ id: SampleID) -> LoadedSample? { state.withLock { $0.samples[id] } }

  /// The engine of a loaded sample.
  func engine(_ id: SampleID) -> SampleEngine? { state.withLock { $0.engines[id] } }

  /// Loads samples in this order, instead of what was being loaded; reports on its own thread.
  func load(_ ids: [SampleID], report: @escaping @Sendable (Action) -> Void) {
    let monitor = WorkMonitor()
    state.withLock { state in
      state.monitor.cancel()
      state.monitor = monitor
    }
    for id in ids {
      queue.async { [self] in
        guard !monitor.isCancelled, let sample = sample(id), !sample.isLoaded else { return }
        load(sample, monitor, report)
      }
    }
  }

  private func load(
    _ sample: LoadedSample, _ monitor: WorkMonitor, _ report: @escaping @Sendable (Action) -> Void
  ) {
    let id = sample.sample.id
    let percent = Atomic<Int>(-1)
    do throws(CommandError) {
      let loaded = try sample.loaded { done, total in
        let now = total > 0 ? 100 * done / total : 100
        if percent.exchange(now, ordering: .relaxed) != now {
          report(.loaded(id, fraction: Double(now) / 100))
        }
        return !monitor.isCancelled
      }
      let facts = loaded.facts
      state.withLock { state in
        state.samples[id] = loaded
        state.engines[id] = SampleEngine(loaded.table)
      }
      report(.ready(id, facts))
    } catch {
      if !monitor.isCancelled { report(.unloadable(id, error.description)) }
    }
  }
}
