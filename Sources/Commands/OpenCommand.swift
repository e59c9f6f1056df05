import Analysis
import ArgumentParser
import DemoMarrow
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
      Name samples, or a strategy (Gating-ML 2.0 or builtin:NAME) and samples.
      ? lists the keys; dotgate config prints the settings.

      Colours are of 24 bits where COLORTERM is truecolor or 24bit, or the
      settings say so; else what TERM has, at most 256; none with NO_COLOR.

      Example: dotgate builtin:marrow sample.fcs
      """)

  @Argument(help: "FCS files, after a strategy if there is one.")
  var paths: [String] = []

  @Option(help: "dark, light, high-contrast, monochrome or one of your own (dotgate themes).")
  var theme: String?

  func run() throws {
    let themes = ThemeCatalogue()
    try checkTheme(themes)
    let settings = ConfigurationFile(themes: themes.names)
    try refuseMistypedCommand()
    var strategy: StrategySource?
    var samplePaths = paths
    if let first = paths.first, !StrategySource.isSample(first) {
      samplePaths.removeFirst()
      if samplePaths.isEmpty {
        throw ValidationError("\(first) is a strategy; name a sample to open it on.")
      }
      strategy = try failing { () throws(CommandError) in try StrategySource(first) }
      for warning in strategy?.warnings ?? [] { Talk.warn("\(first): \(warning)") }
    }
    guard isatty(0) == 1, isatty(1) == 1 else {
      Talk.fail(
        "The workstation needs a terminal; `dotgate gate STRATEGY SAMPLE` counts without one.")
      throw ExitStatus.usage
    }
    let samples = try samplePaths.isEmpty ? [demo()] : load(samplePaths)
    try run(samples, strategy ?? .template(.marrow), isChosen: strategy != nil, themes, settings)
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

  private func demo() -> LoadedSample {
    let demo = DemoMarrow.generate(preset: .healthy)
    return LoadedSample(
      sample: Sample(
        id: SampleID("demo"), name: "healthy", path: nil, eventCount: demo.table.count,
        panel: demo.table.panel),
      table: demo.table)
  }

  private func load(_ paths: [String]) throws -> [LoadedSample] {
    var samples: [LoadedSample] = []
    for outcome in SampleLoading.headers(paths) {
      switch outcome {
      case .success(let loaded): samples += loaded
      case .failure(let error):
        Talk.fail(error.description)
        throw ExitStatus.failure
      }
    }
    return samples
  }

  private func run(
    _ samples: [LoadedSample], _ source: StrategySource, isChosen: Bool,
    _ themes: ThemeCatalogue, _ settings: ConfigurationFile
  ) throws {
    let (strategy, notes) =
      isChosen || samples.first?.sample.path == nil
      ? source.instantiate(on: samples[0].table.panel) : (GatingStrategy(name: "gates"), [])
    let warnings = samples.flatMap(\.warnings).count
    let note =
      notes.isEmpty
      ? warnings == 0
        ? nil
        : "\(warnings) \(warnings == 1 ? "warning" : "warnings") while reading; dotgate inspect lists them."
      : notes.joined(separator: " ")
    let theme = theme ?? settings.configuration.theme
    let (shown, faults) = themes.theme(named: theme)
    for fault in settings.warnings + faults { Talk.warn(fault) }
    let terminal: CursesTerminal
    do {
      terminal = try CursesTerminal.start(theme: shown, colours: settings.colours)
    } catch {
      Talk.fail("\(error)")
      throw ExitStatus.usage
    }
    defer { terminal.stop() }
    let offer =
      samples.contains { $0.sample.path != nil }
      ? nil : Tour.offer(settings.keyMap, isASCII: !terminal.usesUnicode)
    let model = try Self.model(
      samples, strategy, path: source.path, size: terminal.size,
      allowsUnicode: terminal.usesUnicode, themes: themes.names, theme: theme,
      preferences: settings.preferences, note: note ?? settings.summary ?? faults.first ?? offer)
    var loop = RunLoop(
      model: model, terminal: terminal, runner: BackgroundRunner(samples, waker: terminal.waker),
      themes: themes)
    _ = loop.run()
  }

  /// The workbench on samples that share a strategy.
  static func model(
    _ samples: [LoadedSample], _ strategy: GatingStrategy, path: String?, size: Size,
    allowsUnicode: Bool, themes: [String] = [], theme: String? = nil,
    preferences: Preferences = Preferences(), note: String?
  ) throws -> Model {
    let strategyID = StrategyID("strategy")
    var analysis = Analysis()
    try analysis.apply(.setStrategy(strategyID, strategy))
    for sample in samples {
      try analysis.apply(.addSample(sample.sample))
      try analysis.apply(.assign(sample.sample.id, strategyID))
    }
    return Model(
      history: History(analysis), strategyID: strategyID,
      facts: Dictionary(
        uniqueKeysWithValues: samples.filter(\.isLoaded).map { ($0.sample.id, $0.facts) }),
      strategyPath: path, size: size, allowsUnicode: allowsUnicode, themes: themes,
      theme: theme, preferences: preferences, note: note)
  }
}
