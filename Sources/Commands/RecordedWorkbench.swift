import Analysis
import Foundation
import ScreenKit
import Workbench

/// A recording of keys, done again without a terminal.
struct RecordedWorkbench {
  let recording: KeyRecording
  /// Where the session lies that was opened, when it has moved.
  let session: String?

  /// The rows of the screen after the last event.
  ///
  /// What was opened must be as it was: of a session what came after is left out. Nothing is
  /// written: what came of writing is told again.
  /// - Throws: `CommandError` for what can't be opened again.
  func rows(workers: Int?) throws -> [String] {
    let header = recording.header
    // Prompts show paths as they were named.
    _ = FileManager.default.changeCurrentDirectoryPath(header.folder)
    let themes = ThemeCatalogue()
    let settings = ConfigurationFile(text: header.settings, themes: themes.names)
    var opening = try opening()
    opening.samples = try opening.samples.map { try $0.loaded(workers: workers) }
    guard let size = Size(text: header.size) else {
      throw CommandError("There is no size \(header.size).")
    }
    var preferences = settings.preferences
    preferences.isSpoken = header.isPlain
    let model = opening.model(
      size: size, allowsUnicode: header.usesUnicode, themes: themes.names,
      theme: settings.configuration.theme, preferences: preferences, note: nil)
    return ScriptedWorkbench.rows(
      after: try recording.events(), model, themes,
      InlineRunner(opening.samples, written: recording.steps.compactMap(\.written)),
      isUnicode: header.usesUnicode)
  }

  private func opening() throws -> Opening {
    let arguments = recording.header.arguments
    if let entries = recording.header.entries {
      return try Opening(replaying: session ?? arguments.first ?? "", entries: entries)
    }
    guard let first = arguments.first else { return try fresh([.demo], nil) }
    if StrategySource.isSample(first) { return try fresh(SampleLoading.opened(arguments), nil) }
    return try fresh(
      SampleLoading.opened(Array(arguments.dropFirst())), StrategySource(first))
  }

  private func fresh(_ samples: [LoadedSample], _ source: StrategySource?) throws -> Opening {
    try Opening(samples, Opening.plan(source, for: samples), path: source?.path)
  }
}
