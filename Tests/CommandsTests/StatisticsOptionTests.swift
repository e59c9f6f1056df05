import Foundation
import TestSupport
import Testing

/// `--statistics` through the built program.
@Suite struct StatisticsOptionTests {
  /// Four events; A has a tie, a zero and a negative.
  private func program() throws -> Program {
    let program = try Program()
    try program.write("A,B\n-2,1\n0,10\n4,100\n4,1000\n", to: "s.csv")
    try program.write(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <gating:Gating-ML xmlns:gating="http://www.isac-net.org/std/Gating-ML/v2.0/gating"
        xmlns:data-type="http://www.isac-net.org/std/Gating-ML/v2.0/datatypes">
        <gating:RectangleGate gating:id="b">
          <gating:dimension gating:compensation-ref="uncompensated" gating:min="9">
            <data-type:fcs-dimension data-type:name="B"/>
          </gating:dimension>
        </gating:RectangleGate>
        <gating:RectangleGate gating:id="c" gating:parent_id="b">
          <gating:dimension gating:compensation-ref="uncompensated" gating:min="5000">
            <data-type:fcs-dimension data-type:name="B"/>
          </gating:dimension>
        </gating:RectangleGate>
      </gating:Gating-ML>
      """, to: "g.xml")
    return program
  }

  private static let list =
    "mean:A,sd:A,cv:A,median:A,mad:A,madSD:A,geometricMean:A,atOrBelowZero:A,geometricMean:B,"
    + "percentile:B@75,percentOf:b,percentOfGrandparent,wilsonLow,wilsonHigh:b@99,bandLow,bandHigh"

  @Test func theBytesOfTheCSVAreFixed() throws {
    let program = try program()
    let result = try program.run(
      "gate", "@g.xml", "@s.csv", "--format", "csv", "--statistics", Self.list)
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.output == """
        sample,population,gate,count,parentCount,percentOfParent,percentOfTotal,\(Self.list)
        s.csv,All events,,4,,,100,1.5,3,200,2,2,2.9652,,2,31.62277660168379,325,,,,,4,4
        s.csv,b,b,3,4,75,75,2.6666666666666665,2.3094010767585034,86.60254037844388,4,0,0,,1,\
        99.99999999999996,550,100,,30.0641842582402,100,2,3
        s.csv,b/c,c,0,3,0,0,,,,,,,,0,,,0,0,0,68.8631842745253,0,0

        """)
  }

  @Test func tableJSONAndWorkersFollow() throws {
    let program = try program()
    let json = try program.run(
      "gate", "@g.xml", "@s.csv", "--format", "json", "--statistics", "bandHigh@0.05,cv:A")
    #expect(json.output.contains("\"bandHigh@0.05\" : 4"))
    #expect(json.output.contains("\"cv:A\" : 200") && json.output.contains("\"cv:A\" : null"))
    let table = try program.run("gate", "@g.xml", "@s.csv", "--statistics", "wilsonHigh:b@99,mad:A")
    let heading = try #require(
      table.output.split(separator: "\n").first { $0.contains("mad:A") })
    #expect(heading.hasSuffix("  wilsonHigh:b@99         mad:A"), "\(heading)")
    try program.makeDemo(events: 30_000)
    let list =
      "mean:CD22,sd:CD22,geometricMean:FSC-A,robustCV:CD19,madCV:CD34,bandLow,bandHigh@0.3"
    let outputs = try ["1", "2", "5"].map {
      try program.run(
        "gate", "builtin:marrow", "@demo.fcs", "--format", "csv", "--statistics", list,
        "--workers", $0
      ).output
    }
    #expect(outputs[0].contains("bandHigh@0.3") && Set(outputs).count == 1)
  }

  @Test func whatThereIsNotIsRefusedBeforeAnythingIsRead() throws {
    let program = try program()
    let result = try program.run("gate", "@g.xml", "@nowhere.fcs", "--statistics", "mode:A")
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.errors.contains("There is no statistic mode:A; there are min:PARAMETER, "))
  }

  @Test func statisticsListsEveryColumnWithItsDefinition() throws {
    let result = try Program().run("statistics")
    #expect(result.status == 0)
    #expect(
      result.output.contains(
        "robustSD:CD22               (P84.13 - P15.87) / 2, as FlowJo\n"))
    #expect(
      result.output.contains(
        "madSD:CD22                  1.4826 MAD, as textbooks and FACSDiva\n"))
    #expect(result.output.contains("counting only"))
    #expect(result.output.split(separator: "\n").allSatisfy { $0.count < 100 })
  }
}
