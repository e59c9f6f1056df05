import Analysis
import GatingCore
import Plotting

/// What is being done: it decides what keys mean.
package enum Mode: Hashable, Sendable {
  /// Looking around.
  case browse
  /// Setting the corners of a new gate.
  case draw(Sketch)
  /// Holding a gate by a handle.
  case edit(Drag)
  /// Setting the scale of an axis.
  case scale(ScaleTuning)
  /// Typing the letter of a mark, to set it or to go there.
  case mark(isSetting: Bool)
  /// Judging a gate that the data suggest.
  case propose(Suggestion)
  /// Reading the identity card of the selected population.
  case card
  /// Reading the statistics of the selected population.
  case statistics(StatisticsPage)
  /// Reading how sure the selected population's count is.
  case certainty(CertaintyPage)
  /// Reading the counts by both rules beside those that FlowJo stored.
  case comparison
  /// Reading what was done.
  case history(HistoryPage)
  /// Seeing and changing the spillover matrix.
  case spillover(SpilloverPage)
  /// Reading what a check of a matrix found.
  case check(CheckPage)
  /// Typing an answer.
  case prompt(Prompt)
  /// Reading the keys, from a line on.
  case help(top: Int)
  /// Answering a question with a key.
  case confirm(Confirmation)
}

/// A gate while it is being drawn: corners in fractions of the axes.
package struct Sketch: Hashable, Sendable {
  package enum Kind: Hashable, Sendable { case polygon, rectangle, ellipse, range }

  package var kind: Kind
  package var axes: PlotAxes
  package var corners: [Point] = []
  /// Which side of the crosshair is taken, all of it; nil while two corners are to be set.
  package var beyond: Beyond?

  /// The sides of a point that a gate without far ends takes.
  package struct Beyond: Hashable, Sendable {
    package var isRight: Bool
    package var isAbove: Bool
  }
}

/// A gate while it is held: nothing of it is in the history until it is dropped.
package struct Drag: Hashable, Sendable {
  package var gate: GateID
  package var axes: PlotAxes
  /// What Esc restores.
  package var original: Geometry
  package var geometry: Geometry
  package var held: Handle.ID
  /// The counts at pick-up, to show what changed.
  package var before: [GateID: Int]
  /// The proposal that is being adjusted; its gate is in no strategy yet.
  package var suggestion: Suggestion?
}

/// A line of text being typed.
package struct Prompt: Hashable, Sendable {
  package enum Purpose: Hashable, Sendable {
    case sample
    /// One field of a sample's description.
    case describe(Model.DescriptionField, SampleDescription)
    /// Why the sample is left out of what is exported.
    case exclude
    case note(NoteSubject)
    /// Why the sample's changed file is accepted.
    case acceptChanged
    /// One of the usual plots.
    case plot
    case xAxis
    case yAxis
    /// Names a gate that was just drawn.
    case name(Gate)
    /// Says how populations are combined: in a new gate, or in this one.
    case formula(GateID?)
    /// Names a combination that was just typed, with the gates that are parts of it.
    case nameCombination(Gate, parts: [Gate])
    case rename(GateID)
    case loadStrategy
    /// Data values for the held handle.
    case exact(Drag)
    /// Data values for the ends of the view.
    case bounds(ScaleTuning)
    /// Part of what a command does.
    case command
    case saveStrategy
    case nameSession
    /// Names the present state.
    case checkpoint
    /// Says who stands for the present state, and what for.
    case signOff
    /// Why the analysis is locked, or unlocked.
    case lock
    case exportCounts
    /// What the page of statistics is about.
    case statisticsOf
    /// The population that shares are of as well; typed from the page of certainty or not.
    case percentOf(fromPage: Bool)
    /// How far edges are moved, in decades.
    case bandStep
    /// Percent for the marked cell of a matrix.
    case coefficient(SpilloverPage)
    case loadMatrix
    case writeMatrix
    /// Single-stain controls, to compute a matrix from or to check one.
    case controls
    case checkMatrix
    /// Percent that a pair of a check may be off.
    case tolerance(CheckPage)

    /// Whether what is typed is the answer, and choices only offer texts.
    var isFreeText: Bool {
      switch self {
      case .name, .describe, .exclude, .note, .acceptChanged: true
      default: false
      }
    }
  }

  package var purpose: Purpose
  package var text: String
  /// The choice that is marked, in a prompt that offers some.
  package var marked = 0
  /// What was typed before choices completed it, to go on to the next one from there.
  package var completing: String?
}

/// A question that a key answers.
package enum Confirmation: Hashable, Sendable {
  /// Leave although there is unsaved work.
  case quit
  /// Write over a file that is there.
  case overwrite(Effect.Output)
}
