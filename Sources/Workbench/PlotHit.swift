import GatingCore
import Plotting
import TermPlot

/// What of a gate lies under a place of the plot.
struct PlotHit: Hashable {
  let gate: GateID
  /// The population that a click there means: the gate's own, or the quadrant's.
  let population: GateID
  /// What is held there; nil within a quadrant.
  let grip: Handle.ID?

  /// The best hit among gates drawn on a plot: a handle, else a line, else an inside.
  ///
  /// - Parameters:
  ///   - point: a place in fractions of the axes.
  ///   - preferred: the gate that wins where several are equally near.
  static func find(
    _ point: Point, among gates: [(gate: Gate, outline: GateOutline)], preferred: GateID?,
    in frame: PlotFrame
  ) -> PlotHit? {
    let ruler = Ruler(frame)
    var best: (rank: Rank, hit: PlotHit)?
    for (gate, outline) in gates {
      guard let (rank, grip) = grip(point, gate, outline, ruler, isPreferred: gate.id == preferred),
        best.map({ rank < $0.rank }) ?? true
      else { continue }
      let region = outline.regions.first { $0.contains(point) }
      best = (rank, PlotHit(gate: gate.id, population: region?.id ?? gate.id, grip: grip))
    }
    return best?.hit
  }

  /// How good a hit is, the best smallest: what was hit, then how near or how small, then whose.
  private struct Rank: Comparable {
    var kind: Int
    var measure: Double
    var isOther: Bool

    static func < (one: Rank, other: Rank) -> Bool {
      (one.kind, one.measure, one.isOther ? 1 : 0) < (
        other.kind, other.measure, other.isOther ? 1 : 0
      )
    }
  }

  private static func grip(
    _ point: Point, _ gate: Gate, _ outline: GateOutline, _ ruler: Ruler, isPreferred: Bool
  ) -> (Rank, Handle.ID?)? {
    let handles = outline.handles.map { (handle: $0, distance: ruler.distance(point, $0.point)) }
    if let nearest = handles.min(by: { $0.distance < $1.distance }), nearest.distance <= Ruler.reach
    {
      return (Rank(kind: 0, measure: nearest.distance, isOther: !isPreferred), nearest.handle.id)
    }
    if let (distance, grip) = outline.nearestLine(point, ruler), distance <= Ruler.reach / 2 {
      return (Rank(kind: 1, measure: distance, isOther: !isPreferred), grip)
    }
    if outline.regions.contains(where: { $0.contains(point) }) {
      return (Rank(kind: 2, measure: .infinity, isOther: !isPreferred), nil)
    }
    guard outline.contains(point) else { return nil }
    // Of gates within each other the inner one, but the selected one can always be moved.
    return (
      Rank(kind: 2, measure: isPreferred ? 0 : outline.extent, isOther: !isPreferred), .whole
    )
  }

  /// Measures in columns: a row is as high as two are wide.
  struct Ruler {
    /// How near a handle is hit, in columns.
    static let reach = 2.0

    private let width: Double
    private let height: Double

    init(_ frame: PlotFrame) {
      width = Double(frame.area.columns)
      height = 2 * Double(frame.area.rows)
    }

    func distance(_ one: Point, _ other: Point) -> Double {
      let x = (one.x - other.x) * width
      let y = (one.y - other.y) * height
      return (x * x + y * y).squareRoot()
    }

    /// The distance from a point to a piece of line.
    func distance(_ point: Point, from start: Point, to end: Point) -> Double {
      let dx = (end.x - start.x) * width
      let dy = (end.y - start.y) * height
      let length = dx * dx + dy * dy
      guard length > 0 else { return distance(point, start) }
      let along = (point.x - start.x) * width * dx + (point.y - start.y) * height * dy
      let share = min(1, max(0, along / length))
      return distance(
        point,
        Point(start.x + share * (end.x - start.x), start.y + share * (end.y - start.y)))
    }
  }
}

extension GateOutline.Region {
  fileprivate func contains(_ point: Point) -> Bool {
    point.x >= lower.x && point.x < upper.x && point.y >= lower.y && point.y < upper.y
  }
}

extension GateOutline {
  /// The nearest line and what holding it moves: a side, a divider, or the whole gate.
  fileprivate func nearestLine(
    _ point: Point, _ ruler: PlotHit.Ruler
  ) -> (distance: Double, grip: Handle.ID)? {
    let pieces = lines.enumerated().flatMap { index, line in
      zip(line, line.dropFirst()).map { (index: index, start: $0, end: $1) }
    }
    let measured = pieces.map { index, start, end in
      (
        index: index, start: start, end: end,
        distance: ruler.distance(point, from: start, to: end)
      )
    }
    guard let nearest = measured.min(by: { $0.distance < $1.distance }) else { return nil }
    let isUpright = nearest.start.x == nearest.end.x
    for handle in handles {
      switch handle.id {
      case .side(let isX, _) where isX == isUpright:
        if (isX ? handle.point.x - nearest.start.x : handle.point.y - nearest.start.y) == 0 {
          return (nearest.distance, handle.id)
        }
      case .crossing(let x, _) where isUpright && handle.id == crossing(on: nearest.index):
        return (nearest.distance, .crossing(x: x, y: nil))
      case .crossing(_, let y) where !isUpright && handle.id == crossing(on: nearest.index):
        return (nearest.distance, .crossing(x: nil, y: y))
      default: continue
      }
    }
    return (nearest.distance, .whole)
  }

  /// A crossing on a divider's line; the lines on x come first.
  private func crossing(on line: Int) -> Handle.ID? {
    let count = handles.reduce(0) { count, handle in
      if case .crossing(let x?, _) = handle.id { max(count, x + 1) } else { count }
    }
    return handles.first { handle in
      guard case .crossing(let x, let y) = handle.id else { return false }
      return line < count ? x == line : y == line - count
    }?.id
  }

  /// Whether a place is inside as drawn: even–odd in a closed line, between the sides of others.
  fileprivate func contains(_ point: Point) -> Bool {
    let sides = handles.filter { if case .side = $0.id { true } else { false } }
    if !sides.isEmpty {
      return sides.allSatisfy { handle in
        guard case .side(let isX, let isUpper) = handle.id else { return true }
        let beyond = isX ? point.x - handle.point.x : point.y - handle.point.y
        return isUpper ? beyond <= 0 : beyond >= 0
      }
    }
    guard let line = lines.first, line.first == line.last else { return false }
    return zip(line, line.dropFirst()).filter { start, end in
      (start.y > point.y) != (end.y > point.y)
        && point.x < start.x + (point.y - start.y) / (end.y - start.y) * (end.x - start.x)
    }.count % 2 == 1
  }

  /// The area of the rectangle around it.
  fileprivate var extent: Double {
    let points = lines.flatMap { $0 }
    let xs = points.map(\.x)
    let ys = points.map(\.y)
    return ((xs.max() ?? 0) - (xs.min() ?? 0)) * ((ys.max() ?? 0) - (ys.min() ?? 0))
  }
}
