import Analysis
import ArgumentParser
import Foundation
import GatingCore
import ScreenKit
import Settings
import Templates
import TerminalDriver
import Workbench

/// `dotgate` itself: the workstation.
struct OpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "Open the workstation; with nothing named, on the built-in demo marrow.",
    discussion: """
      Name samples, a strategy (Gating-ML 2.0, a session or builtin:NAME) and samples, or one
      session to go on with. Every edit is kept as it is made; `analyst` in the settings, or
      DOTGATE_ANALYST, names who makes it. ? lists the keys; dotgate config prints the settings.

      Colours are of 24 bits where COLORTERM is truecolor or 24bit, or the
      settings say so; else what TERM has, at most 256; none with NO_COLOR.

      Example: dotgate builtin:marrow sample.fcs
      """)

  @Argument(help: "A session; or FCS files, after a strategy if there is one.")
  var paths: [String] = []

  @Option(help: "dark, light, high-contrast, monochrome or one of your own (dotgate themes).")
  var theme: String?

  @Flag(
    help:
      "Lines of text instead of a screen, for a screen reader: keys or :words a line, news back.")
  var plain = false

  @Flag(help: "Open the last session that has no name and was not finished.")
  var resume = false

  @Option(help: "A new file for all keys and what was opened; replay --keys does it again.")
  var recordKeys: String?

  func run() throws {
    let themes = ThemeCatalogue()
    try checkTheme(themes)
    let settings = ConfigurationFile(themes: themes.names)
    try refuseMistypedCommand()
    if let session = try sessionPath() {
      try requireTerminal()
      let bundle = try failing { () throws(CommandError) in
        BundleFolder.isBundle(session) ? try BundleFolder(temporary: session) : nil
      }
      defer { bundle?.remove() }
      let opening = try failing { () throws(CommandError) in
        try Opening(
          session: bundle?.session ?? session, analyst: settings.configuration.analyst,
          bundle: bundle == nil ? nil : session)
      }
      try run(opening, note: nil, themes, settings)
      return
    }
    var strategy: StrategySource?
    var samplePaths = paths
    if let first = paths.first, !StrategySource.isSample(first) {
      samplePaths.removeFirst()
      strategy = try failing { () throws(CommandError) in try StrategySource(first) }
      if samplePaths.isEmpty {
        guard let files = strategy?.files else {
          throw ValidationError("\(first) is a strategy; name a sample to open it on.")
        }
        for sentence in files.missing { Talk.warn(sentence) }
        samplePaths = files.paths
        if samplePaths.isEmpty { throw ExitStatus.failure }
      }
      for warning in strategy?.warnings ?? [] { Talk.warn("\(first): \(warning)") }
    }
    try requireTerminal()
    let samples =
      try samplePaths.isEmpty
      ? [.demo]
      : failing { () throws(CommandError) in try SampleLoading.opened(samplePaths) }
    try run(samples, strategy, themes, settings)
  }

  /// The session to go on with; nil where another one begins.
  private func sessionPath() throws -> String? {
    if resume {
      if !paths.isEmpty { throw ValidationError("--resume takes no files.") }
      guard let last = SessionFolder.last else {
        Talk.fail("No unfinished session is kept in \(SessionFolder.path).")
        throw ExitStatus.failure
      }
      return last
    }
    guard paths.count == 1, let only = paths.first,
      SessionDocument.isSession(only) || BundleFolder.isBundle(only)
    else {
      return nil
    }
    return only
  }

  private func requireTerminal() throws {
    if plain { return }
    guard isatty(0) == 1, isatty(1) == 1 else {
      Talk.fail(
        "The workstation needs a terminal; `dotgate gate STRATEGY SAMPLE` counts without one.")
      throw ExitStatus.usage
    }
  }

  /// A first word that is no file but nearly a subcommand was meant as one.
  private func refuseMistypedCommand() throws {
    guard let word = paths.first, !word.contains("/"), !word.contains("."),
      !FileManager.default.fileExists(atPath: word), let near = CommandNames.near(word)
    else { return }
    throw ValidationError("There is no command or file \(word); did you mean dotgate \(near)?")
  }

  private func checkTheme(_ themes: ThemeCatalogue) throws {
    guard let theme else { return }
    guard themes.names.contains(theme) else {
      throw ValidationError(
        "There is no theme \(theme); choose \(themes.names.joined(separator: ", ")).")
    }
  }

  private func failing<Value>(
    _ body: () throws(CommandError) -> Value
  ) throws -> Value {
    do {
      return try body()
    } catch {
      for line in error.description.split(separator: "\n") { Talk.fail(String(line)) }
      throw ExitStatus.failure
    }
  }

  private func run(
    _ samples: [LoadedSample], _ source: StrategySource?, _ themes: ThemeCatalogue,
    _ settings: ConfigurationFile
  ) throws {
    let plan = try failing { () throws(CommandError) in
      try Opening.plan(source, for: samples)
    }
    let notes = plan.notes
    let warnings = samples.flatMap(\.warnings).count
    let note =
      notes.isEmpty
      ? warnings == 0
        ? nil
        : "\(warnings) \(warnings == 1 ? "warning" : "warnings") while reading; dotgate inspect lists them."
      : notes.joined(separator: " ")
    let said = [note, SessionFolder.notice].compactMap { $0 }
    try run(
      try Opening(
        samples, plan, path: source?.path, analyst: settings.configuration.analyst),
      note: said.isEmpty ? nil : said.joined(separator: " "), themes, settings)
  }

  private func run(
    _ opening: Opening, note: String?, _ themes: ThemeCatalogue, _ settings: ConfigurationFile
  ) throws {
    let theme = theme ?? settings.configuration.theme
    let (shown, faults) = themes.theme(named: theme)
    for fault in settings.warnings + faults { Talk.warn(fault) }
    // A terminal that is gone is an error of writing to it, not the end before all is kept.
    signal(SIGPIPE, SIG_IGN)
    var preferences = settings.preferences
    preferences.isSpoken = plain
    let terminal: any Terminal
    do {
      terminal =
        plain
        ? try PlainTerminal()
        : try CursesTerminal.start(theme: shown, colours: settings.colours)
    } catch {
      Talk.fail("\(error)")
      throw ExitStatus.usage
    }
    defer { terminal.stop() }
    let offer =
      opening.samples.contains { $0.sample.path != nil }
      ? nil : Tour.offer(settings.keyMap, isASCII: !terminal.usesUnicode)
    let said = [note, settings.summary ?? faults.first, offer].compactMap { $0 }
      .joined(separator: " ")
    let model = opening.model(
      size: terminal.size, allowsUnicode: terminal.usesUnicode, themes: themes.names,
      theme: theme, preferences: preferences,
      note: said.isEmpty ? nil : said)
    let recorder = try recordKeys.map { path in
      try KeyRecorder(path, header(opening, terminal, settings))
    }
    var loop = RunLoop(
      model: model, terminal: terminal,
      runner: BackgroundRunner(
        opening.samples, finder: opening.finder, keeper: opening.keeper, waits: plain,
        waker: terminal.waker),
      themes: themes, recorder: recorder)
    let last = loop.run()
    let path = opening.keeper?.finish(isFinished: last.isFinished)
    terminal.stop()
    if let path { Talk.note("The session is kept in \(path).") }
  }

  /// What a recording of keys says of the opening.
  private func header(
    _ opening: Opening, _ terminal: any Terminal, _ settings: ConfigurationFile
  ) -> KeyRecording.Header {
    KeyRecording.Header(
      dotgate: Dotgate.version, arguments: opening.session.map { [$0.path] } ?? paths,
      folder: FileManager.default.currentDirectoryPath,
      entries: opening.session?.entries,
      size: terminal.size.text, usesUnicode: terminal.usesUnicode, isPlain: plain,
      settings: settings.text)
  }
}
