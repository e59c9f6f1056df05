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
  /// Looks again for what was not found; nil where samples are named by their paths alone.
  private let finder: SampleFinder?
  private let queue = DispatchQueue(label: "loading", qos: .utility)
  private let hashing = DispatchQueue(label: "hashing", qos: .background)

  /// - Parameters:
  ///   - samples: read without their events, or, having no path, with them.
  ///   - finder: finds the samples of a session.
  init(_ samples: [LoadedSample], finder: SampleFinder? = nil) {
    self.finder = finder
    state.withLock { state in
      for sample in samples {
        state.samples[sample.sample.id] = sample
        if sample.isLoaded { state.engines[sample.sample.id] = SampleEngine(sample.table) }
      }
    }
  }

  func sample(_ id: SampleID) -> LoadedSample? { state.withLock { $0.samples[id] } }

  /// Takes a sample as it is now known, to be loaded when that is asked for.
  func renew(_ sample: Sample) {
    state.withLock { state in
      state.samples[sample.id] = LoadedSample(unloaded: sample)
      state.engines[sample.id] = nil
    }
  }

  /// The engine of a loaded sample.
  func engine(_ id: SampleID) -> SampleEngine? { state.withLock { $0.engines[id] } }

  /// Reads a strategy for a sample, as a call names it.
  func read(_ path: String, for sample: SampleID) -> Action {
    guard let sample = self.sample(sample) else {
      return .failed("The sample is not open.")
    }
    do throws(CommandError) {
      let source = try StrategySource(path)
      let (strategy, notes, refused) = try source.instantiate(
        for: sample.sample, isForAll: true)
      return .read(
        strategy, path: source.path, notes: source.warnings + refused.sentences + notes)
    } catch {
      return .failed(error.description.replacing("\n", with: " "))
    }
  }

  /// Loads samples in this order, instead of what was being loaded; reports on its own thread.
  func load(_ ids: [SampleID], report: @escaping @Sendable (Action) -> Void) {
    let monitor = WorkMonitor()
    state.withLock { state in
      state.monitor.cancel()
      state.monitor = monitor
    }
    for id in ids {
      queue.async { [self] in
        guard !monitor.isCancelled, let sample = sample(id) else { return }
        // Who asks again waits for an answer, though it came between the two calls.
        if sample.isLoaded { return report(.ready(id, sample.facts)) }
        load(sample, monitor, report)
      }
    }
  }

  /// Hashes the file of a sample, unless it changed since it was read.
  private static func identify(_ sample: LoadedSample, _ report: (Action) -> Void) {
    guard let path = sample.sample.path, let source = try? FileByteSource(path: path),
      source.identity == sample.identity, let hash = try? SampleLoading.sha256(source)
    else { return }
    report(.identified(sample.sample.id, SampleFile(size: source.size, sha256: hash)))
  }

  private func load(
    _ sample: LoadedSample, _ monitor: WorkMonitor, _ report: @escaping @Sendable (Action) -> Void
  ) {
    let id = sample.sample.id
    let percent = Atomic<Int>(-1)
    do throws(CommandError) {
      var sample = sample
      if sample.obstacle != nil, let finder {
        sample = try finder.find(sample.sample)
        if let path = sample.sample.path { report(.located(id, path: path)) }
      }
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
      if loaded.sample.file == nil { hashing.async { Self.identify(loaded, report) } }
    } catch {
      if monitor.isCancelled { return }
      if let change = error.change { report(.changed(id, change)) }
      report(.unloadable(id, error.description))
    }
  }
}
