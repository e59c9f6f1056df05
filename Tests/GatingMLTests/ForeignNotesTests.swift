import Foundation
import GatingCore
import GatingML
import Testing
import XMLTree

/// What other programs note in a document survives as an equal XML tree.
@Suite struct ForeignNotesTests {
  static let text = #"""
    <g:Gating-ML xmlns:g="http://www.isac-net.org/std/Gating-ML/v2.0/gating"
        xmlns:t="http://www.isac-net.org/std/Gating-ML/v2.0/transformations"
        xmlns:d="http://www.isac-net.org/std/Gating-ML/v2.0/datatypes"
        xmlns:gating="urn:someone-else" xmlns:q="urn:q" xmlns:unused="urn:unused">
      <d:custom_info><cytobank><experiment_number>12</experiment_number></cytobank></d:custom_info>
      <d:custom_info lab="7">
        A text, <b>mixed</b> with <q:i kind="q:bold g:id data-type:x" gating:x="1">more</q:i> &amp; less.
        <note xmlns="urn:default" xmlns:gating="urn:third"><gating:deep/><![CDATA[<raw>]]></note>
      </d:custom_info>
      <t:transformation t:id="Tr_Arcsinh" q:colour="red">
        <t:fasinh t:T="5.8760059682190064" t:M="0.43429448190325176" t:A="0.0" q:by="me">
          <d:custom_info><cytobank>scale</cytobank></d:custom_info>
        </t:fasinh>
      </t:transformation>
      <t:transformation t:id="Nobody_uses_me"><t:flin t:T="1e3" t:A="0"/></t:transformation>
      <t:spectrumMatrix t:id="M" q:from="beads">
        <d:custom_info><q:control>7AAD</q:control></d:custom_info>
        <t:fluorochromes><d:fcs-dimension d:name="A"/><d:fcs-dimension d:name="B"/></t:fluorochromes>
        <t:detectors><d:fcs-dimension d:name="A"/><d:fcs-dimension d:name="B"/></t:detectors>
        <t:spectrum><t:coefficient t:value="1"/><t:coefficient t:value="0.1"/></t:spectrum>
        <t:spectrum><t:coefficient t:value="0"/><t:coefficient t:value="1"/></t:spectrum>
      </t:spectrumMatrix>
      <g:RectangleGate g:id="Gate_1" gating:locked="yes" plain="too">
        <d:custom_info><cytobank><name>CD3+ T</name><gate_id>1</gate_id></cytobank></d:custom_info>
        <g:dimension g:compensation-ref="M" g:transformation-ref="Tr_Arcsinh" g:min="1">
          <d:fcs-dimension d:name="A"/>
        </g:dimension>
      </g:RectangleGate>
    </g:Gating-ML>
    """#

  static func read() -> GatingStrategy {
    (try? GatingMLReader.read(Array(text.utf8)).strategy) ?? GatingStrategy()
  }

  private let dataType = "http://www.isac-net.org/std/Gating-ML/v2.0/datatypes"
  private let own = "https://dotgate.org/ns/1"

  /// Every `custom_info` with the name of what it is in, and every foreign attribute.
  private func notes(_ text: String) throws -> (infos: [XMLElement], attributes: [String]) {
    var infos: [XMLElement] = []
    var attributes: [String] = []
    func visit(_ element: XMLElement) {
      if element.name == .init("custom_info", in: dataType) {
        var element = element
        element.content.removeAll {
          if case .element(let child) = $0 { child.name.namespace == own } else { false }
        }
        if !element.isBlank { infos.append(element) }
        return
      }
      for attribute in element.attributes
      where !attribute.name.namespace.contains("isac-net") && attribute.name.namespace != own {
        attributes.append("\(element.name.local) \(attribute)")
      }
      for child in element.children { visit(child) }
    }
    visit(try XMLTreeReader.parse(Array(text.utf8)))
    return (infos, attributes.map { $0.replacingOccurrences(of: "foreign1", with: "gating") })
  }

  @Test func survivesAsAnEqualTree() throws {
    let strategy = try GatingMLReader.read(Array(Self.text.utf8)).strategy
    let written = GatingMLWriter.write(strategy)
    let before = try notes(Self.text)
    let after = try notes(written)
    #expect(before.infos.count == 5)
    #expect(Set(after.infos) == Set(before.infos))
    #expect(after.infos.count == before.infos.count)
    #expect(before.attributes.count == 5)
    #expect(after.attributes.sorted() == before.attributes.sorted())
    #expect(GatingMLWriter.write(try GatingMLReader.read(Array(written.utf8)).strategy) == written)
    #expect(try GatingMLReader.read(Array(written.utf8)).strategy == strategy)
  }

  @Test func survivesBesideOurOwnNotes() throws {
    var strategy = try GatingMLReader.read(Array(Self.text.utf8)).strategy
    strategy.name = "mine"
    strategy.gates[0].name = "T cells"
    strategy.gates[0].hue = 2
    let written = GatingMLWriter.write(strategy)
    #expect(try Set(notes(written).infos) == Set(notes(Self.text).infos))
    #expect(try GatingMLReader.read(Array(written.utf8)).strategy == strategy)
  }

  @Test func transformationsKeepTheirIds() throws {
    let written = GatingMLWriter.write(Self.read())
    #expect(written.contains("gating:transformation-ref=\"Tr_Arcsinh\""))
    #expect(written.contains("transforms:id=\"Nobody_uses_me\""))
    #expect(!written.contains("urn:unused"))
  }
}
