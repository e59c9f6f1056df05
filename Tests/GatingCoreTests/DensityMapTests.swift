import GatingCore
import TestSupport
import Testing

@Suite struct DensityMapTests {
  private let axes = PlotAxes(
    x: PlotAxis(Dimension(parameter: "x"), lower: 0, upper: 4),
    y: PlotAxis(Dimension(parameter: "y"), lower: -1, upper: 1))

  private func map(_ points: [(Double, Double)], _ mask: EventMask? = nil) throws -> DensityMap {
    let panel = Panel(parameters: [Parameter(name: "x"), Parameter(name: "y")])
    let table = EventTable(
      panel: panel, columns: [.float64(points.map(\.0)), .float64(points.map(\.1))])
    let engine = SampleEngine(table)
    return DensityMap(
      x: try #require(try engine.column(axes.x.dimension, matrices: [])),
      y: try #require(try engine.column(axes.y.dimension, matrices: [])),
      of: mask ?? EventMask(all: points.count), axes: axes, columns: 4, rows: 2)
  }

  @Test func binsAreHalfOpenAndTheUpperEndIsInTheLast() throws {
    let map = try map([(0, -1), (1, 0), (0.999, -0.001), (4, 1), (3.999, 0.5), (4, -1)])
    #expect(map[0, 0] == 2 && map[1, 1] == 1 && map[3, 1] == 2 && map[3, 0] == 1)
    #expect(map.total == 6 && map.columns == 4 && map.rows == 2)
  }

  @Test func whatIsBeyondAnEdgeIsCountedOnceAtTheLeftOrRightFirst() throws {
    let infinity = Double.infinity
    let map = try map([
      (-0.001, 0), (-infinity, 5), (4.001, 0), (infinity, -9), (1, -1.5), (1, infinity), (2, 1.01),
      (.nan, 0), (1, .nan), (.nan, -5), (-5, .nan), (2, 0),
    ])
    #expect(map.beyondLeft == 2 && map.beyondRight == 2)
    #expect(map.beyondBottom == 1 && map.beyondTop == 2)
    #expect(map.notShown == 4 && map.total == 1)
  }

  @Test func everyEventOfThePopulationIsSomewhere() throws {
    var random = SeededGenerator(seed: 51)
    let table = SeededEvents.table(5000, &random)
    let engine = SampleEngine(table)
    var mask = EventMask(count: 5000)
    for event in 0..<5000 where random.next() % 3 == 0 { mask[event] = true }
    for name in SeededEvents.names {
      let dimension = Dimension(parameter: name, scale: Scale(.logarithmic(t: 1000, m: 4)))
      let axes = PlotAxes(x: PlotAxis(dimension), y: PlotAxis(Dimension(parameter: "A")))
      let x = try #require(try engine.column(dimension, matrices: []))
      let y = try #require(try engine.column(axes.y.dimension, matrices: []))
      let map = DensityMap(x: x, y: y, of: mask, axes: axes, columns: 37, rows: 11)
      let beyond = map.beyondLeft + map.beyondRight + map.beyondBottom + map.beyondTop
      #expect(map.total + beyond + map.notShown == mask.population)
      var truth = [UInt32](repeating: 0, count: 37 * 11)
      for event in 0..<5000 where mask[event] {
        let (across, up) = (x.values[event], y.values[event])
        guard across >= 0, across <= 1, up >= 0, up <= 1 else { continue }
        truth[min(10, Int(up * 11)) * 37 + min(36, Int(across * 37))] += 1
      }
      #expect(map.counts == truth)
    }
  }

  @Test func axesOfNoExtentShowWhatLiesOnThem() throws {
    let column = try #require(
      try SampleEngine(
        EventTable(
          panel: Panel(parameters: [Parameter(name: "x")]), columns: [.float32([1, 2])])
      ).column(axes.x.dimension, matrices: []))
    let flat = PlotAxis(axes.x.dimension, lower: 1, upper: 1)
    let map = DensityMap(
      x: column, y: column, of: EventMask(all: 2), axes: PlotAxes(x: flat, y: flat), columns: 3,
      rows: 3)
    #expect(map.total == 1 && map.beyondRight == 1)
  }

  @Test func axesTurnCoordinatesIntoFractionsAndBack() {
    #expect(axes.y.fraction(of: 0) == 0.5 && axes.y.coordinate(at: 0.25) == -0.5)
    #expect(axes.x.fraction(of: 5) == 1.25)
  }
}
