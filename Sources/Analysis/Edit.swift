import GatingCore

/// One change of an analysis, as data: what undo, the log and replay are made of.
package enum Edit: Hashable, Sendable {
  case addSample(Sample)
  case removeSample(SampleID)
  /// Says which file a sample's events are from, once it was hashed.
  case identify(SampleID, SampleFile?)
  /// Says where a sample's file lies now.
  case locate(SampleID, path: String?)
  /// Says whose sample it is, of when, which tube and what for.
  case describe(SampleID, SampleDescription)
  /// Says what a sample's file holds, where a changed one was accepted.
  case setContents(SampleID, eventCount: Int, panel: Panel)
  /// Leaves a sample out of what is exported, and why; nil takes it in again.
  case exclude(SampleID, reason: String?)
  /// Notes something of a sample or a population; nil takes the note away.
  case note(NoteSubject, String?)
  /// Adds a strategy, or replaces the one with this id.
  case setStrategy(StrategyID, GatingStrategy?)
  /// Makes a sample use a strategy; nil takes its strategy away.
  case assign(SampleID, StrategyID?)
  /// Inserts gates at the places they are to have in the strategy's document order, ascending.
  case insertGates([PlacedGate], StrategyID)
  /// Removes gates and all that depends on them.
  case removeGates([GateID], StrategyID)
  /// Moves or reshapes a gate; its id, name and place stay.
  case setGeometry(GateID, Geometry, StrategyID)
  /// Gives a sample a shape of its own for a gate of its strategy; nil makes it follow the
  /// strategy again.
  case override(GateID, Geometry?, SampleID)
  /// Gives a boolean gate another formula: its geometry, and the gates that are parts of it, some
  /// of which go and some of which come.
  case combine(
    GateID, Geometry, removing: [GateID], inserting: [PlacedGate], StrategyID)
  /// Renames a gate or a quadrant.
  case rename(GateID, String, StrategyID)
  /// Moves a gate to another place of the strategy's document order, which siblings follow.
  case moveGate(GateID, Int, StrategyID)
  /// Sets the plot that a gate is shown on.
  case setPlot(GateID, PlotAxes?, StrategyID)
  /// Sets the matrix of an id, where there is none at an index of the strategy's list (nil is its
  /// end); nil removes it, which gates that use it forbid.
  case setMatrix(String, SpectrumMatrix?, at: Int?, StrategyID)
  /// Sets how gates and their plots are compensated; shapes, scales and places stay.
  case setCompensation([GateCompensation], StrategyID)
  /// Several edits as one, made in this order.
  case several([Edit])

  /// A gate with its index in the strategy's document order.
  package struct PlacedGate: Hashable, Sendable, Codable {
    package var index: Int
    package var gate: Gate

    package init(index: Int, gate: Gate) {
      self.index = index
      self.gate = gate
    }
  }

  /// Whether undo takes it back; opening a sample is not undone.
  package var isUndoable: Bool {
    switch self {
    case .addSample, .removeSample, .identify, .locate, .setContents, .assign: false
    case .exclude, .note: true
    case .describe, .setStrategy, .insertGates, .removeGates, .setGeometry, .override, .combine,
      .rename, .moveGate, .setPlot, .setMatrix, .setCompensation:
      true
    case .several(let edits): edits.contains(where: \.isUndoable)
    }
  }
}
