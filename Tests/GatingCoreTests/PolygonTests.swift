import GatingCore
import TestSupport
import Testing

@Suite struct PolygonTests {
  /// Random polygons, self-crossing ones among them, with points on vertices, along edges and one
  /// bit off; `place` makes a coordinate.
  private func compare(
    trials: Int, seed: UInt64, _ place: (inout SeededGenerator) -> Double
  ) -> (inside: Int, onEdge: Int) {
    var random = SeededGenerator(seed: seed)
    var inside = 0
    var onEdge = 0
    for _ in 0..<trials {
      let vertices = (0..<Int.random(in: 3...20, using: &random)).map { _ in
        Point(place(&random), place(&random))
      }
      let test = PolygonTest(vertices)
      for _ in 0..<60 {
        let index = Int.random(in: 0..<vertices.count, using: &random)
        let (a, b) = (vertices[index], vertices[(index + 1) % vertices.count])
        let share = Double.random(in: 0...1, using: &random)
        var point =
          switch Int.random(in: 0..<5, using: &random) {
          case 0: a
          case 1: Point(place(&random), a.y)
          case 2: Point(place(&random), place(&random))
          default: Point(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y))
          }
        switch Int.random(in: 0..<6, using: &random) {
        case 0: point.x = point.x.nextUp
        case 1: point.y = point.y.nextDown
        default: break
        }
        let truth = GatingOracle.isIn(point, vertices)
        let found = test.contains(x: point.x, y: point.y)
        #expect(found == truth, "\(point) in \(vertices)")
        inside += truth ? 1 : 0
        onEdge += GatingOracle.orientation(a, b, point) == 0 ? 1 : 0
      }
    }
    return (inside, onEdge)
  }

  @Test func continuousCoordinatesAreDecidedExactly() {
    let found = compare(trials: 400, seed: 1) { .random(in: -1...1, using: &$0) }
    #expect(found.inside > 1000 && found.onEdge > 1000)
  }

  @Test func latticeCoordinatesAreDecidedExactly() {
    let found = compare(trials: 400, seed: 2) { Double(Int.random(in: -4...4, using: &$0)) * 0.1 }
    #expect(found.inside > 1000 && found.onEdge > 3000)
  }

  @Test func hugeAndTinyCoordinatesAreDecidedExactly() {
    let found = compare(trials: 200, seed: 3) {
      let power = [-1073, -1030, -600, -30, 0, 30, 600, 1000].randomElement(using: &$0) ?? 0
      return Double(sign: .plus, exponent: power, significand: .random(in: -2...2, using: &$0))
    }
    #expect(found.inside > 100 && found.onEdge > 100)
  }

  @Test func theWholeBoundaryIsInside() {
    let test = PolygonTest([Point(0, 0), Point(4, 0), Point(4, 4), Point(0, 4)])
    for place in [0, 1.0, 4] {
      for point in [Point(place, 0), Point(place, 4), Point(0, place), Point(4, place)] {
        #expect(test.contains(x: point.x, y: point.y))
      }
    }
    #expect(!test.contains(x: 4.0.nextUp, y: 2) && !test.contains(x: 2, y: (0.0).nextDown))
  }

  @Test func aSelfCrossingStarHasAHoleInTheMiddle() {
    let star = PolygonTest([
      Point(0, 10), Point(6, -8), Point(-9.5, 3), Point(9.5, 3), Point(-6, -8),
    ])
    #expect(!star.contains(x: 0, y: 0), "crossed twice, so outside by the even-odd rule")
    #expect(star.contains(x: 0, y: 8) && star.contains(x: 8, y: 2.8))
  }

  @Test func whatIsNotFiniteIsOutside() {
    let test = PolygonTest([Point(-1e308, -1e308), Point(1e308, -1e308), Point(0, 1e308)])
    #expect(test.contains(x: 0, y: 0))
    for odd in [Double.nan, .infinity, -.infinity] {
      #expect(!test.contains(x: odd, y: 0) && !test.contains(x: 0, y: odd))
    }
  }

  @Test func degeneratePolygonsAreTheirBoundary() {
    let segment = PolygonTest([Point(0, 0), Point(2, 2), Point(1, 1)])
    #expect(segment.contains(x: 1.5, y: 1.5) && !segment.contains(x: 1.5, y: 1.5.nextUp))
    let point = PolygonTest([Point(1, 1), Point(1, 1), Point(1, 1)])
    #expect(point.contains(x: 1, y: 1) && !point.contains(x: 1, y: 1.0.nextUp))
  }
}
