import Analysis
import ArgumentParser
import Foundation

/// What went wrong, in a sentence for standard error.
struct CommandError: Error, CustomStringConvertible {
  let description: String
  /// What lies where a sample's file did, where that is what went wrong.
  var change: ChangedFile?

  init(_ description: String, change: ChangedFile? = nil) {
    self.description = description
    self.change = change
  }
}

/// The exit codes that scripts rely on.
enum ExitStatus {
  /// Something failed or could not be assessed, after everything else was done and reported.
  static let failure = ExitCode(1)
  /// The call's words are off.
  static let usage = ExitCode(2)
  /// A check that was asked for did not hold.
  static let unmet = ExitCode(3)
}

/// Talk: warnings and errors go to standard error, data to standard output.
enum Talk {
  static func warn(_ sentence: String) { write("warning: " + sentence) }

  static func fail(_ sentence: String) { write("error: " + sentence) }

  static func note(_ sentence: String) { write(sentence) }

  private static func write(_ text: String) {
    let safe = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { TerminalText.safe(String($0)) }.joined(separator: "\n")
    FileHandle.standardError.write(Data((safe + "\n").utf8))
  }
}
