import GatingCore

extension Template {
  /// From all events to CD34+ cells by CD19 and CD22: `builtin:marrow`.
  ///
  /// Edges are given as compensated values. Those of CD34, CD19 and CD22 lie two and a half to
  /// three robust standard deviations above the median of cells without the antigen: lower takes in
  /// their tail, higher loses the dim cells. They are a start on a real sample, to be checked
  /// against its own negatives.
  package static let marrow = Template(
    name: "marrow",
    summary: "Bone marrow from stable, single, nucleated, viable cells to CD34+ by CD19 and CD22",
    steps: [
      stable, singlets, nucleated, viable, cd45Dim, cd34Positive, cd19AndCD22,
    ])

  private typealias M = MarrowTemplate

  private static let stable = Step(
    id: "Time", name: "Time",
    purpose: "the stable part of the run: all of it from 0 s, to be narrowed by hand at a bubble",
    parent: nil,
    forms: [
      Form(
        .rectangle(RectangleGate([.init(M.timeDimension, Interval(minimum: 0))])),
        on: [
          PlotAxes(x: M.timeAxis, y: M.axis(scatter: M.forward)),
          PlotAxes(x: M.timeAxis, y: M.axis(M.cd45Dimension)),
        ])
    ], isNeeded: false, hue: 0)

  private static let singlets = Step(
    id: "Singlets", name: "Singlets",
    purpose: "single cells by FSC-A and FSC-H, else by FSC-A and FSC-W", parent: "Time",
    forms: [
      Form(
        .polygon(
          PolygonGate(
            x: M.scatter(M.forwardArea), y: M.scatter(M.forwardHeight),
            vertices: M.scatterVertices([
              (0, -2), (6, 0), (268, 204), (268, 268), (235, 268), (0, 9),
            ]))),
        on: [PlotAxes(x: M.axis(scatter: M.forwardArea), y: M.axis(scatter: M.forwardHeight))]),
      Form(
        .polygon(
          PolygonGate(
            x: M.scatter(M.forwardArea), y: M.scatter(M.forwardWidth),
            vertices: M.scatterVertices([(0, 42), (268, 55), (268, 86), (0, 74)]))),
        on: [PlotAxes(x: M.axis(scatter: M.forwardArea), y: M.axis(scatter: M.forwardWidth))],
        isAnnounced: true),
    ], isNeeded: false, hue: 1)

  private static let nucleated = Step(
    id: "Nucleated", name: "Nucleated",
    purpose: "debris left out by FSC and SSC, or by FSC and a nuclear dye", parent: "Singlets",
    forms: [
      Form(
        .rectangle(
          RectangleGate([
            .init(
              M.stain(M.nuclearDye),
              Interval(minimum: M.place(3_000, on: M.stain(M.nuclearDye)))),
            .init(M.scatter(M.forward), Interval(minimum: 27_000 / M.top)),
          ])),
        on: [PlotAxes(x: M.axis(M.stain(M.nuclearDye)), y: M.axis(scatter: M.forward))],
        isAnnounced: true),
      Form(
        .polygon(
          PolygonGate(
            x: M.scatter(M.forward), y: M.scatter(M.side),
            vertices: M.scatterVertices([
              (27, -5), (268, -5), (268, 268), (60, 268), (33, 60), (27, 20),
            ]))),
        on: [PlotAxes(x: M.axis(scatter: M.forward), y: M.axis(scatter: M.side))]),
    ], isNeeded: false, hue: 2)

  private static let viable = Step(
    id: "Viable", name: "Viable", purpose: "cells that keep the viability dye out",
    parent: "Nucleated",
    forms: [
      Form(
        .rectangle(
          RectangleGate([
            .init(
              M.stain(M.viability),
              Interval(maximum: M.place(2_500, on: M.stain(M.viability))))
          ])),
        on: [
          PlotAxes(x: M.axis(M.stain(M.viability)), y: M.axis(scatter: M.forward)),
          PlotAxes(x: M.axis(M.stain(M.viability)), y: M.axis(scatter: M.side)),
          PlotAxes(x: M.axis(M.stain(M.viability)), y: M.axis(M.cd45Dimension)),
        ])
    ], isNeeded: false, hue: 3)

