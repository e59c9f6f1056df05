import ScreenKit

/// The last line: the keys that do something now, most useful first; what does not fit is left out.
enum HintView {
  /// A key and a word or two.
  private struct Hint {
    var key: String
    var words: String
    /// Room is kept for it before all others.
    var isVital: Bool

    var columns: Int { Screen.columns(of: key) + 1 + Screen.columns(of: words) }
  }

  static func draw(_ model: Model, in rect: Rect, on screen: inout Screen) {
    guard let context = model.context else { return }
    var column = rect.column + 1
    if let count = model.count {
      column += screen.put("\(count) ", at: Position(column: column, row: rect.row), .input)
    }
    let room = rect.columnRange.upperBound - 1 - column
    for hint in fitting(hints(model, context), room) {
      column += screen.put(hint.key, at: Position(column: column, row: rect.row), .key)
      column += 1
      column += screen.put(hint.words, at: Position(column: column, row: rect.row), .hint)
      column += 2
    }
  }

  /// The line as text, whatever its length; nil where no key is known.
  static func text(_ model: Model) -> String? {
    guard let context = model.context else { return nil }
    return hints(model, context).map { "\($0.key) \($0.words)" }.joined(separator: ", ")
  }

  /// What the work is made of, what one looks for when lost, and the way out.
  private static let vital: Set<Command.ID> = [
    .open, .edit, .polygon, .palette, .save, .export, .help, .quit, .cancel,
  ]

  /// The hints in the order of the line.
  private static func hints(_ model: Model, _ context: Command.Context) -> [Hint] {
    var hints: [Hint] = []
    for command in model.keyMap.commands(in: context)
    where !command.title.isEmpty && model.obstacle(to: command.id) == nil {
      guard let sequence = command.sequences.first, let lead = sequence.first else { continue }
      var hint = Hint(
        key: KeyScript.describe(lead, ascii: model.glyphs.isASCII), words: "", isVital: false)
      if sequence.count > 1 {
        // Commands behind one prefix share a hint.
        guard !hints.contains(where: { $0.key == hint.key }) else { continue }
        guard case .prefix(let behind) = model.keyMap.match([lead], in: context) else { continue }
        hint.words = model.glyphs.shown(model.keyMap.title(ofPrefix: behind) + "…")
        hint.isVital = behind.contains { vital.contains($0.id) }
      } else {
        hint.key = HintKeys.text(of: command, model)
        hint.words = model.glyphs.shown(command.title)
        hint.isVital = vital.contains(command.id)
        if let last = hints.last, last.words == hint.words {
          // Two keys for one word, as of the axes.
          hints[hints.count - 1].key += " " + hint.key
          continue
        }
      }
      hints.append(hint)
    }
    return hints
  }

  /// The hints that there is room for: the vital ones, then the others from the first on.
  private static func fitting(_ hints: [Hint], _ room: Int) -> [Hint] {
    var chosen: Set<Int> = []
    var used = -2
    for wantsVital in [true, false] {
      for (index, hint) in hints.enumerated() where hint.isVital == wantsVital {
        guard used + 2 + hint.columns <= room else {
          if wantsVital { continue } else { break }
        }
        used += 2 + hint.columns
        chosen.insert(index)
      }
    }
    return hints.enumerated().filter { chosen.contains($0.offset) }.map(\.element)
  }
}

/// The key caps of hints: commands in four directions share one.
enum HintKeys {
  private static let directions: [[Command.ID]] = [
    [.moveLeft, .moveDown, .moveUp, .moveRight],
    [.moveFarLeft, .moveFarDown, .moveFarUp, .moveFarRight],
    [.crosshairLeft, .crosshairDown, .crosshairUp, .crosshairRight],
    [.crosshairFarLeft, .crosshairFarDown, .crosshairFarUp, .crosshairFarRight],
    [.cellLeft, .cellDown, .cellUp, .cellRight],
    [.scaleUpperUp, .scaleUpperDown],
  ]

  static func text(of command: Command, _ model: Model) -> String {
    let ascii = model.glyphs.isASCII
    let own = command.keys.first.map { HelpText.describe($0, isASCII: ascii) } ?? ""
    guard let group = directions.first(where: { $0.first == command.id }) else { return own }
    let presses = group.compactMap { id -> KeyPress? in
      let sequence = model.keyMap.command(id, in: command.context)?.sequences.first
      return sequence?.count == 1 ? sequence?.first : nil
    }
    guard presses.count == group.count else { return own }
    let arrows: [KeyPress] = [.left, .down, .up, .right].map { KeyPress($0) }
    let farArrows: [KeyPress] = [.left, .down, .up, .right].map { KeyPress($0, .shift) }
    if presses == arrows, ascii { return "arrows" }
    if presses == farArrows { return ascii ? "Shift" : "⇧" }
    let names = presses.map { KeyScript.describe($0, ascii: ascii) }
    return names.allSatisfy { $0.count == 1 } ? names.joined() : names.joined(separator: "/")
  }
}
