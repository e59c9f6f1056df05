/// The log of edits, and the analysis that it amounts to.
///
/// Undo and redo are entries like any other; nothing undone is ever gone: an edit after an undo
/// opens a new branch, `redo` follows the branch left last, and `go` reaches every state that
/// ever was. Entries are numbered from 1; 0 stands for the state before the first.
package struct History: Sendable {
  /// An edit in the tree of what was done.
  private struct Step {
    var edit: Edit
    var inverse: Edit
    var parent: Int?
    /// The step that redo goes to.
    var next: Int?
  }

  /// The state before the first entry.
  package let start: Analysis
  package private(set) var log: [Entry] = []
  package private(set) var analysis: Analysis
  /// Whether anything was edited since the opening, even if it was taken back.
  package private(set) var hasEdits = false
  /// Why edits are refused; nil where they are not.
  package private(set) var lockReason: String?
  /// The number of the last entry that changed the analysis.
  package private(set) var lastChange = 0
  private var steps: [Step] = []
  private var position: Int?
  private var firstStep: Int?
  /// The step that each entry left the analysis at.
  private var positions: [Int?] = []

  package init(_ analysis: Analysis = Analysis()) {
    start = analysis
    self.analysis = analysis
  }

  /// Replays a log.
  /// - Parameter start: the state before the first entry.
  /// - Throws: `EditError` for a log that no history wrote.
  package init(
    replaying log: some Sequence<Entry>, after start: Analysis = Analysis()
  ) throws(EditError) {
    self.init(start)
    for entry in log { try append(entry) }
  }

  /// The analysis as it was opened: without anything that was edited since.
  package var opened: Analysis {
    var opened = start
    for case .begin(let edit) in log { _ = try? opened.apply(edit) }
    return opened
  }

  /// Does what an entry says and logs it; an undo or redo of nothing is not logged.
  /// - Throws: `EditError`; nothing is then changed or logged.
  package mutating func append(_ entry: Entry) throws(EditError) {
    switch entry {
    case .begin(let edit): try begin(edit)
    case .edit(let edit): try perform(edit)
    case .undo: try undo()
    case .redo: try redo()
    case .go(let number): try go(to: number)
    case .lock(let reason):
      lockReason = reason
      record(entry)
    case .unlock:
      lockReason = nil
      record(entry)
    case .counts, .checkpoint, .note, .reason, .signOff, .export: record(entry)
    }
  }

  /// Applies an edit that undo does not take back, and logs it.
  /// - Throws: `EditError`; nothing is then changed or logged.
  package mutating func begin(_ edit: Edit) throws(EditError) {
    try analysis.apply(edit)
    record(.begin(edit))
    lastChange = log.count
  }

  /// Applies an edit and logs it.
  /// - Throws: `EditError`; nothing is then changed or logged.
  package mutating func perform(_ edit: Edit) throws(EditError) {
    try checkLock()
    let inverse = try analysis.apply(edit)
    if edit.isUndoable {
      steps.append(Step(edit: edit, inverse: inverse, parent: position))
      advance(to: steps.count - 1)
    }
    record(.edit(edit))
    hasEdits = true
    lastChange = log.count
  }

  /// Takes the last edit back and logs that; returns the edit, nil when there is none.
  @discardableResult
  package mutating func undo() throws(EditError) -> Edit? {
    guard let current = position else { return nil }
    try checkLock()
    try analysis.apply(steps[current].inverse)
    position = steps[current].parent
    record(.undo)
    lastChange = log.count
    return steps[current].edit
  }

  /// Does again what was undone last and logs that; returns the edit, nil when there is none.
  @discardableResult
  package mutating func redo() throws(EditError) -> Edit? {
    guard let next = nextStep else { return nil }
    try checkLock()
    steps[next].inverse = try analysis.apply(steps[next].edit)
    position = next
    record(.redo)
    lastChange = log.count
    return steps[next].edit
  }

  /// Goes to the state after an entry, on whatever branch, and logs that.
  ///
  /// What undo does not take back stays as it is.
  /// - Throws: `EditError`; nothing is then changed or logged.
  package mutating func go(to number: Int) throws(EditError) {
    try checkLock()
    guard (0...log.count).contains(number) else { throw .unknownEntry(number) }
    var changed = self
    let goal = number == 0 ? nil : positions[number - 1]
    let down = changed.lineage(of: goal)
    let up = changed.lineage(of: position)
    let shared = zip(up.reversed(), down.reversed()).prefix { $0 == $1 }.count
    for step in up.dropLast(shared) { try changed.analysis.apply(steps[step].inverse) }
    changed.position = down.suffix(shared).first
    for step in down.dropLast(shared).reversed() {
      changed.steps[step].inverse = try changed.analysis.apply(steps[step].edit)
      changed.advance(to: step)
    }
    changed.record(.go(to: number))
    changed.lastChange = changed.log.count
    self = changed
  }

  package var canUndo: Bool { position != nil }

  package var canRedo: Bool { nextStep != nil }

  /// How many edits lead to the present state.
  package var depth: Int { lineage(of: position).count }

  private mutating func record(_ entry: Entry) {
    log.append(entry)
    positions.append(position)
  }

  private func checkLock() throws(EditError) {
    if let lockReason { throw .locked(lockReason) }
  }

  /// Goes a step on, which redo then follows.
  private mutating func advance(to step: Int) {
    if let position { steps[position].next = step } else { firstStep = step }
    position = step
  }

  /// A step and those before it, the last one first.
  private func lineage(of step: Int?) -> [Int] {
    var lineage: [Int] = []
    var next = step
    while let current = next {
      lineage.append(current)
      next = steps[current].parent
    }
    return lineage
  }

  private var nextStep: Int? {
    guard let position else { return firstStep }
    return steps[position].next
  }
}
