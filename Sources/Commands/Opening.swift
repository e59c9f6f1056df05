import Analysis
import Foundation
import GatingCore
import ScreenKit
import Sessions
import Workbench

/// What the workbench is opened on: samples, the history so far, and what keeps it.
struct Opening {
  var history: History
  let strategyID: StrategyID
  let samples: [LoadedSample]
  /// Where the strategy was read from.
  var strategyPath: String?
  var keeping: Keeping
  /// Nil where nothing can be kept.
  var keeper: SessionKeeper?
  /// What is to be said at once, in sentences.
  var notes: [String] = []

  /// Samples on the strategies that a plan gives them, in a session that has no name yet.
  init(_ samples: [LoadedSample], _ plan: StrategyPlan, path: String?, analyst: String = "")
    throws
  {
    strategyID = plan.strategies.first?.id ?? StrategyID("strategy")
    history = History()
    for entry in plan.strategies { try history.begin(.setStrategy(entry.id, entry.strategy)) }
    for sample in samples.map(\.sample) {
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

  /// A session that was kept; to look at only, where another dotgate has it or it is not sound.
  /// - Throws: `CommandError` where nothing of it can be used.
  init(session path: String, analyst: String = "") throws(CommandError) {
    var file: DiskSessionFile?
    var obstacle: String?
    do throws(SessionFileError) {
      file = try DiskSessionFile(opening: path)
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
    let finder = SampleFinder(session: path, checksHash: false)
    var found: [LoadedSample] = []
    for sample in history.analysis.samples {
      do throws(CommandError) {
        found.append(try finder.find(sample))
      } catch {
        // Loading it says why; the other samples are of use without it.
        found.append(LoadedSample(missing: sample, because: error))
      }
      if let path = found.last?.sample.path, path != sample.path {
        notes.append("\(sample.name) was found at \(path).")
        if obstacle == nil { try? history.begin(.locate(sample.id, path: path)) }
      }
    }
    samples = found
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
