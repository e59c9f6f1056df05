/// The density basin around a place of a plot: the hill whose flank the place lies on, down to the
/// saddle towards a neighbouring hill or to where it fades.
package struct DensityBasin: Hashable, Sendable {
  /// Its outer boundary in fractions of the map, y upwards, at most `mostVertices`.
  package let outline: [Point]
  /// The density at its edge as a share of its peak, 0…1.
  package let share: Double
  /// Whether it ends at the saddle to a neighbour.
  package let meetsNeighbour: Bool

  /// The bins along each side of the map that a proposal is made on.
  static let bins = 128
  package static let mostVertices = 24
  /// Where no neighbour is met a basin ends at this share of its peak.
  private static let fading = 0.05
  /// A hill stands when it is this many standard deviations of its own count above its saddle.
  private static let significance = 5.0

  /// Floods the smoothed map downwards from its peaks until the hill of the place is to be joined
  /// with another that stands out by more than chance.
  ///
  /// - Parameters:
  ///   - counts: row-major, row 0 at the bottom.
  ///   - place: in fractions of the map.
  /// - Returns: nil where the place has no events near.
  package init?(counts: [Int], columns: Int, rows: Int, around place: Point) {
    guard place.x >= 0, place.x <= 1, place.y >= 0, place.y <= 1 else { return nil }
    let total = counts.reduce(0, +)
    guard total > 0 else { return nil }
    let narrowing = RealMath.exp(RealMath.log(20_000 / Double(total)) / 6)
    let deviation = min(5, max(1.5, 2 * narrowing)) * Double(columns) / Double(Self.bins)
    let density = GaussianSmoothing.smooth(
      counts.map(Double.init), columns: columns, rows: rows,
      GaussianSmoothing.kernel(deviation))
    let column = min(columns - 1, Int(place.x * Double(columns)))
    let row = min(rows - 1, Int(place.y * Double(rows)))
    let start = row * columns + column
    // The variance of a smoothed count is the count over 4 π times the kernel's variance.
    let reduction = 1 / (4 * Double.pi * deviation * deviation)
    guard density[start] > 3 * reduction else { return nil }
    var flood = Flood(density, columns: columns, rows: rows) { height, saddle in
      height - saddle > Self.significance * (height * reduction).squareRoot()
    }
    let hill = flood.hill(around: start, fading: Self.fading)
    var lines = RegionOutline.outer(
      of: hill.cells, columns: columns, rows: rows, containing: hill.peak)
    lines = LineSimplification.closed(lines, limit: Self.mostVertices)
    guard lines.count >= 3 else { return nil }
    outline = lines.map { Point($0.x / Double(columns), $0.y / Double(rows)) }
    share = hill.level / density[hill.peak]
    meetsNeighbour = hill.meetsNeighbour
  }

  static func proposal(
    _ map: DensityMap, around point: Point, on axes: PlotAxes
  ) -> Result<Proposal, Proposal.Obstacle> {
    guard
      let basin = DensityBasin(
        counts: map.counts.map(Int.init), columns: map.columns, rows: map.rows, around: point)
    else { return .failure(.nothingHere) }
    let vertices = basin.outline.map {
      Point(axes.x.coordinate(at: $0.x), axes.y.coordinate(at: $0.y))
    }
    return .success(
      Proposal(
        geometry: .polygon(
          PolygonGate(x: axes.x.dimension, y: axes.y.dimension, vertices: vertices)),
        reason: .basin(share: basin.share, meetsNeighbour: basin.meetsNeighbour)))
  }
}
