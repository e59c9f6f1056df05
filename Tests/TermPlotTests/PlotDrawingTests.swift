import GatingCore
import Plotting
import ScreenKit
import TermPlot
import TestSupport
import Testing

@Suite struct PlotDrawingTests {
  let panel = Panel(parameters: [Parameter(name: "A"), Parameter(name: "B")])
  let axes = PlotAxes(
    x: PlotAxis(Dimension(parameter: "A")), y: PlotAxis(Dimension(parameter: "B")))

  private func density(_ points: [(Float, Float)], _ frame: PlotFrame) throws -> DensityMap {
    let engine = SampleEngine(
      EventTable(
        panel: panel, columns: [.float32(points.map(\.0)), .float32(points.map(\.1))]))
    return DensityMap(
      x: try #require(try engine.column(axes.x.dimension, matrices: [])),
      y: try #require(try engine.column(axes.y.dimension, matrices: [])),
      of: EventMask(all: points.count), axes: axes, columns: frame.dotColumns,
      rows: frame.dotRows)
  }

  private func draw(
    _ points: [(Float, Float)], _ glyphs: GlyphSet, _ change: (inout PlotScene) -> Void = { _ in }
  ) throws -> (screen: Screen, frame: PlotFrame) {
    let size = Size(columns: 40, rows: 16)
    let frame = PlotFrame(Rect(size), glyphs: glyphs)
    var scene = PlotScene(
      axes: axes, xTitle: "A", yTitle: "B", density: try density(points, frame))
    change(&scene)
    var screen = Screen(size: size)
    PlotDrawing.draw(scene, in: frame, on: &screen)
    return (screen, frame)
  }

