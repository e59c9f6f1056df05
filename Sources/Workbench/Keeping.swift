import Analysis
import GatingCore

/// How far the log of edits has got on its way to the disk.
package struct Keeping: Hashable, Sendable {
  /// What becomes of edits.
  package enum Mode: Hashable, Sendable {
    /// Nothing is kept but what is saved.
    case off
    /// Every edit goes to the session's log.
    case on
    /// Edits are refused, and why, in a sentence.
    case readOnly(String)
  }

  package var mode: Mode
  /// How many entries of the log were given out to be kept.
  package internal(set) var handed: Int
  /// How many entries are known to be on the disk.
  package internal(set) var kept: Int
  /// Why entries can't be kept, in a sentence; nil while they can.
  package internal(set) var fault: String?
  /// Whether anything was done since the opening; looking alone is not logged.
  var isRunning = false
  /// The counts that the log would say moved, by sample.
  var known: [SampleID: KnownCounts] = [:]

  /// - Parameter kept: how many entries a session that is resumed has on the disk.
  package init(_ mode: Mode = .off, kept: Int = 0) {
    self.mode = mode
    handed = kept
    self.kept = kept
  }

  /// Counts of a sample, and after which entry they were made.
  struct KnownCounts: Hashable, Sendable {
    var of: Int
    var counts: [GateID: Int]
    /// Whether the log has them.
    var isLogged: Bool
  }
}
