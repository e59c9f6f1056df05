import Analysis
import DemoMarrow
import GatingCore
import ScreenKit
import Templates
import Workbench

/// A person at the workbench, without a terminal: keys in, screens out, effects run in order.
struct Session {
  private(set) var model: Model
  private let engines: [SampleID: SampleEngine]
  /// The files written so far, by path.
  private(set) var files: [String: Effect.Output.Content] = [:]
  /// The entries of the log that were given out to be kept.
  private(set) var kept: [History.Entry] = []
  /// Whether what is to be kept is on the disk at once.
  var keepsUp = true
  private(set) var hasQuit = false
  private(set) var suspensions = 0
  /// Whether samples are loaded only when the test says so.
  private let isLazy: Bool
  private let facts: [SampleID: SampleFacts]
  /// The samples that loading was asked for last, in their order.
  private(set) var wanted: [SampleID] = []
  /// The samples that were to be taken as they are now known.
  private(set) var renewed: [Sample] = []
  private(set) var themesShown: [String] = []
  /// What was last asked of the terminal's mouse.
  private(set) var mouse: Bool?
  /// What was asked of single-stain controls; the test answers.
  private(set) var controlRequests: [ControlsRequest] = []
  /// What was sent to the clipboard.
  private(set) var copies: [String] = []
  /// How many questions were asked, and how many of them in a drag.
  private(set) var questions = 0
  private(set) var urgentQuestions = 0

  static let strategyID = StrategyID("s")

  /// Opens tables as samples `a`, `b`, … on a strategy.
  init(
    _ tables: [EventTable], _ strategy: GatingStrategy = GatingStrategy(),
    size: Size = Size(columns: 80, rows: 24), allowsUnicode: Bool = true, isLazy: Bool = false,
    preferences: Preferences = Preferences(), keeping: Keeping = Keeping(),
    storedCounts: [GateID: Int] = [:]
  ) throws {
    var analysis = Analysis()
    try analysis.apply(.setStrategy(Self.strategyID, strategy))
    var engines: [SampleID: SampleEngine] = [:]
    var facts: [SampleID: SampleFacts] = [:]
    for (table, name) in zip(tables, ["a", "b", "c"]) {
      let id = SampleID(name)
      var sample = Sample(
        id: id, name: name + ".fcs", path: name + ".fcs", eventCount: table.count,
        panel: table.panel)
      sample.storedCounts = storedCounts
      try analysis.apply(.addSample(sample))
      try analysis.apply(.assign(id, Self.strategyID))
      engines[id] = SampleEngine(table)
      facts[id] = SampleFacts(
        tops: table.panel.parameters.map(\.range),
        extents: table.columns.indices.map { Self.extent(of: $0, table) })
    }
    self.engines = engines
    self.facts = facts
    self.isLazy = isLazy
    model = Model(
      history: History(analysis), strategyID: Self.strategyID, facts: isLazy ? [:] : facts,
      size: size, allowsUnicode: allowsUnicode, themes: ["dark", "light", "mine"],
      preferences: preferences, keeping: keeping)
    send(.resized(size))
  }

  /// The least and the greatest scale value of a parameter.
  private static func extent(of parameter: Int, _ table: EventTable) -> ClosedRange<Double>? {
    var values = [Double](repeating: 0, count: table.count)
    values.withUnsafeMutableBufferPointer {
      table.scaleValues(of: parameter, 0..<table.count, to: $0)
    }
    guard let least = values.min(), let greatest = values.max() else { return nil }
    return least...greatest
  }

  /// The demo marrow of 20,000 events on the path that ships.
  static func marrow(
    size: Size = Size(columns: 80, rows: 24), allowsUnicode: Bool = true,
    preferences: Preferences = Preferences(), keeping: Keeping = Keeping(),
    storedCounts: [GateID: Int] = [:]
  ) throws -> Session {
    try Session(
      [marrowTable], Template.marrow.instantiate(on: marrowTable.panel).strategy, size: size,
      allowsUnicode: allowsUnicode, preferences: preferences, keeping: keeping,
      storedCounts: storedCounts)
  }

  static let marrowTable = DemoMarrow.generate(preset: .healthy, events: 20_000).table

  /// Presses the keys of a script; returns the screen after the last.
  @discardableResult
  mutating func press(_ script: String) throws -> Screen {
    for press in try KeyScript.parse(script) { send(.key(press)) }
    return screen
  }

  mutating func send(_ action: Action) {
    for effect in model.update(action) {
      switch effect {
      case .load(let samples): wanted = samples
      case .renew(let sample): renewed.append(sample)
      case .ask(let question):
        questions += 1
        if question.isUrgent { urgentQuestions += 1 }
        if let answer = engines[question.sample].flatMap({ question.answer(by: $0) }) {
          send(.answered(answer))
        }
      case .readMatrix(let path):
        guard case .matrix(let matrix) = files[path] else {
          send(.failed("\(path): there is no such file"))
          continue
        }
        send(.matrix(matrix, notes: []))
      case .controls(let request): controlRequests.append(request)
      case .measure(let question):
        guard let engine = engines[question.sample] else { break }
        do throws(GatingFailure) {
          send(.measured(question, try question.answer(by: engine)))
        } catch {
          send(.notMeasured(question, error))
        }
      case .write(let output, let overwrite):
        if files[output.path] != nil, !overwrite {
          send(.exists(output))
        } else {
          files[output.path] = output.content
          send(.written(output))
        }
      case .read(let path, _):
        guard case .strategy(let strategy) = files[path] else {
          send(.failed("\(path): there is no such file"))
          continue
        }
        send(.read(strategy, path: path, notes: []))
      case .keep(let entries, let first):
        kept = Array(kept.prefix(first)) + entries
        if keepsUp { send(.kept(kept.count)) }
      case .nameSession(let path): send(.named(path))
      case .suspend: suspensions += 1
      case .theme(let name): themesShown.append(name)
      case .captureMouse(let isOn): mouse = isOn
      case .redraw: break
      case .copy(let text): copies.append(text)
      case .quit: hasQuit = true
      }
    }
  }

  /// The events of a sample have come.
  mutating func load(_ name: String) {
    let id = SampleID(name)
    if let facts = facts[id] { send(.ready(id, facts)) }
  }

  var screen: Screen { model.view() }

  /// The line above the hints.
  var messageLine: String { screen.textRows[screen.size.rows - 2] }

  /// The tree's row of a population: name, % of parent, count.
  func row(_ name: String) -> [Substring] {
    (screen.textRows.first { $0.prefix(34).contains(name) } ?? "").prefix(32).split(separator: " ")
  }

  /// The counts by a full evaluation from scratch of the strategy on the screen.
  var recounted: [GateID: Int] {
    guard let engine = engines[model.sample] else { return [:] }
    return GatingEngine.evaluate(model.strategy, on: engine.table).counts
  }

  /// The strategy as decided.
  var strategy: GatingStrategy {
    model.history.analysis.strategies[Self.strategyID] ?? GatingStrategy()
  }
}
