import Foundation
import GatingCore
import TestSupport
import Testing

@Suite struct EllipsoidPlaneTests {
  /// A random ellipsoid: Σ = B Bᵀ of a random B, scaled a hundredfold on its last dimension.
  private func ellipsoid(_ size: Int, _ random: inout SeededGenerator) -> EllipsoidGate {
    func number() -> Double { .random(in: -1...1, using: &random) }
    var root = (0..<(size * size)).map { _ in number() }
    for index in 0..<size { root[(size - 1) * size + index] *= 100 }
    var covariance = [Double](repeating: 0, count: size * size)
    for row in 0..<size {
      for column in 0..<size {
        covariance[row * size + column] = (0..<size).reduce(0) {
          $0 + root[row * size + $1] * root[column * size + $1]
        }
      }
      covariance[row * size + row] += row == size - 1 ? 100 : 0.01
    }
    return EllipsoidGate(
      dimensions: (0..<size).map { Dimension(parameter: "P\($0)") },
      mean: (0..<size).map { _ in number() }, covariance: covariance,
      distanceSquared: .random(in: 0.1...9, using: &random))
  }

  private func plane(_ gate: EllipsoidGate, _ random: inout SeededGenerator) throws
    -> EllipsoidPlane
  {
    let indices = gate.dimensions.indices.shuffled(using: &random)
    return try #require(
      EllipsoidPlane(
        gate, x: indices[0], y: indices[1], unit: Point(1, Bool.random(using: &random) ? 1 : 40)))
  }

  /// How far an ellipsoid reaches in a direction: D √(uᵀ Σ u).
  private func reach(_ gate: EllipsoidGate, _ direction: [Double]) -> Double {
    let size = gate.mean.count
    var sum = 0.0
    for row in 0..<size {
      for column in 0..<size {
        sum += direction[row] * gate.covariance[row * size + column] * direction[column]
      }
    }
    return (gate.distanceSquared * sum).squareRoot()
  }

  private func isNear(_ one: Double, _ other: Double, _ tolerance: Double = 1e-9) -> Bool {
    (one - other).magnitude <= tolerance * max(1e-3, one.magnitude, other.magnitude)
  }

  @Test func anglesAreThoseOfTheLibrary() {
    for step in -2000...2000 {
      let degrees = Double(step) * 0.37
      let direction = RealMath.direction(degrees: degrees)
      #expect((direction.x - cos(degrees / 180 * .pi)).magnitude < 4e-15)
      #expect((direction.y - sin(degrees / 180 * .pi)).magnitude < 4e-15)
      let angle = RealMath.degrees(of: Point(direction.x * 3, direction.y * 3))
      #expect((angle - atan2(direction.y, direction.x) / .pi * 180).magnitude < 1e-13)
    }
    #expect(RealMath.direction(degrees: 90) == Point(0, 1))
    #expect(RealMath.direction(degrees: -180) == Point(-1, 0))
    #expect(RealMath.degrees(of: Point(-1, 0)) == 180)
    #expect(RealMath.degrees(of: Point(0, -2)) == -90)
    #expect(RealMath.degrees(of: Point(0, 0)) == 0)
  }

  /// In every direction of the plane the shadow reaches as far as the ellipsoid does.
  @Test(arguments: 2...5, 1...20 as ClosedRange<UInt64>)
  func theShadowIsExact(size: Int, seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let gate = ellipsoid(size, &random)
    let plane = try plane(gate, &random)
    let ends = plane.ends.map { Point($0.x - plane.centre.x, $0.y - plane.centre.y) }
    #expect(ends[0].x >= 0 && ends[1].y >= 0)
    for degrees in stride(from: 0.0, to: 180, by: 7) {
      let u = RealMath.direction(degrees: degrees)
      var direction = [Double](repeating: 0, count: size)
      direction[plane.x] = u.x
      direction[plane.y] = u.y
      let along = ends.prefix(2).map { u.x * $0.x + u.y * $0.y }
      let shadow = (along[0] * along[0] + along[1] * along[1]).squareRoot()
      #expect(isNear(shadow, reach(gate, direction)))
    }
    #expect(plane.end(nearest: plane.ends[3]) == 3)
  }

  @Test(arguments: 2...5, 1...20 as ClosedRange<UInt64>)
  func editsInThePlaneLeaveTheOtherDimensions(size: Int, seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let gate = ellipsoid(size, &random)
    let plane = try plane(gate, &random)
    let end = Int.random(in: 0..<4, using: &random)
    let place = Point(plane.ends[end].x + 0.3, plane.ends[end].y - 0.4)
    let edits: [EllipsoidGate] = [
      plane.turned(7), plane.scaled(by: 1.3), plane.scaled(by: 0.7, end: end),
      plane.moved(to: place), try #require(plane.moved(end: end, to: place)),
      try #require(plane.measuring(.init(long: 0.25, short: 0.125, degrees: 30))),
    ]
    for edit in edits {
      #expect(Geometry.ellipsoid(edit).fault == nil)
      #expect(edit != gate)
      for row in 0..<size {
        #expect(row == plane.x || row == plane.y || edit.mean[row] == gate.mean[row])
        for column in 0..<size {
          let (one, other) = (row * size + column, column * size + row)
          #expect(edit.covariance[one] == edit.covariance[other])
          if ![plane.x, plane.y].contains(row), ![plane.x, plane.y].contains(column) {
            #expect(edit.covariance[one] == gate.covariance[one])
          }
        }
      }
    }
    let stretched = try #require(
      EllipsoidPlane(edits[4], x: plane.x, y: plane.y, unit: plane.unit))
    let nearest = stretched.ends[stretched.end(nearest: place)]
    #expect(isNear(nearest.x, place.x, 1e-7) && isNear(nearest.y, place.y, 1e-7))
    let measured = try #require(
      EllipsoidPlane(edits[5], x: plane.x, y: plane.y, unit: plane.unit)
    ).measure
    #expect(isNear(measured.long, 0.25) && isNear(measured.short, 0.125))
    #expect(isNear(measured.degrees, 30, 1e-7))
  }

  /// What is in the ellipsoid after an edit is what was in it before, carried along.
  @Test(arguments: 1...20 as ClosedRange<UInt64>) func pointsAreCarriedAlong(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let gate = ellipsoid(3, &random)
    let plane = try #require(EllipsoidPlane(gate, x: 0, y: 1))
    let turned = plane.turned(5)
    let turn = RealMath.direction(degrees: 25)
    func distance(_ gate: EllipsoidGate, _ point: [Double]) throws -> Double {
      // By Cholesky's factor, forward substitution: an evaluation of its own.
      var factor = gate.covariance
      var sum = 0.0
      var solved: [Double] = []
      for row in 0..<3 {
        for column in 0...row {
          var value = gate.covariance[row * 3 + column]
          for index in 0..<column { value -= factor[row * 3 + index] * factor[column * 3 + index] }
          factor[row * 3 + column] =
            row == column ? value.squareRoot() : value / factor[column * 3 + column]
        }
        var rest = point[row] - gate.mean[row]
        for index in 0..<row { rest -= factor[row * 3 + index] * solved[index] }
        solved.append(rest / factor[row * 3 + row])
        sum += solved[row] * solved[row]
      }
      return sum / gate.distanceSquared
    }
    for _ in 0..<50 {
      let away = (0..<3).map { _ in Double.random(in: -2...2, using: &random) }
      let point = zip(gate.mean, away).map { $0 + $1 }
      let carried = [
        gate.mean[0] + away[0] * turn.x - away[1] * turn.y,
        gate.mean[1] + away[0] * turn.y + away[1] * turn.x, point[2],
      ]
      #expect(isNear(try distance(gate, point), try distance(turned, carried), 1e-6))
    }
  }

  @Test func aFullTurnIsNone() throws {
    var random = SeededGenerator(seed: 5)
    let gate = ellipsoid(2, &random)
    var turned = gate
    for _ in 0..<72 { turned = try #require(EllipsoidPlane(turned, x: 0, y: 1)).turned(1) }
    for (one, other) in zip(turned.covariance, gate.covariance) { #expect(isNear(one, other)) }
    #expect(try #require(EllipsoidPlane(gate, x: 0, y: 1)).turned(72).mean == gate.mean)
  }

  @Test func whatIsNoEllipseHasNoPlane() throws {
    let one = EllipsoidGate(
      dimensions: [Dimension(parameter: "A"), Dimension(parameter: "B")], mean: [0, 0],
      covariance: [1, 0, 0, 1], distanceSquared: 0)
    #expect(EllipsoidPlane(one, x: 0, y: 0) == nil)
    #expect(EllipsoidPlane(one, x: 0, y: 2) == nil)
    var short = one
    short.covariance = [1]
    #expect(EllipsoidPlane(short, x: 0, y: 1) == nil)
    // A point has no axes; it can be given some.
    let plane = try #require(EllipsoidPlane(one, x: 0, y: 1))
    #expect(plane.ends.allSatisfy { $0 == Point(0, 0) })
    let grown = try #require(plane.measuring(.init(long: 2, short: 1, degrees: 0)))
    #expect(EllipsoidPlane(grown, x: 0, y: 1)?.ends[0] == Point(2, 0))
    #expect(plane.measuring(.init(long: 2, short: 0, degrees: 0)) == nil)
    #expect(plane.moved(end: 0, to: Point(0, 0)) == nil)
  }
}
