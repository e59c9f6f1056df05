/// The log of edits, and the analysis that it amounts to.
///
/// Undo and redo are entries like any other; nothing undone is ever gone: an edit after an undo
/// opens a new branch, and `redo` follows the branch left last.
package struct History: Sendable {
  /// One line of the log.
  package enum Entry: Hashable, Sendable, Codable {
    case edit(Edit)
    case undo
    case redo
  }

  /// An edit in the tree of what was done.
  private struct Step {
    var edit: Edit
    var inverse: Edit
    var parent: Int?
    /// The step that redo goes to.
    var next: Int?
  }

  package private(set) var log: [Entry] = []
  package private(set) var analysis: Analysis
  private var steps: [Step] = []
  private var position: Int?
  private var firstStep: Int?

  package init(_ analysis: Analysis = Analysis()) { self.analysis = analysis }

  /// Replays a log.
  /// - Throws: `EditError` for a log that no history wrote.
  package init(replaying log: [Entry]) throws(EditError) {
    self.init()
    for entry in log {
      switch entry {
      case .edit(let edit): try perform(edit)
      case .undo: try undo()
      case .redo: try redo()
      }
    }
  }

  /// Applies an edit and logs it.
  /// - Throws: `EditError`; nothing is then changed or logged.
  package mutating func perform(_ edit: Edit) throws(EditError) {
    let inverse = try analysis.apply(edit)
    log.append(.edit(edit))
    guard edit.isUndoable else { return }
    steps.append(Step(edit: edit, inverse: inverse, parent: position))
    let step = steps.count - 1
    if let position { steps[position].next = step } else { firstStep = step }
    position = step
  }

  /// Takes the last edit back and logs that; returns the edit, nil when there is none.
  @discardableResult
  package mutating func undo() throws(EditError) -> Edit? {
    guard let current = position else { return nil }
    try analysis.apply(steps[current].inverse)
    log.append(.undo)
    position = steps[current].parent
    return steps[current].edit
  }

  /// Does again what was undone last and logs that; returns the edit, nil when there is none.
  @discardableResult
  package mutating func redo() throws(EditError) -> Edit? {
    guard let next = nextStep else { return nil }
    steps[next].inverse = try analysis.apply(steps[next].edit)
    log.append(.redo)
    position = next
    return steps[next].edit
  }

  package var canUndo: Bool { position != nil }

  package var canRedo: Bool { nextStep != nil }

  /// How many edits lead to the present state.
  package var depth: Int {
    var count = 0
    var step = position
    while let current = step {
      count += 1
      step = steps[current].parent
    }
    return count
  }

  private var nextStep: Int? {
    guard let position else { return firstStep }
    return steps[position].next
  }
}
