import Plotting
import ScreenKit

/// How dots become glyphs: how many a cell has, and the glyph of each pattern.
package struct GlyphSet: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// Two by four dots a cell.
    case braille
    /// One by two, each half of a cell in the colour of its own density.
    case halfBlocks = "half blocks"
    /// Two by two.
    case quadrants
    case ascii = "ASCII"
  }

  package let kind: Kind
  /// Dots across and down a cell.
  package let dotsAcross: Int
  package let dotsDown: Int

  package init(_ kind: Kind) {
    self.kind = kind
    switch kind {
    case .braille: (dotsAcross, dotsDown) = (2, 4)
    case .halfBlocks: (dotsAcross, dotsDown) = (1, 2)
    case .quadrants: (dotsAcross, dotsDown) = (2, 2)
    case .ascii: (dotsAcross, dotsDown) = (1, 1)
    }
  }

  private init(linesOf kind: Kind) {
    self.kind = kind
    (dotsAcross, dotsDown) = (1, 1)
  }

  package static let braille = GlyphSet(.braille)
  package static let halfBlocks = GlyphSet(.halfBlocks)
  package static let quadrants = GlyphSet(.quadrants)
  package static let ascii = GlyphSet(.ascii)

  package var isASCII: Bool { kind == .ascii }

  /// The glyph of a pattern of dots; bit `y · dotsAcross + x` is the dot at column x, row y from
  /// the top.
  ///
  /// - Parameter level: the density of the cell, 0…15, for sets that show it by their glyph; nil
  ///   for dots that stand for themselves.
  func glyph(of pattern: UInt8, level: UInt8?) -> Unicode.Scalar {
    if pattern == 0 { return " " }
    let level = level.map(Int.init)
    switch kind {
    case .braille:
      var bits: UInt32 = 0
      for dot in 0..<8 where pattern >> UInt8(dot) & 1 == 1 { bits |= Self.brailleBits[dot] }
      // Where every dot is lit, dots can say no more: shades go on.
      if bits == 0xFF, let level, level > 9 { return level > 12 ? "█" : "▓" }
      return Unicode.Scalar(0x2800 + bits) ?? " "
    case .halfBlocks:
      return [" ", "▀", "▄", "█"][Int(pattern & 3)]
    case .quadrants:
      if pattern == 15, let level, level < 12 { return "▓" }
      return Self.quadrantGlyphs[Int(pattern & 15)]
    case .ascii:
      return Self.ramp[(level ?? 11) * Self.ramp.count / Role.densitySteps]
    }
  }

  /// The glyph with the dots of both, where both are of this set; else the first.
  func joined(_ glyph: Unicode.Scalar, _ below: Unicode.Scalar) -> Unicode.Scalar {
    guard (0x2800...0x28FF).contains(glyph.value), (0x2800...0x28FF).contains(below.value) else {
      return glyph
    }
    return Unicode.Scalar(glyph.value | below.value) ?? glyph
  }

  /// The glyph of a piece of line, from its course through the cell, y downwards.
  func lineGlyph(dx: Double, dy: Double) -> Unicode.Scalar {
    let glyphs: [Unicode.Scalar] = isASCII ? ["-", "|", "\\", "/"] : ["─", "│", "╲", "╱"]
    if dy.magnitude * 2 < dx.magnitude { return glyphs[0] }
    if dx.magnitude * 2 < dy.magnitude { return glyphs[1] }
    return dx * dy > 0 ? glyphs[2] : glyphs[3]
  }

  /// Whether lines are glyphs of their own, drawn on paper: beside filled cells a line of blocks
  /// would be lost.
  var drawsLinesByGlyph: Bool { kind != .braille }

  /// The set by whose dots lines are drawn: cells where lines are glyphs.
  var forLines: GlyphSet { drawsLinesByGlyph ? GlyphSet(linesOf: kind) : self }

  /// Whether each half of a cell has a colour.
  var coloursHalves: Bool { kind == .halfBlocks }

  var handle: Unicode.Scalar { isASCII ? "o" : "○" }
  var heldHandle: Unicode.Scalar { isASCII ? "@" : "◆" }
  var pen: Unicode.Scalar { isASCII ? "o" : "●" }
  var crosshair: Unicode.Scalar { isASCII ? "+" : "┼" }
  var axisLine: Unicode.Scalar { isASCII ? "|" : "│" }
  var axisTick: Unicode.Scalar { isASCII ? "+" : "┤" }
  var baseLine: Unicode.Scalar { isASCII ? "-" : "─" }
  var baseTick: Unicode.Scalar { isASCII ? "+" : "┬" }
  var corner: Unicode.Scalar { isASCII ? "+" : "└" }
  /// An arrow the way a gate goes on without an end.
  func arrow(_ way: GateOutline.OpenEnd.Way) -> Unicode.Scalar {
    switch way {
    case .left: isASCII ? "<" : "←"
    case .right: isASCII ? ">" : "→"
    case .down: isASCII ? "v" : "↓"
    case .up: isASCII ? "^" : "↑"
    }
  }

  package var up: String { isASCII ? "^" : "↑" }
  package var right: String { isASCII ? ">" : "→" }
  package var step: String { isASCII ? ">" : "▸" }

  /// The bit of each braille dot, in reading order (Unicode numbers them by column: 1 2 3 7, 4 5
  /// 6 8).
  private static let brailleBits: [UInt32] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]
  /// By pattern: upper left 1, upper right 2, lower left 4, lower right 8.
  private static let quadrantGlyphs: [Unicode.Scalar] = [
    " ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█",
  ]
  /// From sparse to dense; none of them is used for lines or handles.
  private static let ramp: [Unicode.Scalar] = [".", ":", ";", "i", "c", "x", "8", "#"]
}
