import Analysis
import GatingCore
import Sessions

/// A session as it was read: its log, and the analysis that this amounts to.
struct SessionDocument: Sendable {
  let path: String
  let bytes: [UInt8]
  let reading: SessionReading
  let history: History

  /// Reads a session up to its first fault.
  /// - Throws: `CommandError` where nothing of it can be used.
  init(_ path: String) throws(CommandError) {
    let bytes: [UInt8]
    do throws(SessionFileError) {
      bytes = try DiskSessionFile.read(path)
    } catch {
      throw CommandError(error.description)
    }
    try self.init(path, bytes)
  }

  /// Reads the bytes of a session up to its first fault.
  init(_ path: String, _ bytes: [UInt8]) throws(CommandError) {
    self.path = path
    self.bytes = bytes
    do throws(SessionFault) {
      reading = try SessionReader.read(bytes)
      history = try reading.history()
    } catch {
      throw CommandError("\(path): \(error)")
    }
  }

  /// Reads a session that is sound but for a last line that was not written to its end, which is
  /// said.
  /// - Throws: `CommandError` where anything else is wrong.
  static func sound(_ path: String) throws(CommandError) -> SessionDocument {
    let document = try SessionDocument(path)
    if let fault = document.reading.fault {
      if !fault.isRecoverable { throw CommandError("\(path): \(fault)") }
      Talk.warn("\(path): \(fault)")
    }
    return document
  }

  /// Whether a file begins as a session does.
  static func isSession(_ path: String) -> Bool {
    guard let source = try? FileByteSource(path: path) else { return false }
    var start = [UInt8](repeating: 0, count: min(12, source.size))
    guard (try? start.withUnsafeMutableBytes { try source.read(at: 0, into: $0) }) != nil else {
      return false
    }
    return start.count == 12 && SessionReader.isStart(start)
  }

  /// The strategy that is worked on.
  var strategy: GatingStrategy { history.analysis.strategies[strategyID] ?? GatingStrategy() }

  /// The strategy of the first sample that has one, else the first there is.
  var strategyID: StrategyID {
    let analysis = history.analysis
    return analysis.samples.lazy.compactMap { analysis.assignments[$0.id] }.first
      ?? analysis.strategies.keys.min { $0.rawValue < $1.rawValue } ?? StrategyID("strategy")
  }
}
