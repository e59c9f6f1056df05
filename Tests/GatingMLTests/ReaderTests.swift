import Foundation
import GatingCore
import GatingML
import Testing

/// Readings that the standard's cases leave open.
@Suite struct ReaderTests {
  private func document(_ body: String) throws -> GatingMLDocument {
    let text = """
      <gating:Gating-ML xmlns:gating="http://www.isac-net.org/std/Gating-ML/v2.0/gating"
          xmlns:transforms="http://www.isac-net.org/std/Gating-ML/v2.0/transformations"
          xmlns:data-type="http://www.isac-net.org/std/Gating-ML/v2.0/datatypes">
      \(body)
      </gating:Gating-ML>
      """
    return try GatingMLReader.read(Array(text.utf8))
  }

  private func table(_ columns: [(String, [Double])]) -> EventTable {
    EventTable(
      panel: Panel(parameters: columns.map { Parameter(name: $0.0) }),
      columns: columns.map { .float64($0.1) })
  }

  /// A gate for A of 10 on a matrix, in a file that gives it or its inverse.
  private func matrixDocument(_ inverted: String, _ rows: [[Double]]) throws -> GatingMLDocument {
    let spectra = rows.map { row in
      "<transforms:spectrum>"
        + row.map { "<transforms:coefficient transforms:value=\"\($0)\"/>" }.joined()
        + "</transforms:spectrum>"
    }
    return try document(
      """
      <transforms:spectrumMatrix transforms:id="M" \(inverted)>
        <transforms:fluorochromes>
          <data-type:fcs-dimension data-type:name="FITC"/>
          <data-type:fcs-dimension data-type:name="PE"/>
        </transforms:fluorochromes>
        <transforms:detectors>
          <data-type:fcs-dimension data-type:name="A"/>
          <data-type:fcs-dimension data-type:name="B"/>
        </transforms:detectors>
        \(spectra.joined())
      </transforms:spectrumMatrix>
      <gating:RectangleGate gating:id="G">
        <gating:dimension gating:compensation-ref="M" gating:min="79.5" gating:max="80.5">
          <data-type:fcs-dimension data-type:name="PE"/>
        </gating:dimension>
      </gating:RectangleGate>
      """)
  }

  /// FITC 100 spills 20 into B; PE 80 spills nothing: detectors read 100 and 100.
  @Test func anInvertedMatrixHasARowADetector() throws {
    let events = table([("A", [100]), ("B", [100])])
    let plain = try matrixDocument("", [[1, 0.2], [0, 1]])
    #expect(GatingEngine.evaluate(plain.strategy, on: events).counts["G"] == 1)
    let inverted = try matrixDocument(
      "transforms:matrix-inverted-already=\"true\"", [[1, -0.2], [0, 1]])
    #expect(GatingEngine.evaluate(inverted.strategy, on: events).counts["G"] == 1)
  }

  private func ratio(_ bounds: String, _ scale: String = "") throws -> GatingStrategy {
    try document(
      """
      <transforms:transformation transforms:id="R" \(bounds)>
        <transforms:fratio transforms:A="2" transforms:B="1" transforms:C="-1">
          <data-type:fcs-dimension data-type:name="A"/>
          <data-type:fcs-dimension data-type:name="B"/>
        </transforms:fratio>
      </transforms:transformation>
      <transforms:transformation transforms:id="L">
        <transforms:flog transforms:T="50" transforms:M="2"/>
      </transforms:transformation>
      <transforms:transformation transforms:id="F">
        <transforms:flin transforms:T="10" transforms:A="0"/>
      </transforms:transformation>
      <gating:RectangleGate gating:id="G">
        <gating:dimension gating:compensation-ref="uncompensated" \(scale) gating:min="0.5">
          <data-type:new-dimension data-type:transformation-ref="R"/>
        </gating:dimension>
      </gating:RectangleGate>
      """
    ).strategy
  }

