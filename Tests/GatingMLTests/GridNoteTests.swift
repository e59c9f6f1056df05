import GatingCore
import GatingML
import Testing

/// How FlowJo decides a gate travels in this program's notes.
@Suite struct GridNoteTests {
  private static let strategy = GatingStrategy(gates: [
    Gate(
      id: "a", name: "a",
      geometry: .rectangle(
        RectangleGate([
          .init(Dimension(parameter: "X"), Interval(minimum: 1)),
          .init(Dimension(parameter: "Y"), Interval(maximum: 2)),
          .init(Dimension(parameter: "Z"), Interval()),
        ])),
      grid: GridRule(
        channels: 0,
        axes: [Interval(minimum: -26.5, maximum: 262_144), Interval(minimum: 0.1), .init()]
      )),
    Gate(
      id: "b", name: "b",
      geometry: .polygon(
        PolygonGate(
          x: Dimension(parameter: "X"), y: Dimension(parameter: "Y"),
          vertices: [Point(x: 0, y: 0), Point(x: 1, y: 0), Point(x: 0, y: 1)])),
      grid: GridRule(channels: 1024)),
    Gate(id: "c", name: "c", geometry: .boolean(BooleanGate(.not, [.init("a")]))),
  ])

  @Test func itIsReadAsItIsWritten() throws {
    let text = GatingMLWriter.write(Self.strategy)
    let document = try GatingMLReader.read(Array(text.utf8))
    #expect(document.strategy.gates.map(\.grid) == Self.strategy.gates.map(\.grid))
    #expect(document.warnings.isEmpty)
    #expect(GatingMLWriter.write(document.strategy) == text)
  }

  @Test(arguments: [
    ("channels=\"1024\"", "channels=\"many\""), ("channels=\"1024\"", "channels=\"-1\""),
    ("lower=\"-26.5\"", "lower=\"low\""), ("lower=\"-26.5\"", "lower=\"NaN\""),
  ])
  func aDamagedNoteIsLeftOutWithAWarning(from: String, to: String) throws {
    let text = GatingMLWriter.write(Self.strategy)
    #expect(text.contains(from))
    let document = try GatingMLReader.read(Array(text.replacing(from, with: to).utf8))
    #expect(document.warnings.count == 1)
    #expect(document.warnings.first.map { "\($0)".contains("grid") } == true)
    #expect(document.strategy.gates.count { $0.grid == nil } == 2)
  }
}
