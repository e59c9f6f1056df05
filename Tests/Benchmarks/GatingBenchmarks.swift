import GatingCore
import TestSupport

/// The engine's work on a table of clusters, against the plain way of doing it.
struct GatingBenchmarks {
  let count: Int
  private let table: EventTable
  private let strategy: GatingStrategy

  init(count: Int) {
    self.count = count
    var random = SeededGenerator(seed: 1)
    let centres = (0..<8).map { _ in
      (0..<6).map { _ in Double.random(in: 1...5, using: &random) }
    }
    var columns = [[Float]](repeating: [], count: 6)
    for _ in 0..<count {
      let centre = centres[Int(random.next() % 8)]
      for (column, decade) in centre.enumerated() {
        let spread = (0..<4).reduce(0.0) { sum, _ in
          sum + Double.random(in: -0.4...0.4, using: &random)
        }
        columns[column].append(Float(RealMath.exp((decade + spread) * RealMath.ln10 / 1.1)))
      }
    }
    let names = (0..<6).map { "P\($0)" }
    let spillover = SpectrumMatrix(
      id: "FCS", fluorochromes: names, detectors: names,
      coefficients: (0..<36).map { $0 % 7 == 0 ? 1 : 0.01 * Double($0 % 5) })
    table = EventTable(
      panel: Panel(parameters: names.map { Parameter(name: $0) }, spillover: spillover),
      columns: columns.map { .float32($0) })
    strategy = Self.strategy()
  }

  private static func dimension(_ index: Int) -> Dimension {
    Dimension(parameter: "P\(index)", compensation: .file, scale: .logicle())
  }

  /// A polygon of so many vertices, neither round nor convex.
  private static func ring(_ vertices: Int, x: Double, y: Double, radius: Double) -> [Point] {
    var (cosine, sine) = (1.0, 0.0)
    let step = 2 * 3.141592653589793 / Double(vertices)
    let (turn, lift) = (1 - step * step / 2 + step * step * step * step / 24, step)
    return (0..<vertices).map { index in
      let reach = radius * (index % 3 == 0 ? 0.7 : 1)
      let point = Point(x + reach * cosine, y + reach * sine)
      (cosine, sine) = (cosine * turn - sine * lift, sine * turn + cosine * lift)
      return point
    }
  }

  /// Nine polygons of twelve vertices, up to five deep.
  private static func strategy() -> GatingStrategy {
    let parents: [Int?] = [nil, 0, 1, 2, 3, 1, 1, 0, nil]
    let gates = parents.enumerated().map { index, parent in
      Gate(
        id: GateID("g\(index)"), name: "g\(index)", parent: parent.map { GateID("g\($0)") },
        geometry: .polygon(
          PolygonGate(
            x: dimension(index % 6), y: dimension((index + 1) % 6),
            vertices: ring(12, x: 0.6, y: 0.6, radius: 0.4 - 0.02 * Double(index)))))
    }
    return GatingStrategy(gates: gates)
  }

  private func column(_ index: Int) -> [Double] {
    let column = try? SampleEngine(table).column(Self.dimension(index), matrices: [])
    return column.flatMap { $0 }?.values ?? []
  }

  func polygons() {
    let (xs, ys) = (column(0), column(1))
    for vertices in [4, 16, 64] {
      let ring = Self.ring(vertices, x: 0.6, y: 0.6, radius: 0.3)
      let test = PolygonTest(ring)
      var found = (0, 0)
      let times = Stopwatch.medians([
        {
          found.0 = 0
          for index in xs.indices where Self.evenOdd(xs[index], ys[index], ring) { found.0 += 1 }
        },
        {
          found.1 = 0
          for index in xs.indices where test.contains(x: xs[index], y: ys[index]) { found.1 += 1 }
        },
      ])
      print("polygon of \(vertices) vertices, \(found.1) events inside (naive: \(found.0))")
      Stopwatch.report("naive even-odd", times[0], per: count, against: nil)
      Stopwatch.report("exact", times[1], per: count, against: times[0])
    }
  }

