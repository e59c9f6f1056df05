import Foundation
import GatingCore
import GatingML
import Testing

/// Bad documents: what is said about them, word for word.
@Suite struct ReaderErrorTests {
  /// A sound document that the tests break; the line numbers below count from its first line.
  static let sound = #"""
    <gating:Gating-ML xmlns:gating="http://www.isac-net.org/std/Gating-ML/v2.0/gating"
        xmlns:transforms="http://www.isac-net.org/std/Gating-ML/v2.0/transformations"
        xmlns:data-type="http://www.isac-net.org/std/Gating-ML/v2.0/datatypes">
      <transforms:transformation transforms:id="Scale">
        <transforms:logicle transforms:T="1000" transforms:W="0.5" transforms:M="4.5" transforms:A="0"/>
      </transforms:transformation>
      <gating:RectangleGate gating:id="R">
        <gating:dimension gating:compensation-ref="FCS" gating:transformation-ref="Scale" gating:min="0.1">
          <data-type:fcs-dimension data-type:name="PE-A"/>
        </gating:dimension>
      </gating:RectangleGate>
      <gating:PolygonGate gating:id="P" gating:parent_id="R">
        <gating:dimension gating:compensation-ref="FCS"><data-type:fcs-dimension data-type:name="A"/></gating:dimension>
        <gating:dimension gating:compensation-ref="FCS"><data-type:fcs-dimension data-type:name="B"/></gating:dimension>
        <gating:vertex><gating:coordinate data-type:value="0"/><gating:coordinate data-type:value="1"/></gating:vertex>
        <gating:vertex><gating:coordinate data-type:value="1"/><gating:coordinate data-type:value="1"/></gating:vertex>
        <gating:vertex><gating:coordinate data-type:value="1"/><gating:coordinate data-type:value="0"/></gating:vertex>
      </gating:PolygonGate>
      <gating:QuadrantGate gating:id="Q">
        <gating:divider gating:id="D" gating:compensation-ref="uncompensated">
          <data-type:fcs-dimension data-type:name="A"/>
          <gating:value>5</gating:value>
        </gating:divider>
        <gating:Quadrant gating:id="Q1"><gating:position gating:divider_ref="D" gating:location="3"/></gating:Quadrant>
      </gating:QuadrantGate>
      <gating:BooleanGate gating:id="B">
        <gating:and>
          <gating:gateReference gating:ref="P"/>
          <gating:gateReference gating:ref="Q1" gating:use-as-complement="true"/>
        </gating:and>
      </gating:BooleanGate>
    </gating:Gating-ML>
    """#

  private func faults(_ bytes: [UInt8]) -> [String] {
    do throws(GatingMLErrors) {
      _ = try GatingMLReader.read(bytes)
      return []
    } catch {
      return error.faults.map(\.description)
    }
  }

  private func faults(_ text: String) -> [String] { faults(Array(text.utf8)) }

  private func faults(replacing part: String, with other: String) -> [String] {
    #expect(Self.sound.contains(part))
    return faults(Self.sound.replacingOccurrences(of: part, with: other))
  }

  @Test func theSoundDocumentIsSound() throws {
    let document = try GatingMLReader.read(Array(Self.sound.utf8))
    #expect(document.warnings.isEmpty)
    #expect(document.strategy.gates.map(\.id) == ["R", "P", "Q", "B"])
  }

  @Test(arguments: [
    ("", "The file is empty."), ("Time,PE-A\n", "This is not XML: the first character is not '<'."),
    (
      "<html><body/></html>",
      "Line 1, html: This is XML, but not Gating-ML: its root element is 'html'."
    ),
    (
      "<!DOCTYPE html>\n<html><body><br></html>",
      "Line 1: the XML has a document type declaration (DOCTYPE), which is refused because it can "
        + "define entities; remove it."
    ),
    (
      "<Gating-ML xmlns='http://www.isac-net.org/std/Gating-ML/v1.3/gating'/>",
      "Line 1, Gating-ML: This is Gating-ML 1.3; dotgate reads Gating-ML 2.0 and 1.5."
    ),
    (
      "<Gating-ML/>",
      "Line 1, Gating-ML: This is XML, but not Gating-ML: its root element is 'Gating-ML'."
    ),
  ])
  func whatIsNoGatingMLSaysSo(text: String, sentence: String) {
    #expect(faults(text) == [sentence])
  }

  @Test func aStumpSaysWhatIsOpen() {
    let bytes = Array(Self.sound.utf8)
    for length in stride(from: 0, to: bytes.count - 20, by: 61) {
      #expect(faults(Array(bytes[..<length])).count == 1)
    }
    let half = Self.sound.components(separatedBy: "</gating:RectangleGate>")[0]
    #expect(
      faults(half) == [
        "Line 11: the XML ends before the element 'RectangleGate' is closed; the file looks cut off."
      ])
  }

  @Test func deepNestingIsRefused() {
    let deep = String(repeating: "<a>", count: 100_000)
    #expect(faults(deep) == ["Line 1: elements are nested more than 100 deep."])
  }

  /// What is replaced, by what, and all that is then said.
  static let breaks: [(String, String, [String])] = [
    (
      "-ref=\"Scale\"", "-ref=\"Nope\"",
      [
        "Line 8, dimension 'R': gating:transformation-ref names 'Nope', but the file has no such "
          + "transformation."
      ]
    ),
    (
      "gating:id=\"P\"", "gating:id=\"R\"",
      [
        "Line 12, PolygonGate 'R': the population id 'R' is on line 7 already.",
        "Line 28, gateReference 'B': gating:ref names 'P', but the file has no such population.",
      ]
    ),
    (
      "<gating:coordinate data-type:value=\"0\"/><gating:coordinate", "<gating:coordinate",
      ["Line 15, vertex 'P': it needs 2 gating:coordinate, but has 1."]
    ),
    (
      "gating:min=\"0.1\"", "gating:min=\"NaN\"",
      ["Line 8, dimension 'R': gating:min may not be NaN."]
    ),
    (
      "gating:min=\"0.1\"", "gating:min=\"0x1p3\"",
      ["Line 8, dimension 'R': gating:min is '0x1p3', which is not a number."]
    ),
    (
      "gating:min=\"0.1\"", "min=\"0.1\"",
      ["Line 8, dimension 'R': the attribute 'min' is written without its namespace prefix."]
    ),
    (
      "divider_ref=\"D\"", "divider_ref=\"E\"",
      [
        "Line 24, position 'Q': gating:divider_ref names 'E', but the file has no such divider."
      ]
    ),
    (
      "gating:ref=\"Q1\"", "gating:ref=\"Q\"",
      [
        "Line 29, gateReference 'B': gating:ref names the quadrant gate 'Q'; name one of its "
          + "quadrants."
      ]
    ),
    (
      "gating:parent_id=\"R\"", "gating:parent_id=\"B\"",
      [
        "Line 12, PolygonGate 'P': the gate depends on itself, through its parents or references.",
        "Line 26, BooleanGate 'B': the gate depends on itself, through its parents or references.",
      ]
    ),
    (
      "transforms:W=\"0.5\"", "transforms:W=\"5\"",
      ["Line 5, logicle 'Scale': W must be 0 to M/2."]
    ),
    (
      " transforms:M=\"4.5\"", "",
      ["Line 5, logicle 'Scale': the attribute transforms:M is missing."]
    ),
    (
      "<gating:value>5</gating:value>", "<gating:value>five</gating:value>",
      ["Line 22, value 'Q': gating:value is 'five', which is not a number."]
    ),
    (
      "<data-type:fcs-dimension data-type:name=\"PE-A\"/>", "",
      ["Line 8, dimension 'R': it needs 1 data-type:fcs-dimension, but has 0."]
    ),
    (
      "data-type:name=\"PE-A\"", "data-type:name=\"\"",
      ["Line 9, fcs-dimension 'R': data-type:name is empty."]
    ),
    (
      " gating:compensation-ref=\"uncompensated\"", "",
      ["Line 20, divider 'D': the attribute gating:compensation-ref is missing."]
    ),
    (
      "use-as-complement=\"true\"", "use-as-complement=\"yes\"",
      ["Line 29, gateReference 'B': gating:use-as-complement is 'yes'; it must be true or false."]
    ),
    (
      "<gating:gateReference gating:ref=\"P\"/>", "",
      ["Line 26, BooleanGate 'B': and, or take two populations or more."]
    ),
    (
      "<gating:and>", "<gating:xor/><gating:and>",
      ["Line 27, xor 'B': the element 'gating:xor' has no meaning here."]
    ),
  ]

  @Test(arguments: breaks.indices) func eachFaultHasItsPlaceAndSentence(index: Int) {
    let (part, other, sentences) = Self.breaks[index]
    #expect(faults(replacing: part, with: other) == sentences)
  }

  @Test func allFaultsAreNamedAtOnceInOrder() {
    let text = Self.sound.replacingOccurrences(of: "gating:min=\"0.1\"", with: "gating:min=\"x\"")
      .replacingOccurrences(of: "divider_ref=\"D\"", with: "divider_ref=\"E\"")
      .replacingOccurrences(of: "transforms:A=\"0\"", with: "transforms:A=\"inf\"")
    #expect(
      faults(text) == [
        "Line 5, logicle 'Scale': transforms:A is 'inf', which is not a number.",
        "Line 8, dimension 'R': gating:min is 'x', which is not a number.",
        "Line 24, position 'Q': gating:divider_ref names 'E', but the file has no such divider.",
      ])
  }
}
