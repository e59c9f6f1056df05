/// FlowJo's biexponential axis: a table of 4,097 values, and straight lines between them.
///
/// With P the natural logarithm of the positive decades shown and N that of the negative ones,
/// entry i holds m·(e^(P·i/4097) − s·e^(−N·i/4097) − c): a positive and a negative branch whose sum
/// is zero at the entry `zero`, mirrored below it. N solves 2 ln(N / P) + w·(P + N) = 0, as for the
/// logicle (Parks, Roederer & Moore, Cytometry A 2006;69:541). The widths are those that FlowJo
/// writes; the result is FlowJo's own table to the six digits that it exports.
struct BiexponentialTable: Sendable {
  /// The number of steps from the first value to the last.
  static let steps = 4096
  /// The values at the coordinates 0, 1/4096, … 1, ascending.
  let values: [Double]

  /// - Parameters:
  ///   - top: the greatest value that the axis shows, above 0.
  ///   - width: FlowJo's width basis, −1 or less; its common logarithm is the width in decades.
  ///     Above −√10 it is taken as that: FlowJo's own tables for −1 and −1.58 are those of −3.16.
  ///   - positive: decades above the linear region.
  ///   - negative: further decades below it.
  init(top: Double, width: Double, positive: Double, negative: Double) {
    let size = Double(Self.steps + 1)
    let half = Self.halfWidth(width)
    let extra = max(0, negative) + half
    let above = positive - half
    let zero = min(Int(extra * Double(Self.steps) / (extra + above)), Self.steps / 2)
    let decades = zero > 0 ? extra * Double(Self.steps) / Double(zero) : above
    let linear = half / decades
    let rise = RealMath.ln10 * decades
    let fall = Self.fall(rise, linear)
    let least = top / RealMath.exp(rise)
    let weight = RealMath.exp((rise + fall) * (linear + extra / decades))
    func height(_ index: Int) -> Double {
      let place = Double(index) / size
      return RealMath.exp(place * rise) - weight * RealMath.exp(-place * fall)
    }
    let ground = height(zero)
    let upper = (zero...Self.steps).map { least * (height($0) - ground) }
    values = upper[...zero].dropFirst().reversed().map { -$0 } + upper
  }

  /// Half the width of the linear region in decades, at least a quarter.
  static func halfWidth(_ width: Double) -> Double { max(RealMath.log10(-width), 0.5) / 2 }

  /// The coordinate of a value; what lies beyond the table is at its end, NaN stays NaN.
  func coordinate(of value: Double) -> Double {
    if value.isNaN { return value }
    if value <= values[0] { return 0 }
    if value >= values[Self.steps] { return 1 }
    var (low, high) = (0, Self.steps)
    while high - low > 1 {
      let middle = (low + high) / 2
      if values[middle] <= value { low = middle } else { high = middle }
    }
    let part = (value - values[low]) / (values[high] - values[low])
    return (Double(low) + part) / Double(Self.steps)
  }

  /// The value at a coordinate; beyond the table its last piece goes on.
  func value(at coordinate: Double) -> Double {
    let place = coordinate * Double(Self.steps)
    if place.isNaN { return place }
    let low = Int(min(max(0, place), Double(Self.steps - 1)))
    return values[low] + (place - Double(low)) * (values[low + 1] - values[low])
  }

  /// The N with 2 ln(N / P) + w·(P + N) = 0, which rises with N, by halving 0…P.
  private static func fall(_ rise: Double, _ width: Double) -> Double {
    var (low, high) = (0.0, rise)
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if 2 * RealMath.log(middle / rise) + width * (rise + middle) < 0 {
        low = middle
      } else {
        high = middle
      }
    }
    return low
  }
}
