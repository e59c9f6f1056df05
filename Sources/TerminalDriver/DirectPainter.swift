import CNcurses
import ScreenKit

/// Draws screens by control sequences of its own (ECMA-48, and ISO 8613-6 for colours).
///
/// Terminals with 24-bit colours say so in `COLORTERM`, and seldom in the description that ncurses
/// goes by; all of them know these sequences. Only cells that changed are sent.
package struct DirectPainter {
  /// What the roles look like.
  package var theme: Theme {
    didSet { looks.removeAll() }
  }
  private let depth: ColourDepth
  private let usesUnicode: Bool
  private var looks: [Roles: [UInt8]] = [:]

  private struct Roles: Hashable {
    var foreground: Role
    var background: Role
  }

  /// A painter for a terminal of some depth; without Unicode other glyphs become question marks.
  package init(theme: Theme, depth: ColourDepth, usesUnicode: Bool) {
    self.theme = theme
    self.depth = depth
    self.usesUnicode = usesUnicode
  }

  /// What to send so that `screen` shows; nothing when nothing changed.
  ///
  /// - Parameter shown: what the terminal shows, of the same size; nil for what is not known.
  package mutating func bytes(showing screen: Screen, over shown: Screen?) -> [UInt8] {
    var bytes: [UInt8] = []
    var roles: Roles?
    for row in 0..<screen.size.rows {
      draw(row, of: screen, over: shown, &roles, &bytes)
    }
    if bytes.isEmpty && shown?.cursor == screen.cursor { return [] }
    bytes = Array("\u{1B}[?25l".utf8) + bytes
    if roles != nil { bytes += "\u{1B}[0m".utf8 }
    if let cursor = screen.cursor, Rect(screen.size).contains(cursor) {
      bytes += Self.move(to: cursor.column, cursor.row) + "\u{1B}[?25h".utf8
    }
    return bytes
  }

  private mutating func draw(
    _ row: Int, of screen: Screen, over shown: Screen?, _ roles: inout Roles?,
    _ bytes: inout [UInt8]
  ) {
    let cells = screen.row(row)
    let old = shown?.row(row)
    /// Where the terminal will put the next glyph; nil where that is not certain.
    var place: Int?
    for index in cells.indices where !cells[index].isRightHalf {
      let isWide = index + 1 < cells.endIndex && cells[index + 1].isRightHalf
      if let old, old[index] == cells[index], !isWide || old[index + 1] == cells[index + 1] {
        continue
      }
      let column = index - cells.startIndex
      if let place, place < column {
        bytes += "\u{1B}[\(column - place)C".utf8
      } else if place != column {
        bytes += Self.move(to: column, row)
      }
      let cell = cells[index]
      let own = Roles(foreground: cell.foreground, background: cell.background)
      if own != roles {
        bytes += look(own)
        roles = own
      }
      put(cell, own, isWide: isWide, into: &bytes)
      // Programs and terminals differ about the widths of some wide glyphs.
      place = isWide ? nil : column + 1
    }
  }

  private func put(
    _ cell: Cell, _ roles: Roles, isWide: Bool, into bytes: inout [UInt8]
  ) {
    let shade = theme.shade(of: roles.foreground, on: roles.background, depth: depth)
    let glyph = shade ?? cell.glyph
    let columns = isWide ? 2 : 1
    let fits =
      glyph.isASCII ? glyph.value >= 0x20 : usesUnicode && cn_columns(glyph.value) == columns
    bytes += (fits ? glyph : "?").utf8
    if isWide, !fits { bytes.append(0x20) }
  }

  private mutating func look(_ roles: Roles) -> [UInt8] {
    if let look = looks[roles] { return look }
    let appearance = theme.appearance(of: roles.foreground, on: roles.background, depth: depth)
    var codes = ["0"]
    let attributes: [(Style.Attributes, String)] = [
      (.bold, "1"), (.dim, "2"), (.underline, "4"), (.reverse, "7"),
    ]
    codes += attributes.filter { appearance.attributes.contains($0.0) }.map(\.1)
    if let number = appearance.foreground { codes.append(code(number, isBehind: false)) }
    if let number = appearance.background { codes.append(code(number, isBehind: true)) }
    let look = Array("\u{1B}[\(codes.joined(separator: ";"))m".utf8)
    looks[roles] = look
    return look
  }

  private func code(_ number: Int, isBehind: Bool) -> String {
    let first = isBehind ? 40 : 30
    switch depth {
    case .none, .eight: return "\(first + number)"
    case .sixteen: return "\(number < 8 ? first + number : first + 52 + number)"
    case .indexed: return "\(first + 8);5;\(number)"
    case .direct:
      return "\(first + 8);2;\(number >> 16 & 0xFF);\(number >> 8 & 0xFF);\(number & 0xFF)"
    }
  }

  private static func move(to column: Int, _ row: Int) -> [UInt8] {
    Array("\u{1B}[\(row + 1);\(column + 1)H".utf8)
  }
}
