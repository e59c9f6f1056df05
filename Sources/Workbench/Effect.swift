import Analysis
import GatingCore
import ScreenKit

/// Work that the workbench asks for and does not do itself.
package enum Effect: Hashable, Sendable {
  /// Load the events of samples, in this order, instead of what was asked for before.
  case load([SampleID])
  /// Take a sample as it is now known, and load its events when that is asked for.
  case renew(Sample)
  /// Count and draw; an urgent question is answered before the next frame.
  case ask(Question)
  /// Read a strategy for a sample: a Gating-ML 2.0 file, or `builtin:NAME`.
  case read(String, SampleID)
  /// Read a spillover matrix from a text file.
  case readMatrix(String)
  /// Compute a spillover matrix from single-stain controls, or check one against them.
  case controls(ControlsRequest)
  /// Work out percentiles.
  case measure(PercentileQuestion)
  /// Write a file; refused when it is there unless `overwrite`.
  case write(Output, overwrite: Bool)
  /// Bring entries of the log to the disk, which has those before `from`; nothing waits for it.
  case keep([History.Entry], from: Int)
  /// Keep the session in a file of this path from now on.
  case nameSession(String)
  /// Give the terminal back until the program is resumed.
  case suspend
  /// Show everything in the theme of a name.
  case theme(String)
  /// Take the mouse's events, or leave them to the terminal.
  case captureMouse(Bool)
  /// Hand a text to the terminal's clipboard.
  case copy(String)
  /// Draw the whole screen again.
  case redraw
  case quit

  /// A file to be written, and what goes in.
  package struct Output: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
      /// The strategy as Gating-ML 2.0.
      case strategy(GatingStrategy)
      /// The counts of the sample's populations by a rule, in the format that the path's ending
      /// names, with further columns.
      case counts(SampleID, GatingStrategy, [StatisticColumn], Fidelity)
      /// A spillover matrix as CSV.
      case matrix(SpectrumMatrix)
    }

    package var path: String
    package var content: Content

    /// The rule of the counts in it; nil for what holds none, and for exact ones.
    package var fidelity: Fidelity? {
      guard case .counts(_, _, _, .flowJoGrid) = content else { return nil }
      return .flowJoGrid
    }
  }
}

/// What happened: the only thing that changes the workbench.
package enum Action: Sendable {
  case key(KeyPress)
  case paste(String)
  case mouse(MouseEvent)
  case resized(Size)
  case answered(Answer)
  /// A part of a sample's events is there.
  case loaded(SampleID, fraction: Double)
  /// All events of a sample are there.
  case ready(SampleID, SampleFacts)
  /// A sample could not be loaded, and why, in a sentence.
  case unloadable(SampleID, String)
  /// What lies where the sample's file did, by which it was refused.
  case changed(SampleID, ChangedFile)
  /// The file of a sample was found again at another path.
  case located(SampleID, path: String)
  /// The hash of the last line of the log that is on the disk.
  case head(String)
  /// A strategy was read, with what is to be said of it.
  case read(GatingStrategy, path: String?, notes: [String])
  /// A spillover matrix was read or computed, with what is to be said of it.
  case matrix(SpectrumMatrix, notes: [String])
  /// A matrix of this name was checked against controls.
  case checked(SpilloverCheck, title: String, notes: [String])
  /// Percentiles were worked out, nil for those of no events.
  case measured(PercentileQuestion, [Double?])
  /// Percentiles could not be worked out, and why.
  case notMeasured(PercentileQuestion, GatingFailure)
  /// A file was written.
  case written(Effect.Output)
  /// What was written, by its absolute path, its SHA-256 in hexadecimal, and the head it carries.
  case exported(History.Export)
  /// A file was not written because one is there.
  case exists(Effect.Output)
  /// A file could not be written, and why, in a sentence.
  case failed(String)
  /// Something done has a fault, in a sentence.
  case warned(String)
  /// So many entries of the log are on the disk.
  case kept(Int)
  /// Entries could not be brought to the disk yet, and why, in a sentence.
  case notKept(String)
  /// The session is kept in a file of this path.
  case named(String)
  /// The file of a sample was hashed.
  case identified(SampleID, SampleFile)
  /// A signal asks to leave; nothing can be asked any more.
  case terminated
}
