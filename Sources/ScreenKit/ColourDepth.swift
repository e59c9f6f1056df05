/// How many colours a terminal has.
package enum ColourDepth: Int, Comparable, Hashable, Sendable, CaseIterable {
  /// None: attributes carry every difference.
  case none
  /// The eight of ECMA-48.
  case eight
  /// Those and their bright versions.
  case sixteen
  /// xterm's 256, of which 16 to 255 are fixed.
  case indexed
  /// Eight bits a channel; the number of a colour is `0xRRGGBB`.
  case direct

  /// The depth of a terminal that reports `colours` colours.
  package init(colours: Int) {
    switch colours {
    case 0x1000000...: self = .direct
    case 256...: self = .indexed
    case 16...: self = .sixteen
    case 8...: self = .eight
    default: self = .none
    }
  }

  package static func < (one: ColourDepth, other: ColourDepth) -> Bool {
    one.rawValue < other.rawValue
  }

  /// The number of the colour nearest to `colour`, nil without colours.
  ///
  /// With 256 colours only the fixed ones are used, so the person's own palette plays no part.
  /// The first 16 are taken to be xterm's. Nearness weighs the channels by the "redmean" formula
  /// (Riemersma, "Colour metric").
  package func index(of colour: Colour) -> Int? {
    switch self {
    case .none: nil
    case .eight: Self.nearest(to: colour, in: Self.ansi[..<8])
    case .sixteen: Self.nearest(to: colour, in: Self.ansi[...])
    case .indexed: Self.nearestFixed(to: colour)
    case .direct: Int(colour.red) << 16 | Int(colour.green) << 8 | Int(colour.blue)
    }
  }

  /// The colour of a number below 256 as xterm shows it.
  package static func colour(ofIndex index: Int) -> Colour {
    switch index {
    case ..<16:
      return ansi[max(0, index)]
    case ..<232:
      let cube = index - 16
      return Colour(
        red: levels[cube / 36], green: levels[cube / 6 % 6], blue: levels[cube % 6])
    default:
      let grey = UInt8(8 + 10 * (min(index, 255) - 232))
      return Colour(red: grey, green: grey, blue: grey)
    }
  }

  private static let levels: [UInt8] = [0, 95, 135, 175, 215, 255]

  private static let ansi: [Colour] = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ].map { Colour($0) }

  private static func nearestFixed(to colour: Colour) -> Int {
    (16..<256).min {
      distance(colour, self.colour(ofIndex: $0))
        < distance(colour, self.colour(ofIndex: $1))
    } ?? 16
  }

  private static func nearest(to colour: Colour, in table: ArraySlice<Colour>) -> Int {
    table.indices.min { distance(colour, table[$0]) < distance(colour, table[$1]) } ?? 0
  }

  private static func distance(_ one: Colour, _ other: Colour) -> Int {
    let mean = (Int(one.red) + Int(other.red)) / 2
    let red = Int(one.red) - Int(other.red)
    let green = Int(one.green) - Int(other.green)
    let blue = Int(one.blue) - Int(other.blue)
    return (512 + mean) * red * red + 1024 * green * green + (767 - mean) * blue * blue
  }
}
