import GatingCore

/// Events from 0 to 255.5 in steps of a half on X, all at 100 on Y: two a channel of FlowJo's grid.
package enum HalfSteps {
  package static let table = EventTable(
    panel: Panel(parameters: [
      Parameter(name: "X", range: 256), Parameter(name: "Y", range: 256),
    ]),
    columns: [
      .float32((0..<512).map { Float($0) / 2 }), .float32((0..<512).map { _ in 100 }),
    ])
}
