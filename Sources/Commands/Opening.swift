import Analysis
import Foundation
import GatingCore
import ScreenKit
import Sessions
import Templates
import Workbench

/// What the workbench is opened on: samples, the history so far, and what keeps it.
struct Opening {
  var history: History
  let strategyID: StrategyID
  var samples: [LoadedSample]
  /// Where the strategy was read from.
  var strategyPath: String?
  var keeping: Keeping
  /// Nil where nothing can be kept.
  var keeper: SessionKeeper?
  /// The session that is gone on with, and how many entries it had; nil for one that begins.
  var session: (path: String, entries: Int)?
  /// Finds the samples of a session that was kept.
  var finder: SampleFinder?
  /// What is to be said at once, in sentences.
  var notes: [String] = []

  /// Samples on the strategies that a plan gives them, in a session that has no name yet.
  init(_ samples: [LoadedSample], _ plan: StrategyPlan, path: String?, analyst: String = "")
    throws
  {
    strategyID = plan.strategies.first?.id ?? StrategyID("strategy")
    history = History()
    for entry in plan.strategies { try history.begin(.setStrategy(entry.id, entry.strategy)) }
    for var sample in samples.map(\.sample) {
      sample.storedCounts = plan.storedCounts[sample.id] ?? [:]
      try history.begin(.addSample(sample))
      try history.begin(.assign(sample.id, plan.assignments[sample.id] ?? strategyID))
      let own = plan.overrides[sample.id, default: [:]].sorted { $0.key.rawValue < $1.key.rawValue }
      for (gate, geometry) in own { try history.begin(.override(gate, geometry, sample.id)) }
    }
    self.samples = samples
    strategyPath = path
    keeping = Keeping(.on)
    let file = DiskSessionFile(
      path: SessionFolder.freshPath(for: samples.first?.sample.name ?? "session"))
    keeper = SessionKeeper(
      try SessionLog(beginning: file, dotgate: Dotgate.version), in: file, isNamed: false,
      analyst: analyst)
  }

  /// The strategies that samples are opened on, with what is to be said of them.
  ///
  /// - Parameter source: nil where a call names none: the demo is on its path, others have no gates.
  static func plan(
    _ source: StrategySource?, for samples: [LoadedSample]
  ) throws(CommandError) -> StrategyPlan {
    let opened = samples.map(\.sample)
    guard source != nil || opened.first?.path == nil else {
      return StrategyPlan(GatingStrategy(name: "gates"), for: opened)
    }
    return try StrategyPlan(source ?? .template(.marrow), for: opened)
  }

  /// A session as it was after so many entries, to be done again: nothing is kept of that.
  /// - Throws: `CommandError` where it or a sample can't be used.
  init(replaying path: String, entries: Int) throws(CommandError) {
    let document = try SessionDocument(path)
    do throws(EditError) {
      history = try History(replaying: document.history.log.prefix(entries))
    } catch {
      throw CommandError("\(path): \(error)")
    }
    strategyID = document.strategyID
    keeping = Keeping(.on, kept: entries)
    let finder = SampleFinder(session: path, checksHash: true)
    samples = []
    for sample in history.analysis.samples { samples.append(try finder.find(sample)) }
  }

  /// A session that was kept; to look at only, where another dotgate has it or it is not sound.
  /// - Throws: `CommandError` where nothing of it can be used.
  ///
  /// - Parameter bundle: the bundle that it was unpacked from, which stays as it is.
  init(
    session path: String, analyst: String = "", bundle: String? = nil
  ) throws(CommandError) {
    var file: DiskSessionFile?
    var obstacle = bundle.map {
      "a bundle stays as it is; dotgate convert \($0) FOLDER unpacks it to go on."
    }
    do throws(SessionFileError) {
      if bundle == nil { file = try DiskSessionFile(opening: path) }
    } catch .missing {
      throw CommandError("\(path): there is no such file.")
    } catch {
      obstacle = error.description
    }
    let document = try SessionDocument(path)
    history = document.history
    strategyID = document.strategyID
    if let fault = document.reading.fault {
      notes.append(fault.description)
      if !fault.isRecoverable { obstacle = fault.description }
    }
    let finder = SampleFinder(session: path, checksHash: false, bundle: bundle)
    var found: [LoadedSample] = []
    for sample in history.analysis.samples {
      do throws(CommandError) {
        found.append(try finder.find(sample))
      } catch {
        // Loading it says why; the other samples are of use without it.
        found.append(LoadedSample(missing: sample, because: error))
      }
      if let path = found.last?.sample.path, path != sample.path, bundle == nil {
        notes.append("\(sample.name) was found at \(path).")
        if obstacle == nil { try? history.begin(.locate(sample.id, path: path)) }
      }
    }
    samples = found
    self.finder = finder
    session = (path, document.reading.records.count)
    if let file, obstacle == nil {
      if let fault = document.reading.fault { try? history.append(.note(fault.description)) }
      keeping = Keeping(.on, kept: document.reading.records.count)
      keeper = SessionKeeper(
        SessionLog(continuing: file, document.reading, document.bytes), in: file,
        isNamed: !SessionFolder.holds(path), analyst: analyst)
    } else {
      keeping = Keeping(
        .readOnly("Read-only: \(obstacle ?? "the session can't be written.")"))
      notes.append("Nothing can be changed: \(obstacle ?? "")")
    }
  }

  /// The workbench.
  func model(
    size: Size, allowsUnicode: Bool, themes: [String] = [], theme: String? = nil,
    preferences: Preferences = Preferences(), note: String?
  ) -> Model {
    let sentences = (note.map { [$0] } ?? []) + notes
    return Model(
      history: history, strategyID: strategyID,
      facts: Dictionary(
        uniqueKeysWithValues: samples.filter(\.isLoaded).map { ($0.sample.id, $0.facts) }),
      strategyPath: strategyPath, size: size, allowsUnicode: allowsUnicode, themes: themes,
      theme: theme, preferences: preferences, keeping: keeping,
      note: sentences.isEmpty ? nil : sentences.joined(separator: " "))
  }
}
