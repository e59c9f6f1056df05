/// A row of colours from sparse to dense.
package enum DensityPalette: String, Hashable, Sendable, CaseIterable {
  /// Dark violet over green to yellow; even steps in lightness (van der Walt and Smith, 2015).
  case viridis
  /// Dark blue over grey to yellow; the same for every colour vision (Nuñez and others, 2018).
  case cividis
  /// Dark to light grey.
  case grey
  /// The blue, green, yellow, red of classic pseudocolour plots.
  case classic

  /// Sixteen colours that stand out from `paper` by at least 3:1, sparse first.
  ///
  /// The even palettes begin at the end that is nearer to the paper and leave out what would not
  /// be seen on it; `classic` keeps its hues and lightens or darkens those.
  package func steps(on paper: Colour) -> [Colour] {
    let last = Double(Role.densitySteps - 1)
    if self == .classic {
      return (0..<Role.densitySteps).map {
        colour(at: Double($0) / last).readable(on: paper, ratio: Self.contrast)
      }
    }
    let isDark = paper.luminance < 0.18
    let fine = (0...256).map { Double($0) / 256 }
    let seen = fine.filter { colour(at: $0).contrast(with: paper) >= Self.contrast }
    let (low, high) = (seen.first ?? 0, seen.last ?? 1)
    return (0..<Role.densitySteps).map { step in
      let share = Double(step) / last
      return colour(at: isDark ? low + (high - low) * share : high - (high - low) * share)
    }
  }

  /// The contrast that graphics need (WCAG 2.2, 1.4.11).
  static let contrast = 3.0

  /// The colour at a place from 0 to 1, linear between the anchors.
  func colour(at place: Double) -> Colour {
    let scaled = min(max(place, 0), 1) * Double(anchors.count - 1)
    let index = min(Int(scaled), anchors.count - 2)
    return Colour(anchors[index])
      .mixed(with: Colour(anchors[index + 1]), scaled - Double(index))
  }

  /// Colours at even distances; those of viridis and cividis are every eighth part of the tables
  /// in matplotlib.
  private var anchors: [UInt32] {
    switch self {
    case .viridis:
      [
        0x440154, 0x472D7B, 0x3B528B, 0x2C728E, 0x21918C, 0x28AE80, 0x5EC962, 0xADDC30, 0xFDE725,
      ]
    case .cividis:
      [
        0x00224E, 0x1F396D, 0x434E6C, 0x61656F, 0x7D7C78, 0x9C9372, 0xBBAC6A, 0xDDC95D, 0xFEE838,
      ]
    case .grey: [0x101010, 0xF0F0F0]
    case .classic: [0x2030E0, 0x10A0F0, 0x20C040, 0xE0D020, 0xE02020]
    }
  }
}
