/// The valley between two modes of a histogram.
package struct DensityValley: Hashable, Sendable {
  /// The lowest place between the modes, in bins.
  package let bottom: Double
  /// The bins of the modes.
  package let lowerMode: Int
  package let upperMode: Int
  /// The share of the lower mode's density that is missing at the bottom, 0…1.
  package let depth: Double

  /// Which two modes, of those that stand out.
  package enum Pair: Hashable, Sendable { case highest, lowest }

  /// The bins that a proposal is made on.
  static let bins = 256

  /// A mode stands when it is this many standard deviations of its own count above its saddle.
  private static let significance = 5.0

  /// Looks for a valley.
  ///
  /// The counts are smoothed by a normal kernel that narrows with the number of events
  /// (n to the power of −1/5); a mode counts when it rises above the saddle to a higher one by
  /// more than chance would lift it. Of those two are taken.
  /// - Throws: `tooFewEvents`, or the bin of the only mode as `onlyMode`.
  package init(_ counts: [Int], _ pair: Pair = .highest) throws(Fault) {
    let total = counts.reduce(0, +)
    if total < Proposal.fewestEvents { throw .tooFewEvents(total) }
    let scale = Double(counts.count) / Double(Self.bins)
    let narrowing = RealMath.exp(0.2 * RealMath.log(10_000 / Double(total)))
    let deviation = max(1, scale * min(10, max(2.5, 3 * narrowing)))
    let density = GaussianSmoothing.smooth(
      counts.map(Double.init), GaussianSmoothing.kernel(deviation))
    var modes = Self.modes(density, deviation)
    guard let highest = modes.first else { throw .tooFewEvents(total) }
    if pair == .lowest { modes.sort() }
    guard modes.count > 1 else { throw .onlyMode(highest) }
    let lower = min(modes[0], modes[1])
    let upper = max(modes[0], modes[1])
    let floor = density[lower...upper].min() ?? 0
    // Between two modes far apart the floor may be flat: its middle is taken.
    let slack = floor + 1e-9 * density[highest]
    let first = density[lower...upper].firstIndex { $0 <= slack } ?? lower
    let last = density[lower...upper].lastIndex { $0 <= slack } ?? first
    bottom = Double(first + last + 1) / 2
    lowerMode = lower
    upperMode = upper
    depth = 1 - floor / min(density[lower], density[upper])
  }

  package enum Fault: Error, Hashable, Sendable {
    case tooFewEvents(Int)
    case onlyMode(Int)
  }

  /// The bins of the modes that stand out, the highest first.
  private static func modes(_ density: [Double], _ deviation: Double) -> [Int] {
    // The variance of a smoothed count is the count over 2 √π times the kernel's deviation.
    let reduction = 1 / (2 * 1.7724538509055159 * deviation)
    return density.indices.filter { index in
      let height = density[index]
      guard height > 0, index == 0 || density[index - 1] < height,
        density[(index + 1)...].first(where: { $0 != height }) ?? 0 < height
      else { return false }
      let left = saddle(density[..<index].reversed(), height)
      let right = saddle(density[(index + 1)...], height)
      guard let key = [left, right].compactMap({ $0 }).max() else { return true }
      return height - key > significance * (height * reduction).squareRoot()
    }.sorted { (density[$1], $0) < (density[$0], $1) }
  }

  /// The lowest density on the way to something higher; nil where nothing higher comes.
  private static func saddle(_ way: some Sequence<Double>, _ height: Double) -> Double? {
    var lowest = height
    for density in way {
      if density > height { return lowest }
      lowest = min(lowest, density)
    }
    return nil
  }

  /// The gate above the valley.
  static func proposal(
    _ histogram: AxisHistogram, on axis: PlotAxis, _ pair: Pair
  ) -> Result<Proposal, Proposal.Obstacle> {
    let scale = PreparedScale(Scale(axis.dimension.scale.function))
    let count = Double(histogram.counts.count)
    func value(_ bin: Double) -> Double { scale.inverse(axis.coordinate(at: bin / count)) }
    do throws(Fault) {
      let valley = try DensityValley(histogram.counts, pair)
      let side = RectangleGate.Side(
        axis.dimension, Interval(minimum: axis.coordinate(at: valley.bottom / count)))
      return .success(
        Proposal(
          geometry: .rectangle(RectangleGate([side])),
          reason: .valley(
            at: value(valley.bottom), between: value(Double(valley.lowerMode) + 0.5),
            and: value(Double(valley.upperMode) + 0.5), depth: valley.depth)))
    } catch {
      switch error {
      case .tooFewEvents(let count): return .failure(.tooFewEvents(count))
      case .onlyMode(let bin): return .failure(.oneMode(value(Double(bin) + 0.5)))
      }
    }
  }
}