  /// The textbook's test, by division, with no care for the boundary.
  private static func evenOdd(_ x: Double, _ y: Double, _ vertices: [Point]) -> Bool {
    var isInside = false
    var b = vertices[vertices.count - 1]
    for a in vertices {
      if (a.y > y) != (b.y > y), x < (b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x {
        isInside.toggle()
      }
      b = a
    }
    return isInside
  }

  func scales() {
    let values = (0..<count).map { table.columns[0][$0] - 500 }
    for (name, scale) in [
      ("logicle", Scale.logicle()),
      ("hyperlog", Scale(.hyperlog(t: 262_144, w: 0.5, m: 4.5, a: 0))),
      ("asinh", Scale(.asinh(t: 262_144, m: 4.5, a: 0))),
      ("logarithmic", Scale(.logarithmic(t: 262_144, m: 4.5))), ("linear", .linear(262_144)),
    ] {
      let prepared = PreparedScale(scale)
      var buffer = values
      let times = Stopwatch.medians([
        { for index in values.indices { buffer[index] = values[index] } },
        {
          for index in values.indices { buffer[index] = values[index] }
          buffer.withUnsafeMutableBufferPointer { prepared.apply(to: $0) }
        },
      ])
      Stopwatch.report("scale \(name)", times[1] - times[0], per: count, against: nil)
    }
    let times = Stopwatch.medians([{ for _ in 0..<100 { _ = PreparedScale(.logicle()) } }])
    print("  a logicle scale is ready in \(Stopwatch.text(times[0] * 1e4)) µs")
  }

  func batch() {
    let columns = (0..<6).map(column)
    let times = Stopwatch.medians([
      {
        var masks: [[Bool]] = []
        for (index, gate) in strategy.gates.enumerated() {
          guard case .polygon(let polygon) = gate.geometry else { continue }
          let parent = gate.parent.flatMap { strategy.gateIndex($0) }
          masks.append(
            (0..<count).map { event in
              Self.evenOdd(
                columns[index % 6][event], columns[(index + 1) % 6][event], polygon.vertices)
                && (parent.map { masks[$0][event] } ?? true)
            })
        }
      },
      { _ = GatingEngine.evaluate(strategy, on: table, workers: 1) },
      { _ = GatingEngine.evaluate(strategy, on: table, workers: 2) },
    ])
    print("nine gates, six compensated logicle dimensions")
    Stopwatch.report("naive, scaled columns given", times[0], per: count, against: nil)
    Stopwatch.report("from stored values, 1 worker", times[1], per: count, against: times[0])
    Stopwatch.report("from stored values, 2 workers", times[2], per: count, against: times[1])
  }

  func drag() {
    let engine = SampleEngine(table)
    _ = engine.evaluate(strategy)
    for (name, index) in [("the second gate, seven follow", 1), ("a gate alone", 8)] {
      var moved = strategy
      var step = 0
      let times = Stopwatch.medians([
        { _ = GatingEngine.evaluate(moved, on: table) },
        {
          step += 1
          guard case .polygon(var polygon) = moved.gates[index].geometry else { return }
          polygon.vertices[0].x = 0.9 + 0.001 * Double(step)
          moved.gates[index].geometry = .polygon(polygon)
          _ = engine.evaluate(moved)
        },
      ])
      print("a drag step of \(name): \(Stopwatch.text(times[1] * 1e3)) ms")
      Stopwatch.report("whole evaluation", times[0], per: count, against: nil)
      Stopwatch.report("sample engine", times[1], per: count, against: times[0])
    }
  }

  func density() {
    guard let x = try? SampleEngine(table).column(Self.dimension(0), matrices: []),
      let y = try? SampleEngine(table).column(Self.dimension(1), matrices: [])
    else { return }
    let axes = PlotAxes(x: PlotAxis(Self.dimension(0)), y: PlotAxis(Self.dimension(1)))
    let mask = EventMask(all: count)
    let times = Stopwatch.medians([
      { _ = DensityMap(x: x, y: y, of: mask, axes: axes, columns: 400, rows: 400) }
    ])
    Stopwatch.report("density of 400 × 400", times[0], per: count, against: nil)
  }
}
