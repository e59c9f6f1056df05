import CNcurses
import ScreenKit

extension CursesTerminal {
  package func show(_ screen: Screen) {
    guard !isStopped, !isClosed else { return }
    let target = screen.size == size ? screen : fitted(screen)
    if painter != nil {
      paint(target)
      return
    }
    for row in 0..<size.rows { put(row, of: target) }
    if let cursor = target.cursor, Rect(size).contains(cursor) {
      cn_cursor(Int32(cursor.row), Int32(cursor.column))
    } else {
      cn_cursor(-1, 0)
    }
    shown = target
    cn_flush()
  }

  /// Draws without ncurses, which clears the screen and knows it as blank.
  private func paint(_ screen: Screen) {
    if shown == nil { cn_flush() }
    let bytes = painter?.bytes(showing: screen, over: shown) ?? []
    shown = screen
    if !bytes.isEmpty { cn_send(bytes, bytes.count) }
  }

  /// A screen of another size, cut or padded to the terminal's.
  private func fitted(_ screen: Screen) -> Screen {
    var result = Screen(size: size)
    for row in 0..<min(size.rows, screen.size.rows) {
      for column in 0..<min(size.columns, screen.size.columns) {
        let cell = screen[column, row]
        if !cell.isRightHalf { result[column, row] = cell }
      }
    }
    result.cursor = screen.cursor
    return result
  }

  /// Hands ncurses the part of a row from the first changed cell to the last.
  private func put(_ row: Int, of screen: Screen) {
    let cells = screen.row(row)
    var span = cells.indices
    if let shown {
      let old = shown.row(row)
      guard let first = span.first(where: { cells[$0] != old[$0] }),
        let last = span.last(where: { cells[$0] != old[$0] })
      else { return }
      span = first..<(last + 1)
    }
    while span.lowerBound > cells.startIndex, cells[span.lowerBound].isRightHalf {
      span = (span.lowerBound - 1)..<span.upperBound
    }
    var line: [cn_cell] = []
    line.reserveCapacity(span.count)
    for cell in cells[span] where !cell.isRightHalf {
      let look = look(of: cell, on: screen)
      let glyph = look.shade ?? cell.glyph
      line.append(
        cn_cell(
          glyph: usesUnicode || glyph.isASCII ? glyph.value : 0x3F,
          attributes: look.attributes,
          columns: UInt16(usesUnicode ? cell.columns : 1),
          pair: look.pair))
      if !usesUnicode, cell.columns == 2 {
        line.append(
          cn_cell(glyph: 0x20, attributes: look.attributes, columns: 1, pair: look.pair))
      }
    }
    let column = span.lowerBound - cells.startIndex
    cn_put(Int32(row), Int32(column), line, Int32(line.count))
  }

  private func look(of cell: Cell, on screen: Screen) -> Look {
    let roles = Roles(foreground: cell.foreground, background: cell.background)
    if let look = looks[roles] { return look }
    let appearance = theme.appearance(
      of: roles.foreground, on: roles.background, depth: depth)
    let look = Look(
      attributes: UInt16(appearance.attributes.rawValue), pair: number(of: appearance, on: screen),
      shade: theme.shade(of: roles.foreground, on: roles.background, depth: depth))
    looks[roles] = look
    return look
  }

  /// The pair number of an appearance; 0, the terminal's own colours, when the screen has more
  /// combinations than the terminal has pairs.
  private func number(of appearance: Appearance, on screen: Screen) -> Int32 {
    guard let pair = pair(of: appearance) else { return 0 }
    if let number = define(pair) { return number }
    freePairs(notOn: screen)
    return define(pair) ?? 0
  }

  private func pair(of appearance: Appearance) -> PairTable.Pair? {
    guard depth != .none else { return nil }
    if appearance.foreground == nil && appearance.background == nil { return nil }
    return PairTable.Pair(
      foreground: Int32(appearance.foreground ?? -1),
      background: Int32(appearance.background ?? -1))
  }

  /// The number of a pair, defined in ncurses; nil when there is none left.
  private func define(_ pair: PairTable.Pair) -> Int32? {
    switch pairs.slot(pair) {
    case .known(let number):
      return number
    case .new(let number):
      return cn_set_pair(number, pair.foreground, pair.background) == 1 ? number : 0
    case .full:
      return nil
    }
  }

  /// Frees the pairs that no cell of `screen` needs.
  ///
  /// ncurses repaints the cells of a pair that is defined anew, but those are cells that `screen`
  /// is about to replace.
  private func freePairs(notOn screen: Screen) {
    let roles = Set(
      screen.cells.map { Roles(foreground: $0.foreground, background: $0.background) })
    let needed = roles.compactMap {
      pair(of: theme.appearance(of: $0.foreground, on: $0.background, depth: depth))
    }
    pairs.keep(only: Set(needed))
    looks = looks.filter { roles.contains($0.key) }
  }

  /// Forgets what cells look like, for a new theme.
  func forgetLooks() {
    looks.removeAll()
    painter?.theme = theme
    pairs = PairTable(count: pairCount)
    redraw()
  }

  package func redraw() {
    shown = nil
    if !isStopped { cn_repaint() }
  }
}
