import GatingCore

/// The instrument: spill into other detectors, noise after it, and the top of the range.
struct DetectorModel {
  /// `$PnR`.
  static let range = 262_144.0
  /// The largest value stored; whatever is brighter piles up here.
  private static let top: Float = 262_143

  /// How much of a stain's light every detector sees; rows and columns in the order of `Stain`.
  static let spillover: [[Double]] = [
    [1, 0.18, 0.028, 0.0004, 0.0006, 0.0005, 0.0003, 0],
    [0.012, 1, 0.20, 0.010, 0.0002, 0.0005, 0.0006, 0.0002],
    [0, 0.0003, 1, 0.027, 0.0003, 0.010, 0.049, 0.004],
    [0.0006, 0.01, 0.006, 1, 0.0003, 0.0008, 0.027, 0.08],
    [0.0025, 0.001, 0.0008, 0, 1, 0.0002, 0.0002, 0],
    [0, 0.0002, 0.015, 0.0004, 0, 1, 0.77, 0.078],
    [0, 0.0003, 0.001, 0.002, 0.0005, 0.002, 1, 0.40],
    [0, 0.0002, 0.002, 0.013, 0.0005, 0.051, 0.10, 1],
  ]

  /// Variance of a detector that sees an unstained cell, and what each unit of light above that
  /// cell's own background adds to it.
  private static func darkVariance(_ stain: Stain) -> Double {
    stain == .cd34 ? 400 * 400 : 130 * 130
  }
  private static let shotVariance = 40.0
  /// What an unstained cell shines with by itself; its noise is part of the dark variance.
  private static let background = 100.0

  private let rows: [SIMD8<Double>]
  private let dark: SIMD8<Double>

  init() {
    rows = Self.spillover.map { SIMD8($0) }
    dark = SIMD8(Stain.allCases.map(Self.darkVariance))
  }

  /// The values that the fluorescence detectors store for a cell, uncompensated.
  func detect(_ light: SIMD8<Double>, _ generator: inout MarrowGenerator) -> SIMD8<Float> {
    var seen = SIMD8<Double>(repeating: 0)
    var staining = SIMD8<Double>(repeating: 0)
    for lane in 0..<8 {
      seen += light[lane] * rows[lane]
      staining += max(0, light[lane] - Self.background) * rows[lane]
    }
    let deviation = (dark + Self.shotVariance * staining).squareRoot()
    var noise = SIMD8<Double>(repeating: 0)
    for lane in 0..<8 { noise[lane] = generator.normal() }
    let stored = SIMD8<Float>(seen + deviation * noise)
    return pointwiseMin(stored, SIMD8(repeating: Self.top))
  }

  /// The value that a scatter detector stores.
  func detect(scatter: Double, _ generator: inout MarrowGenerator) -> Float {
    min(Float(max(0, scatter + 300 * generator.normal())), Self.top)
  }
}