  @Test(arguments: [GlyphSet.braille, .halfBlocks, .quadrants, .ascii])
  func oneEventLightsOneDotInItsPlace(glyphs: GlyphSet) throws {
    let empty = try draw([], glyphs)
    for (x, y) in [(0, 0), (0.999, 0.999), (0.5, 0.25), (1, 1), (0, 1)] as [(Float, Float)] {
      let (screen, frame) = try draw([(x, y)], glyphs)
      let changed = (0..<screen.size.rows).flatMap { row in
        (0..<screen.size.columns).filter { screen[$0, row] != empty.screen[$0, row] }
          .map { Position(column: $0, row: row) }
      }
      let column = min(frame.area.columns - 1, Int(x * Float(frame.area.columns)))
      let row = min(frame.area.rows - 1, Int((1 - y) * Float(frame.area.rows) - 1e-4))
      #expect(
        changed == [Position(column: frame.area.column + column, row: frame.area.row + max(0, row))]
      )
      if glyphs == .braille, let place = changed.first {
        #expect((screen[place.column, place.row].glyph.value - 0x2800).nonzeroBitCount == 1)
      }
    }
  }

  @Test func denserCellsAreOfADenserRole() throws {
    let crowd = (0..<2000).map { _ in (Float(0.1), Float(0.1)) }
    #expect(try levels(crowd + [(0.9, 0.9)]) == [0, 15])
    // Of 2,000 events or fewer every one is a dot like any other.
    #expect(Set(try levels(crowd.dropLast() + [(0.9, 0.9)])).count == 1)
  }

  private func levels(_ points: [(Float, Float)]) throws -> [UInt8] {
    let (screen, _) = try draw(points, .braille)
    var levels: [UInt8] = []
    for cell in screen.cells {
      if case .density(let level) = cell.foreground { levels.append(level) }
    }
    return levels.sorted()
  }

  @Test(arguments: [GlyphSet.braille, .halfBlocks, .quadrants, .ascii])
  func gatesNamesAndCountsBeyondTheEdges(glyphs: GlyphSet) throws {
    var generator = SeededGenerator(seed: 3)
    var points = (0..<400).map { _ in
      (
        Float.random(in: 0.1..<0.7, using: &generator),
        Float.random(in: 0.1..<0.7, using: &generator)
      )
    }
    points += [(-1, 0.5), (2, 0.5), (2, 3), (0.5, -4), (0.5, 9), (0.5, 9)]
    let gate = Geometry.polygon(
      PolygonGate(
        x: axes.x.dimension, y: axes.y.dimension,
        vertices: [Point(0.2, 0.2), Point(0.8, 0.3), Point(0.5, 0.8)]))
    let (screen, _) = try draw(points, glyphs) { scene in
      guard let outline = try? GateOutline(gate, on: axes, panel: panel) else { return }
      scene.overlays = [
        .init(
          outline: outline, hue: 2, label: "gate 41 %", isSelected: true, showsHandles: true,
          held: .vertex(1))
      ]
    }
    if glyphs == .ascii { #expect(screen.cells.allSatisfy { $0.glyph.isASCII }) }
    expectSnapshot(of: screen, named: "gate-\(glyphs.kind)")
  }

  @Test func halvesOfACellHaveTheColourOfTheirOwnEvents() throws {
    let frame = PlotFrame(Rect(Size(columns: 40, rows: 16)), glyphs: .halfBlocks)
    // The middles of the two dots of the plot's lower left cell and of the one above it.
    let row = 1 / Float(frame.dotRows)
    let points =
      [(Float, Float)](repeating: (0.001, row * 0.5), count: 100)
      + [(0.001, row * 1.5), (0.001, row * 3.5)]
    let (screen, _) = try draw(points, .halfBlocks)
    let bottom = frame.area.rowRange.upperBound - 1
    #expect(screen[frame.area.column, bottom] == Cell("▀", .density(0), on: .density(15)))
    #expect(screen[frame.area.column, bottom - 1] == Cell("▀", .density(0)))
  }

  @Test(arguments: [GlyphSet.braille, .quadrants])
  func fullCellsTellTheirDensityWithoutColour(glyphs: GlyphSet) throws {
    let frame = PlotFrame(Rect(Size(columns: 40, rows: 16)), glyphs: glyphs)
    var points: [(Float, Float)] = []
    // Two cells with every dot lit, one of them a thousand times as dense.
    for (cell, times) in [(2, 1), (6, 1000)] {
      for dotRow in 0..<glyphs.dotsDown {
        for dotColumn in 0..<glyphs.dotsAcross {
          let x = (Float(cell * glyphs.dotsAcross + dotColumn) + 0.5) / Float(frame.dotColumns)
          let y = (Float(4 * glyphs.dotsDown + dotRow) + 0.5) / Float(frame.dotRows)
          points += Array(repeating: (x, y), count: times)
        }
      }
    }
    let (screen, _) = try draw(points, glyphs)
    let row = frame.area.rowRange.upperBound - 5
    let sparse = screen[frame.area.column + 2, row].glyph
    #expect(sparse == (glyphs == .braille ? "⣿" : "▓"))
    #expect(screen[frame.area.column + 6, row].glyph == "█")
  }

  @Test(arguments: [GlyphSet.braille, .halfBlocks, .quadrants, .ascii])
  func linesCutThroughFullCells(glyphs: GlyphSet) throws {
    var generator = SeededGenerator(seed: 8)
    let points = (0..<40_000).map { _ in
      (Float.random(in: 0..<1, using: &generator), Float.random(in: 0..<1, using: &generator))
    }
    let gate = Geometry.rectangle(
      RectangleGate([.init(axes.x.dimension, Interval(minimum: 0.5))]))
    let (screen, frame) = try draw(points, glyphs) { scene in
      guard let outline = try? GateOutline(gate, on: axes, panel: panel) else { return }
      scene.overlays = [.init(outline: outline, hue: 3, label: "")]
      scene.crosshair = Point(0.25, 0.5)
    }
    let column = frame.area.column + frame.area.columns / 2
    for row in frame.area.rowRange.dropFirst(2) {
      let cell = screen[column, row]
      #expect(cell.foreground == .gate(3) && cell.background == .background)
      #expect(!["⣿", "▓", "█", "#"].contains(cell.glyph), "row \(row): \(cell.glyph)")
    }
    // The crosshair has arms among the events.
    let crosshairs = screen.cells.filter { $0.foreground == .crosshair }.count
    #expect(crosshairs == 7)
  }

  @Test func everyFrameSizeDrawsWithoutHarm() throws {
    for columns in 0...30 {
      for rows in 0...14 {
        let size = Size(columns: columns, rows: rows)
        let frame = PlotFrame(Rect(size), glyphs: .braille)
        var screen = Screen(size: size)
        let map = try density(
          [(0.5, 0.5)], PlotFrame(Rect(Size(columns: 20, rows: 12)), glyphs: .braille))
        PlotDrawing.draw(
          PlotScene(
            axes: axes, xTitle: "a long title", yTitle: "b", density: map,
            pen: [Point(-3, 5), Point(.infinity, 0)], crosshair: Point(0.5, 0.5)),
          in: frame, on: &screen)
        #expect(screen.size == size)
      }
    }
  }
}
