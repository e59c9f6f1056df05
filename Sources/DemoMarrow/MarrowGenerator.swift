import GatingCore

/// A seeded source of random numbers: xoshiro256** started by SplitMix64 (Blackman & Vigna 2021).
///
/// The normal deviates use additions, products, quotients, square roots and `RealMath` alone, so
/// they are the same on every processor.
struct MarrowGenerator: RandomNumberGenerator {
  private var state: (UInt64, UInt64, UInt64, UInt64)
  private var spare: Double?

  init(seed: UInt64) {
    var seed = seed
    state = (
      Self.splitMix(&seed), Self.splitMix(&seed), Self.splitMix(&seed), Self.splitMix(&seed)
    )
  }

  /// A stream of its own for part `stream` of what `seed` makes.
  init(seed: UInt64, stream: UInt64) {
    var seed = seed
    let start = Self.splitMix(&seed)
    var mixed = start ^ (stream &* 0xd134_2543_de82_ef95 &+ 0x2545_f491_4f6c_dd1d)
    self.init(seed: Self.splitMix(&mixed))
  }

  mutating func next() -> UInt64 {
    let result = Self.rotate(state.1 &* 5, 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = Self.rotate(state.3, 45)
    return result
  }

  /// A number of [0, 1) with 53 random bits.
  mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A standard normal deviate (Marsaglia's polar method).
  mutating func normal() -> Double {
    if let ready = spare {
      spare = nil
      return ready
    }
    while true {
      let x = 2 * uniform() - 1
      let y = 2 * uniform() - 1
      let square = x * x + y * y
      if square >= 1 || square == 0 { continue }
      let factor = (-2 * RealMath.log(square) / square).squareRoot()
      spare = y * factor
      return x * factor
    }
  }

  /// Ten to the power of a normal deviate about `logarithm` with standard deviation `deviation`.
  mutating func logNormal(_ logarithm: Double, _ deviation: Double) -> Double {
    RealMath.exp((logarithm + deviation * normal()) * RealMath.ln10)
  }

  private static func rotate(_ value: UInt64, _ bits: UInt64) -> UInt64 {
    value << bits | value >> (64 - bits)
  }

  private static func splitMix(_ state: inout UInt64) -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }
}