  @Test func aRatioKeepsItsBounds() throws {
    // 2 (A − 1) / (B + 1): 0.25, 1, 9, −1.
    let events = table([("A", [1.5, 2, 10, 0]), ("B", [3, 1, 1, 1])])
    func inside(_ strategy: GatingStrategy) -> [Bool] {
      let mask = GatingEngine.evaluate(strategy, on: events).masks["G"]
      return (0..<4).map { mask?[$0] ?? false }
    }
    #expect(try inside(ratio("")) == [false, true, true, false])
    let raised = try ratio("transforms:boundMin=\"0.5\"")
    #expect(inside(raised) == [true, true, true, true])
    #expect(
      inside(try GatingMLReader.read(Array(GatingMLWriter.write(raised).utf8)).strategy)
        == [true, true, true, true])
    // Bounded first, then scaled: (8 − 0) / (10 − 0) is 0.8, (10 − 0) / (10 − 0) is 1.
    let linear = "gating:transformation-ref=\"F\""
    #expect(try inside(ratio("", linear)) == [false, false, true, false])
    #expect(try inside(ratio("transforms:boundMin=\"5\"", linear)) == [true, true, true, true])
    #expect(try inside(ratio("transforms:boundMax=\"4\"", linear)) == [false, false, false, false])
    // log₁₀(9 / 50) / 2 + 1 is 0.63, of 2 it is 0.30.
    let logarithm = "gating:transformation-ref=\"L\""
    #expect(try inside(ratio("", logarithm)) == [false, false, true, false])
    #expect(
      try inside(ratio("transforms:boundMax=\"2\"", logarithm)) == [false, false, false, false])
    // What is below 0 has no logarithm until it is raised: log₁₀(10 / 50) / 2 + 1 is 0.65.
    let lifted = try ratio("transforms:boundMin=\"10\"", logarithm)
    #expect(inside(lifted) == [true, true, true, true])
    let again = try GatingMLReader.read(Array(GatingMLWriter.write(lifted).utf8)).strategy
    #expect(again == lifted)
    #expect(throws: GatingMLErrors.self) { try ratio("transforms:boundMax=\"-1\"", logarithm) }
  }

  @Test func whatIsLeftOutIsNamed() throws {
    let document = try document(
      """
      <other xmlns="urn:other"/>
      <gating:QuadrantGate gating:id="CD3+">
        <gating:divider gating:id="D" gating:compensation-ref="Beads" odd:x="1" xmlns:odd="urn:odd">
          <data-type:fcs-dimension data-type:name="A"/>
          <gating:value>5</gating:value><gating:value>3</gating:value>
        </gating:divider>
        <gating:Quadrant gating:id="Q1">
          <data-type:custom_info>here</data-type:custom_info>
          <gating:position gating:divider_ref="D" gating:location="4"/>
        </gating:Quadrant>
      </gating:QuadrantGate>
      """)
    #expect(
      document.warnings.map(\.description) == [
        "Line 4, other: the element 'other' was left out; Gating-ML has none such here.",
        "Line 5, QuadrantGate 'CD3+': the id 'CD3+' is no XML name; it is changed when the strategy "
          + "is saved.",
        "Line 6, divider 'D': the attribute 'x' was left out; Gating-ML has none such here.",
        "Line 6, divider 'D': compensation-ref names 'Beads', but the file has no such matrix; the "
          + "gate can't be evaluated.",
        "Line 6, divider 'D': the values were sorted, repeated ones dropped.",
        "Line 11, custom_info 'Q1': the custom_info was left out; Gating-ML has none here.",
      ])
    guard case .quadrants(let gate) = document.strategy.gates[0].geometry else {
      Issue.record("no quadrant gate")
      return
    }
    #expect(gate.dividers[0].values == [3, 5])
    #expect(gate.quadrants[0].positions == [.init(divider: 0, region: 1)])
  }

  @Test func damagedNotesAreLeftOutAndNamed() throws {
    let pe = Dimension(.parameter(ParameterReference(name: "PE-A", marker: "CD22")))
    let side = RectangleGate.Side(pe, Interval(minimum: 1))
    let gate = Gate(
      id: "G", name: "CD22+", geometry: .rectangle(RectangleGate([side])),
      plot: PlotAxes(x: PlotAxis(pe), y: PlotAxis(pe)), hue: 2)
    let text = GatingMLWriter.write(GatingStrategy(gates: [gate]))
      .replacingOccurrences(of: "hue=\"2\"", with: "hue=\"red\"")
      .replacingOccurrences(of: "lower=\"0\"", with: "lower=\"nil\"")
      .replacingOccurrences(of: "data-type:name=\"PE-A\"", with: "data-type:name=\"APC-A\"")
    let document = try GatingMLReader.read(Array(text.utf8))
    let read = document.strategy.gates[0]
    #expect(read.name == "CD22+" && read.hue == nil && read.plot == nil)
    #expect(read.geometry.dimensions[0] == Dimension(parameter: "APC-A"))
    #expect(
      document.warnings.map(\.description)
        == ["hue", "parameter", "plot"].map {
          "Line 6, RectangleGate 'G': dotgate's note of the \($0) does not fit and was left out."
        })
  }
}
