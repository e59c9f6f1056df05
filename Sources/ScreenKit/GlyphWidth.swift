/// How many columns a glyph takes, from a table of our own.
///
/// The C library's answer depends on the locale that happens to be set; this one does not.
package enum GlyphWidth {
  /// 0 for combining marks and other marks without an advance, 2 for East Asian wide and
  /// full-width glyphs and for emoji drawn as such, 1 for everything else.
  package static func columns(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    // Latin, and the lines, blocks and braille that plots are made of.
    if value < 0x300 || (0x2500...0x25A0).contains(value) || (0x2800...0x28FF).contains(value) {
      return 1
    }
    if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FB).contains(value) { return 0 }
    if isWide(value) { return isMark(scalar) ? 0 : 2 }
    return isMark(scalar) ? 0 : 1
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return true
    case .format: return !isVisibleFormat(scalar.value)
    default: return false
    }
  }

  /// The format characters with a glyph: signs that span Arabic, Syriac and Kaithi numbers.
  private static func isVisibleFormat(_ value: UInt32) -> Bool {
    switch value {
    case 0x0600...0x0605, 0x06DD, 0x070F, 0x0890...0x0891, 0x08E2, 0x110BD, 0x110CD: true
    default: false
    }
  }

  private static func isWide(_ value: UInt32) -> Bool {
    guard value >= 0x1100 else { return false }
    var low = 0
    var high = wide.count
    while low < high {
      let middle = (low + high) / 2
      if wide[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < wide.count && wide[low].contains(value)
  }
}
