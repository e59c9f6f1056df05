import FlowJo
import GatingCore
import TestSupport

/// A sample without edge cases, and a tree of every kind of gate on every kind of axis.
struct SmoothSample {
  let name = "smooth.fcs"
  let table: EventTable
  let strategy: GatingStrategy

  static let step = 0.01

  let keywords = [
    (name: "$TIMESTEP", value: "0.01"), (name: "$FIL", value: "smooth.fcs"),
    (name: "SPILL", value: "2,B-A,C-A,1,0.25,0.125,1"),
  ]

  init(_ count: Int = 4000) {
    var random = SeededGenerator(seed: 6)
    func column(_ range: ClosedRange<Float>, bent: Bool = false) -> Column {
      .float32(
        (0..<count).map { _ in
          let x = Float.random(in: range, using: &random)
          return bent ? x * x * x / 1e6 : x
        })
    }
    let names = ["FSC-A", "SSC-A", "B-A", "C-A", "D/A", "E-A", "F-A", "G-A", "Time"]
    table = EventTable(
      panel: Panel(
        parameters: names.map { Parameter(name: $0, range: $0 == "Time" ? 4096 : 262_144) },
        spillover: SpectrumMatrix(
          id: "FCS", fluorochromes: ["B-A", "C-A"], detectors: ["B-A", "C-A"],
          coefficients: [1, 0.25, 0.125, 1])),
      columns: [
        column(0...200_000), column(0...200_000), column(-1000...5000, bent: true),
        column(-1000...5000, bent: true), column(1...6000, bent: true),
        column(-1000...5000, bent: true), column(-1000...5000, bent: true),
        column(-1000...5000, bent: true), column(0...4000),
      ],
      decodings: names.map { name in
        var decoding = ValueDecoding.stored
        if name == "Time" { decoding.timeStep = Self.step }
        return decoding
      })
    strategy = GatingStrategy(name: "smooth", gates: Self.gates)
  }

  var written: WrittenSample {
    WrittenSample(
      name: name, uri: "smooth.fcs", eventCount: table.count, panel: table.panel,
      keywords: keywords + Self.names(of: table.panel), strategy: strategy)
  }

  /// The keywords that name a panel's parameters.
  static func names(of panel: Panel) -> [(name: String, value: String)] {
    [("$PAR", "\(panel.parameters.count)")]
      + panel.parameters.enumerated().map { ("$P\($0 + 1)N", $1.name) }
  }

  private static func dimension(
    _ name: String, _ function: Scale.Function = .identity, isCompensated: Bool = false
  ) -> Dimension {
    Dimension(
      parameter: name, compensation: isCompensated ? .file : .none, scale: Scale(function))
  }

  private static var gates: [Gate] {
    let biex = Scale.Function.biexponential(
      top: 262_144, width: -10, positive: 4.418539922, negative: 0)
    let b = dimension("B-A", biex, isCompensated: true)
    let c = dimension(
      "C-A", .logicle(t: 262_144, w: 0.5, m: 4.5, a: 0), isCompensated: true)
    let d = dimension("D/A", .logarithmic(t: 262_144, m: 5))
    let e = dimension("E-A", .asinh(t: 262_144, m: 4, a: 1))
    let g = dimension("G-A", .hyperlog(t: 262_144, w: 0.5, m: 4.5, a: 0))
    let time = dimension("Time")
    func gate(_ id: String, _ parent: String? = nil, _ geometry: Geometry) -> Gate {
      Gate(id: GateID(id), name: id, parent: parent.map { GateID($0) }, geometry: geometry)
    }
    func side(_ dimension: Dimension, _ minimum: Double?, _ maximum: Double?) -> RectangleGate.Side
    {
      .init(dimension, Interval(minimum: minimum, maximum: maximum))
    }
    func polygon(_ x: Dimension, _ y: Dimension, _ points: [(Double, Double)]) -> Geometry {
      .polygon(PolygonGate(x: x, y: y, vertices: points.map { Point(x: $0.0, y: $0.1) }))
    }
    let quadrants = QuadrantGate(
      dividers: [
        .init(id: "x", b, values: [0.5]), .init(id: "y", c, values: [0.45]),
      ],
      quadrants: [(0, 0), (1, 0), (1, 1), (0, 1)].map { right, up in
        .init(
          id: GateID("q\(right)\(up)"), name: "q\(right)\(up)",
          positions: [.init(divider: 0, region: right), .init(divider: 1, region: up)])
      })
    return [
      gate(
        "cells", nil,
        polygon(
          dimension("FSC-A"), dimension("SSC-A"),
          [(20_000, 10_000), (190_000, 30_000), (150_000, 180_000), (40_000, 150_000)])),
      gate("early", "cells", .rectangle(RectangleGate([side(time, 5.5, 30.25)]))),
      gate(
        "boxed", "cells",
        .rectangle(RectangleGate([side(b, 0.4, 0.8), side(c, nil, 0.6), side(d, 0.3, nil)]))),
      gate("quads", "early", .quadrants(quadrants)),
      gate("blob", "q11", polygon(b, c, [(0.5, 0.5), (0.95, 0.55), (0.9, 0.95), (0.6, 0.8)])),
      gate(
        "mixed", "cells",
        polygon(d, e, [(0.3, 0.3), (0.9, 0.35), (0.8, 0.9), (0.5, 0.6), (0.35, 0.9)])),
      gate(
        "ellipse", "cells",
        .ellipsoid(
          EllipsoidGate(
            dimensions: [b, c], mean: [0.6, 0.55], covariance: [0.02, 0.008, 0.008, 0.01],
            distanceSquared: 1.5))),
      gate(
        "tall", "cells",
        .ellipsoid(
          EllipsoidGate(
            dimensions: [d, e], mean: [0.6, 0.6], covariance: [0.004, -0.001, -0.001, 0.02],
            distanceSquared: 2))),
      gate(
        "hyper", "cells", .rectangle(RectangleGate([side(g, 0.3, 0.7)]))),
      gate(
        "both", "cells",
        .boolean(BooleanGate(.and, [.init("ellipse"), .init("boxed", isComplement: true)]))),
      gate("either", nil, .boolean(BooleanGate(.or, [.init("tall"), .init("early")]))),
      gate("outside", "early", .boolean(BooleanGate(.not, [.init("ellipse")]))),
      gate(
        "inside again", "cells",
        .boolean(BooleanGate(.not, [.init("ellipse", isComplement: true)]))),
      gate("late box", "both", .rectangle(RectangleGate([side(time, 20, nil)]))),
    ]
  }
}
