import Foundation
import GatingCore
import GatingML

/// A file of Gating-ML, of any version that is read, made into Gating-ML 2.0.
struct GatingMLConversion {
  let from: String
  let to: String
  let overwrite: Bool

  /// Nil where the paths don't say so: the first is XML by its content and the second by its name.
  init?(from: String, to: String, overwrite: Bool) {
    guard to.lowercased().hasSuffix(".xml"), FileManager.default.fileExists(atPath: from),
      !SessionDocument.isSession(from), !BundleFolder.isBundle(from), !StrategySource.isSample(from)
    else { return nil }
    self.from = from
    self.to = to
    self.overwrite = overwrite
  }

  /// Writes the strategy and says what did not carry over.
  /// - Throws: `CommandError`.
  func run() throws(CommandError) {
    guard case .file(let strategy, _, let warnings, _) = try StrategySource(from) else {
      throw CommandError("\(from) is no Gating-ML.")
    }
    for warning in warnings { Talk.warn("\(from): \(warning)") }
    do {
      try FileOutput.write(GatingMLWriter.write(strategy), to: to, overwrite: overwrite)
    } catch {
      throw CommandError("\(error)")
    }
    if strategy.readsStoredValues {
      Talk.note(
        "\(to): the gates are on values as the files store them, for which Gating-ML 2.0 has no "
          + "word. dotgate notes it and counts the same; other programs apply $PnE, $PnG and "
          + "$TIMESTEP first, and count otherwise on files that have them.")
    }
    Talk.note("not carried over: \(warnings.isEmpty ? "nothing" : "what the warnings name").")
  }
}
