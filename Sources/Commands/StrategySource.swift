import Analysis
import FCSFiles
import FlowJo
import Foundation
import GatingCore
import GatingML
import Sessions
import Templates

/// A strategy as a call names it: a file or a session, told by its content, or a template.
enum StrategySource: Sendable {
  case file(GatingStrategy, path: String, warnings: [String], hash: String)
  case template(Template)
  case workspace(FlowJoWorkspace, path: String, hash: String)
  case session(SessionDocument, hash: String)

  /// Reads what a call names.
  /// - Throws: `CommandError` with one sentence, or several for a file with several faults.
  init(_ name: String) throws(CommandError) {
    if name.hasPrefix(Template.prefix) {
      do {
        self = .template(try Template.named(name))
      } catch {
        throw CommandError("\(error)")
      }
      return
    }
    if SessionDocument.isSession(name) {
      let session = try SessionDocument.sound(name)
      let hash = SessionLine.hash(session.bytes)
      self = .session(session, hash: hash)
      return
    }
    let bytes: [UInt8]
    let hash: String
    do {
      let source = try FileByteSource(path: name)
      hash = try SampleLoading.sha256(source)
      var content = [UInt8](repeating: 0, count: source.size)
      try content.withUnsafeMutableBytes { try source.read(at: 0, into: $0) }
      bytes = content
    } catch {
      throw CommandError("\(name): \(error)")
    }
    if bytes.starts(with: Array("FCS".utf8)) {
      throw CommandError("\(name): that is a sample, no strategy.")
    }
    if FlowJoReader.isWorkspace(bytes.prefix(4096)) {
      do {
        self = .workspace(try FlowJoReader.read(bytes), path: name, hash: hash)
      } catch {
        throw CommandError("\(name): \(error)")
      }
      return
    }
    do {
      let document = try GatingMLReader.read(bytes)
      self = .file(
        document.strategy, path: name, warnings: document.warnings.map { "\($0)" }, hash: hash)
    } catch {
      throw CommandError(
        error.description.split(separator: "\n").map { "\(name): \($0)" }.joined(separator: "\n"))
    }
  }

  /// Whether a path looks like an FCS file rather than a strategy, by its first bytes.
  static func isSample(_ path: String) -> Bool {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      return !path.lowercased().hasSuffix(".xml") && !path.hasPrefix("builtin:")
    }
    defer { try? handle.close() }
    let start = (try? handle.read(upToCount: 64)) ?? Data()
    let text = start.drop { [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return text.first != UInt8(ascii: "<") && text.first != UInt8(ascii: "{")
  }

  /// The strategy for a sample, with what was changed or left out, in sentences, and the
  /// populations of a workspace that could not be taken.
  ///
  /// - Parameter isForAll: whether other samples are to use it too: shapes that a session has for
  ///   this one alone are then left aside.
  /// - Throws: `CommandError` where a workspace has no tree for the sample, or a session may mean
  ///   another of its own.
  func instantiate(
    for sample: Sample, isForAll: Bool = false
  ) throws(CommandError) -> (
    strategy: GatingStrategy, notes: [String], refused: RefusedPopulations
  ) {
    let none = RefusedPopulations()
    switch self {
    case .file(let strategy, _, _, _): return (strategy, [], none)
    case .session(let session, _):
      if isForAll { return (session.strategy, [], none) }
      let (strategy, notes) = try session.strategy(for: sample)
      return (strategy, notes, none)
    case .template(let template):
      let instance = template.instantiate(on: sample.panel)
      return (instance.strategy, instance.notes.map { "\($0)." }, none)
    case .workspace(let workspace, _, _):
      let found = try workspace.sample(for: sample)
      let notes = found.migration.filter { $0.outcome != .exact && !$0.isRefused }
      return (found.strategy, notes.map { $0.text + "." }, RefusedPopulations(found))
    }
  }

  /// The file of Gating-ML 2.0 the strategy was read from; nil for others.
  var path: String? {
    if case .file(_, let path, _, _) = self { return path }
    return nil
  }

  var warnings: [String] {
    if case .file(_, _, let warnings, _) = self { return warnings }
    return []
  }

  /// The input as reports name it.
  var input: CountFormat.Input? {
    switch self {
    case .file(_, let path, _, let hash), .workspace(_, let path, let hash):
      CountFormat.Input(path: path, sha256: hash)
    case .session(let session, let hash): CountFormat.Input(path: session.path, sha256: hash)
    case .template: nil
    }
  }
}