  /// Left of any value that can be stored, as the lower edge is open.
  private static let farLeft = -1.0

  private static let cd45Dim = Step(
    id: "CD45dim", name: "CD45dim",
    purpose: "CD45 from negative to intermediate with low SSC; open below, as blasts can lack CD45",
    parent: "Viable",
    forms: [
      Form(
        .polygon(
          PolygonGate(
            x: M.cd45Dimension, y: M.scatter(M.side),
            vertices: [
              (farLeft, -5), (place(22), -5), (place(22), 35), (place(30), 50), (place(30), 85),
              (place(20), 110), (farLeft, 110),
            ].map { Point($0.0, $0.1 * 1000 / M.top) })),
        on: [PlotAxes(x: M.axis(M.cd45Dimension), y: M.axis(scatter: M.side))]),
      Form(
        .rectangle(RectangleGate([.init(M.cd45Dimension, Interval(maximum: place(26)))])),
        on: [
          PlotAxes(x: M.axis(M.cd45Dimension), y: M.axis(scatter: M.forward)),
          PlotAxes(x: M.axis(M.cd45Dimension), y: M.axis(M.cd34Dimension)),
        ], isAnnounced: true),
    ], isNeeded: false, hue: 4)

  /// Thousands of CD45 on its scale.
  private static func place(_ thousands: Double) -> Double {
    M.place(thousands * 1000, on: M.cd45Dimension)
  }

  private static let cd34Positive = Step(
    id: "CD34pos", name: "CD34+", purpose: "cells with CD34", parent: "CD45dim",
    forms: [
      Form(
        .rectangle(
          RectangleGate([
            .init(M.cd34Dimension, Interval(minimum: M.place(1_500, on: M.cd34Dimension)))
          ])),
        on: [
          PlotAxes(x: M.axis(M.cd34Dimension), y: M.axis(scatter: M.side)),
          PlotAxes(x: M.axis(M.cd34Dimension), y: M.axis(M.cd45Dimension)),
          PlotAxes(x: M.axis(M.cd34Dimension), y: M.axis(M.cd19Dimension)),
        ])
    ], isNeeded: true, hue: 5)

  private static let cd19AndCD22 = Step(
    id: "CD19xCD22", name: "CD19 x CD22",
    purpose: "negative, dim and positive for CD19, each without and with CD22", parent: "CD34pos",
    forms: [
      Form(
        .quadrants(
          QuadrantGate(
            dividers: [
              .init(
                id: "CD19", M.cd19Dimension,
                values: [500, 2_200].map { M.place($0, on: M.cd19Dimension) }),
              .init(id: "CD22", M.cd22Dimension, values: [M.place(520, on: M.cd22Dimension)]),
            ],
            quadrants: [
              quadrant("CD19negCD22neg", "CD19-CD22-", 0, 0),
              quadrant("CD19negCD22pos", "CD19-CD22+", 0, 1),
              quadrant("CD19dimCD22neg", "CD19dimCD22-", 1, 0),
              quadrant("CD19dimCD22pos", "CD19dimCD22+", 1, 1),
              quadrant("CD19posCD22neg", "CD19+CD22-", 2, 0),
              quadrant("CD19posCD22pos", "CD19+CD22+", 2, 1),
            ])),
        on: [
          PlotAxes(x: M.axis(M.cd19Dimension), y: M.axis(M.cd22Dimension)),
          PlotAxes(x: M.axis(M.cd19Dimension), y: M.axis(scatter: M.side)),
          PlotAxes(x: M.axis(M.cd19Dimension), y: M.axis(M.cd34Dimension)),
          PlotAxes(x: M.axis(scatter: M.side), y: M.axis(M.cd22Dimension)),
        ])
    ], isNeeded: true, hue: 6)

  private static func quadrant(
    _ id: GateID, _ name: String, _ cd19: Int, _ cd22: Int
  ) -> QuadrantGate.Quadrant {
    QuadrantGate.Quadrant(
      id: id, name: name,
      positions: [
        QuadrantGate.Position(divider: 0, region: cd19),
        QuadrantGate.Position(divider: 1, region: cd22),
      ])
  }
}
