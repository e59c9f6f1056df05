import ScreenKit

/// Something a person can ask the workbench to do by key.
package struct Command: Hashable, Sendable, Identifiable {
  /// What keys mean depends on what is being done.
  package enum Context: String, CaseIterable, Hashable, Sendable {
    case browse
    case draw
    case edit
    case scale
    case propose
    case card
    case statistics
    case certainty
    case comparison
    case history
    case spillover
    case check
    case prompt
    case help

    package var title: String {
      switch self {
      case .browse: "Looking around"
      case .draw: "Drawing a gate"
      case .edit: "Holding a gate"
      case .scale: "Setting a scale"
      case .propose: "Judging a proposal"
      case .card: "Reading a card"
      case .statistics: "Reading statistics"
      case .certainty: "Reading how sure a count is"
      case .comparison: "Comparing with FlowJo"
      case .history: "Reading the history"
      case .spillover: "Seeing the spillover matrix"
      case .check: "Reading a check of a matrix"
      case .prompt: "Typing"
      case .help: "Reading the keys"
      }
    }
  }

  package enum ID: String, CaseIterable, Hashable, Sendable {
    case treeUp = "tree.up"
    case treeDown = "tree.down"
    case treeParent = "tree.parent"
    case treeChild = "tree.child"
    case treeNext = "tree.nextSibling"
    case treePrevious = "tree.previousSibling"
    case open = "population.open"
    case leave = "population.leave"
    case crosshairLeft = "crosshair.left"
    case crosshairDown = "crosshair.down"
    case crosshairUp = "crosshair.up"
    case crosshairRight = "crosshair.right"
    case crosshairFarLeft = "crosshair.farLeft"
    case crosshairFarDown = "crosshair.farDown"
    case crosshairFarUp = "crosshair.farUp"
    case crosshairFarRight = "crosshair.farRight"
    case histogram = "plot.histogram"
    case siblings = "plot.siblings"
    case backgate = "plot.backgate"
    case card = "population.card"
    case reference = "population.reference"
    case statistics = "statistics.show"
    case statisticsOf = "statistics.parameter"
    case certainty = "statistics.certainty"
    case compareFlowJo = "flowjo.compare"
    case fidelity = "flowjo.grid"
    case showDifference = "flowjo.events"
    case percentOf = "statistics.percentOf"
    case bandStep = "statistics.step"
    case rowsUp = "statistics.up"
    case rowsDown = "statistics.down"
    case columnsLeft = "statistics.left"
    case columnsRight = "statistics.right"
    case usualPlot = "plot.usual"
    case xAxis = "plot.xAxis"
    case yAxis = "plot.yAxis"
    case zoomIn = "zoom.in"
    case zoomOut = "zoom.out"
    case zoomAll = "zoom.all"
    case zoomGate = "zoom.gate"
    case zoomPercentile = "zoom.percentile"
    case panLeft = "pan.left"
    case panDown = "pan.down"
    case panUp = "pan.up"
    case panRight = "pan.right"
    case scaleX = "scale.x"
    case scaleY = "scale.y"
    case setMark = "mark.set"
    case goToMark = "mark.go"
    case palette
    case repeatLast = "repeat"
    case polygon = "gate.polygon"
    case rectangle = "gate.rectangle"
    case ellipse = "gate.ellipse"
    case range = "gate.range"
    case quadrants = "gate.quadrants"
    case formula = "gate.formula"
    case proposeSinglets = "propose.singlets"
    case proposeValley = "propose.valley"
    case proposeBasin = "propose.basin"
    case proposeSteady = "propose.steady"
    case proposeDebris = "propose.debris"
    case proposeQuadrants = "propose.quadrants"
    case edit = "gate.edit"
    case own = "gate.own"
    case rename = "gate.rename"
    case delete = "gate.delete"
    case copy = "gate.copy"
    case paste = "gate.paste"
    case earlier = "gate.earlier"
    case later = "gate.later"
    case undo = "edit.undo"
    case redo = "edit.redo"
    case nextSample = "sample.next"
    case previousSample = "sample.previous"
    case listSamples = "sample.list"
    case describeSample = "sample.describe"
    case exclude = "sample.exclude"
    case acceptChanged = "sample.accept"
    case note = "note"
    case blink = "blink"
    case loadSamples = "sample.load"
    case stopLoading = "sample.stopLoading"
    case load = "strategy.load"
    case save = "strategy.save"
    case nameSession = "session.name"
    case history = "history.show"
    case goTo = "history.go"
    case entryAbove = "history.above"
    case entryBelow = "history.below"
    case compare = "history.compare"
    case checkpoint = "history.checkpoint"
    case signOff = "history.signOff"
    case lock = "history.lock"
    case matrix = "spillover.matrix"
    case pairs = "spillover.pairs"
    case controls = "spillover.controls"
    case checkMatrix = "spillover.check"
    case loadMatrix = "spillover.load"
    case writeMatrix = "spillover.write"
    case switchCompensation = "compensation.plot"
    case compensateGates = "compensation.gates"
    case cellLeft = "cell.left"
    case cellDown = "cell.down"
    case cellUp = "cell.up"
    case cellRight = "cell.right"
    case cellMirror = "cell.mirror"
    case coefficient = "cell.type"
    case coefficientUp = "cell.raise"
    case coefficientDown = "cell.lower"
    case coefficientFarUp = "cell.raiseFar"
    case coefficientFarDown = "cell.lowerFar"
    case keepMatrix = "cell.keep"
    case showPairs = "cell.pairs"
    case openChecked = "check.open"
    case checkAbove = "check.above"
    case checkBelow = "check.below"
    case checkTolerance = "check.tolerance"
    case export = "counts.export"
    case copyLine = "clipboard.line"
    case copyTable = "clipboard.table"
    case glyphs = "screen.glyphs"
    case theme = "screen.theme"
    case mouse = "screen.mouse"
    case redraw = "screen.redraw"
    case help = "help"
    case tour = "tour"
    case suspend = "suspend"
    case quit = "quit"

    case corner = "draw.corner"
    case takeBack = "draw.takeBack"
    case close = "draw.close"
    case beyond = "draw.beyond"

    case moveLeft = "hold.left"
    case moveDown = "hold.down"
    case moveUp = "hold.up"
    case moveRight = "hold.right"
    case moveFarLeft = "hold.farLeft"
    case moveFarDown = "hold.farDown"
    case moveFarUp = "hold.farUp"
    case moveFarRight = "hold.farRight"
    case nextHandle = "hold.next"
    case previousHandle = "hold.previous"
    case insertVertex = "hold.insert"
    case removeVertex = "hold.remove"
    case insertOnY = "hold.insertOnY"
    case removeOnY = "hold.removeOnY"
    case armsOfY = "hold.armsOfY"
    case armsOfX = "hold.armsOfX"
    case exact = "hold.exact"
    case rotateLeft = "hold.rotateLeft"
    case rotateRight = "hold.rotateRight"
    case grow = "hold.grow"
    case shrink = "hold.shrink"
    case whole = "hold.whole"
    case toggleBound = "hold.bound"
    case drop = "hold.drop"

    case scaleWider = "scale.wider"
    case scaleNarrower = "scale.narrower"
    case scaleNext = "scale.next"
    case scalePrevious = "scale.previous"
    case scaleUpperUp = "scale.upperUp"
    case scaleUpperDown = "scale.upperDown"
    case scaleLowerUp = "scale.lowerUp"
    case scaleLowerDown = "scale.lowerDown"
    case scaleOther = "scale.other"
    case scaleBounds = "scale.bounds"
    case scaleKeep = "scale.keep"
    case acceptProposal = "proposal.accept"
    case adjustProposal = "proposal.adjust"
    case otherSide = "proposal.otherSide"

    case accept = "prompt.accept"
    case orderSamples = "prompt.order"
    case nextChoice = "prompt.next"
    case previousChoice = "prompt.previous"

    case scrollUp = "help.up"
    case scrollDown = "help.down"
    case cancel
  }

  package let id: ID
  package let context: Context
  /// The keys that do it, in the notation of `KeyScript`; the first is shown in hints.
  package let keys: [String]
  /// A word or two for the hint line; empty leaves it out there.
  package let title: String
  /// What it does, with `{key}` for its first key.
  private let words: String

  init(_ id: ID, _ context: Context, _ keys: [String], _ title: String, _ help: String) {
    self.id = id
    self.context = context
    self.keys = keys
    self.title = title
    words = help
  }

  /// What it does, completing “… to”.
  package var help: String {
    if let first = sequences.first {
      let key = first.map { KeyScript.describe($0, ascii: true) }.joined()
      return words.replacing("{key}", with: key)
    }
    // Without a key there is nothing to show by example.
    guard words.contains("{key}"), let bracket = words.firstIndex(of: "(") else { return words }
    return String(words[..<bracket].dropLast())
  }

  /// The same command on other keys.
  func bound(to keys: [String]) -> Command { Command(id, context, keys, title, words) }
}
