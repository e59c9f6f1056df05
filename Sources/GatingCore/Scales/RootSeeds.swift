/// First guesses at the root of a rising function, by table: a parabola for each 1/32 of an octave
/// of 1 + target / unit.
///
/// Where the function is near an exponential of that unit, a guess is off by 10⁻⁶ of the distance
/// in which it grows e-fold, so that one step of Halley's method gives the root to the last bits.
struct RootSeeds: Sendable {
  /// The inverse function near `target`: root + r·(slope + r·bend) with r the distance from there.
  private struct Seed {
    var target: Double
    var root: Double
    var slope: Double
    var bend: Double

    @inline(__always)
    func root(of target: Double) -> Double {
      let distance = target - self.target
      return max(0, root + distance * (slope + distance * bend))
    }
  }

  private static let stepsPerOctave = 32
  /// As many octaves as a scale of eight decades has.
  private static let mostOctaves = 27
  private var seeds: [Seed] = []
  private let perUnit: Double

  /// A table without seeds.
  init() { perUnit = 0 }

  /// A table for targets from 0 to `highest`, or as far as it may grow.
  ///
  /// - Parameters:
  ///   - solve: the root for a target, from a first guess, and the function's first and second
  ///     derivative there.
  init(
    unit: Double, upTo highest: Double,
    solve: (_ target: Double, _ guess: Double) -> (root: Double, slope: Double, bend: Double)
  ) {
    perUnit = 1 / unit
    guard perUnit.isFinite, unit < 1e200 else { return }
    let octaves = min(Self.mostOctaves, Int((1 + highest * perUnit).exponent) + 1)
    seeds.reserveCapacity(Self.stepsPerOctave * octaves)
    for octave in 0..<octaves {
      for step in 0..<Self.stepsPerOctave {
        let middle = 1 + (Double(step) + 0.5) / Double(Self.stepsPerOctave)
        let target = (middle * Double(1 << octave) - 1) * unit
        let guess = seeds.last?.root(of: target) ?? 0
        let (root, slope, bend) = solve(target, guess)
        seeds.append(
          Seed(
            target: target, root: root, slope: 1 / slope,
            bend: -0.5 * bend / (slope * slope * slope)))
      }
    }
  }

  /// A guess at the root for a target of 0 or more; nil beyond the table.
  @inline(__always)
  func root(of target: Double) -> Double? {
    let place = Int((1 + target * perUnit).bitPattern >> 47) - (1023 << 5)
    guard place < seeds.count else { return nil }
    return seeds[place].root(of: target)
  }
}
