import Analysis
import GatingCore
import Plotting
import ScreenKit
import TermPlot

/// The workbench as a value: what is open, where one is, what is being done, what is known.
///
/// Changed by `update` alone, which returns the work to be done outside; shown by `view`.
package struct Model: Sendable {
  /// The extent of the screen.
  package internal(set) var size: Size
  /// How plots are drawn.
  package internal(set) var glyphs: GlyphSet
  /// The names of the themes there are, and the one that is shown.
  let themes: [String]
  package internal(set) var theme: String
  /// Whether the mouse is ours; else the terminal selects text with it.
  package internal(set) var usesMouse: Bool
  /// What the person has decided about the workbench itself.
  package let preferences: Preferences
  /// What the button that is down has hold of.
  var pointer: Pointer?
  /// The first row of the tree in view.
  var treeTop = 0
  /// Whether the terminal can show more than ASCII.
  let allowsUnicode: Bool

  /// What was decided, with all that led there.
  package internal(set) var history: History
  /// The strategy of a sample that has none assigned.
  let openedStrategyID: StrategyID
  /// The state of each strategy that was saved last, or that one began with.
  var savedStrategies: [StrategyID: GatingStrategy]
  /// Where the strategy was read from or saved to.
  var strategyPath: String?
  /// How far the log of edits has got on its way to the disk.
  package internal(set) var keeping: Keeping
  /// What is known of the samples that are loaded, beside the analysis.
  var facts: [SampleID: SampleFacts]
  /// How far the loading of samples has come, 0…1, and why it failed.
  package internal(set) var loading: [SampleID: Loading] = [:]
  /// What lies where samples did whose files changed, by which they were refused.
  var changedFiles: [SampleID: ChangedFile] = [:]
  /// The head of the log when entries last reached the disk.
  package internal(set) var head: String?

  /// The sample on the screen.
  package internal(set) var sample: SampleID
  /// The population whose events the plot shows; nil for all events.
  package internal(set) var viewed: GateID?
  /// The population that is selected in the tree; nil for all events.
  package internal(set) var selected: GateID?
  /// The axes chosen for populations in view.
  var chosenAxes: [GateID?: PlotAxes] = [:]
  /// The y axes of populations that are shown as histograms.
  var formerY: [GateID?: PlotAxis] = [:]
  /// The population that is drawn over plots.
  package internal(set) var backgate: GateID?
  /// By which rule events near an edge are decided: a way of looking, kept in no file.
  package internal(set) var fidelity = Fidelity.exact
  /// The population whose events that the two rules decide differently are drawn over plots.
  package internal(set) var difference: GateID?
  /// The population that cards compare with beside the parent.
  var reference: GateID?
  /// The population that shares are of beside the parent and all events.
  package internal(set) var denominator: GateID?
  /// What the page of statistics was about last.
  var statisticsSubject = StatisticsPage.Subject.axes
  /// By which part of a decade edges are moved to see what a count hangs on.
  package internal(set) var bandStep = BoundaryBand.usualStep
  /// How much of a fluorochrome a matrix may leave or take in a check, as a fraction of its own
  /// signal.
  package internal(set) var checkTolerance = 0.01
  /// Whether the siblings of the population in view are drawn over its histogram.
  var overlaysSiblings = false
  /// What was in view before, to blink with.
  var former: Place?
  /// What blinking laid other axes over.
  var covered: Covered?
  /// What orders the list of samples.
  var sampleOrder = SampleOrder.opened
  /// The crosshair's dot, row 0 at the top; nil while hidden.
  var crosshair: Dot?

  /// The percentiles that were asked for and have not come.
  var measuring: PercentileQuestion?
  /// The commands used, the last one first.
  var recentCommands: [Command.ID] = []
  /// The last command of each context that changed something.
  var lastChange: [Command.Context: Change] = [:]
  /// Places remembered under letters.
  var marks: [Unicode.Scalar: Mark] = [:]
  /// The gates that were copied, the topmost first.
  var clipboard: [Gate] = []

  /// What is being done.
  package internal(set) var mode = Mode.browse
  /// The step of the tour; nil when none is taken.
  package internal(set) var tour: Tour?
  /// The first keys of a command that has more.
  var prefix: [KeyPress] = []
  /// The count typed before a command.
  var count: Int?
  /// What the last action did.
  package internal(set) var message: Message?

  /// The last question asked of the engine.
  var asked: Question?
  /// The last answer that came, for the sample on the screen.
  package internal(set) var answer: Answer?

  /// A dot of the plot.
  struct Dot: Hashable, Sendable {
    var column: Int
    var row: Int

    /// The dot at the same place of another frame.
    func moved(from old: PlotFrame, to new: PlotFrame) -> Dot {
      func moved(_ place: Int, _ old: Int, _ new: Int) -> Int {
        old > 0 && new > 0 ? min(new - 1, (2 * place + 1) * new / (2 * old)) : 0
      }
      return Dot(
        column: moved(column, old.dotColumns, new.dotColumns),
        row: moved(row, old.dotRows, new.dotRows))
    }
  }

  /// A sample whose events are not there.
  package enum Loading: Hashable, Sendable {
    case running(fraction: Double)
    case stopped
    /// Why, in a sentence.
    case failed(String)
  }

  /// The line of text above the hints.
  package struct Message: Hashable, Sendable {
    package enum Kind: Hashable, Sendable { case note, warning, error }

    package var text: String
    package var kind: Kind
  }

  /// Opens the workbench on the samples of an analysis.
  ///
  /// - Parameters:
  ///   - history: holds one sample or more, the first of which is shown, and the strategy.
  ///   - facts: of the samples that are loaded already; the others are asked for.
  ///   - strategyPath: where the strategy was read from.
  ///   - themes: the names of all themes, in the order in which they are shown.
  ///   - theme: the one that is shown; nil for the first.
  ///   - preferences: the keys among them.
  ///   - keeping: what becomes of edits.
  ///   - note: a first message.
  package init(
    history: History, strategyID: StrategyID, facts: [SampleID: SampleFacts],
    strategyPath: String? = nil, size: Size, allowsUnicode: Bool, themes: [String] = [],
    theme: String? = nil, preferences: Preferences = Preferences(), keeping: Keeping = Keeping(),
    note: String? = nil
  ) {
    self.preferences = preferences
    usesMouse = preferences.usesMouse
    self.themes = themes
    self.theme = theme ?? themes.first ?? ""
    self.history = history
    self.keeping = keeping
    self.keeping.known = Self.countsLogged(in: history.log)
    openedStrategyID = strategyID
    self.facts = facts
    self.strategyPath = strategyPath
    self.size = size
    self.allowsUnicode = allowsUnicode
    glyphs = GlyphSet(allowsUnicode ? preferences.glyphs ?? .braille : .ascii)
    sample = history.analysis.samples.first?.id ?? SampleID("")
    savedStrategies = history.analysis.strategies
    message = note.map { Message(text: $0, kind: .note) }
  }
}

/// What the workbench knows of a sample that no edit changes.
package struct SampleFacts: Hashable, Sendable {
  /// For each parameter the scale value at the top of its range.
  package var tops: [Double]
  /// For each parameter its smallest and largest finite scale value; nil without any.
  package var extents: [ClosedRange<Double>?]

  package init(tops: [Double], extents: [ClosedRange<Double>?]) {
    self.tops = tops
    self.extents = extents
  }
}
