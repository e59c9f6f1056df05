import Foundation
import TestSupport
import Testing

/// Workspaces with something in them that can't be taken as it stands.
@Suite struct FlowJoFaultTests {
  private static let banana = """
    <Population name="bent" count="7"><Gate><gating:BananaGate/></Gate><Subpopulations>
    <Population name="in it" count="2"><Gate><gating:BananaGate/></Gate></Population>
    </Subpopulations></Population>
    """

  private func program(_ samples: String...) throws -> Program {
    let program = try Program()
    try program.write(FlowJoCommandTests.workspace(samples.joined()), to: "study.wsp")
    try program.write("X,Y\n10.2,15\n15,15\n30,30\n", to: "one.csv")
    return program
  }

  @Test(.timeLimit(.minutes(1)))
  func parametersBeyondAllMeasureAreNotCounted() throws {
    let sample = FlowJoCommandTests.sample("elsewhere.csv").replacing(
      "name=\"$PAR\" value=\"2\"", with: "name=\"$PAR\" value=\"9000000000000000000\"")
    let program = try program(sample)
    let result = try ChildProcess.run(
      "/usr/bin/timeout",
      [
        "30", Program.path, "gate", program.file("study.wsp"), program.file("one.csv"),
        "--format", "csv",
      ])
    #expect(result.status == 0, "found by its events and parameters: \(result)")
    #expect(result.output.contains("one.csv,Cells/high,Cells/high,1,1,"))
  }

  @Test func refusedPopulationsHaveRowsWithoutCountsAndFail() throws {
    var sample = FlowJoCommandTests.sample("one.csv")
    let high = try #require(sample.range(of: "<Population name=\"high\""))
    sample.insert(contentsOf: Self.banana, at: high.lowerBound)
    sample = sample.replacing(
      "</Subpopulations></SampleNode>",
      with: Self.banana.replacing("bent", with: "last") + "</Subpopulations></SampleNode>")
    let program = try program(sample)
    let result = try program.run(
      "gate", "@study.wsp", "@one.csv", "--format", "csv", "--statistics", "median:X",
      "--membership", "@m")
    #expect(result.status == 1)
    #expect(
      result.output.split(separator: "\n").dropFirst() == [
        "one.csv,All events,,3,,,100,15",
        "one.csv,Cells,Cells,1,3,33.333333333333336,33.333333333333336,15",
        "one.csv,Cells/bent,Cells/bent,,,,,", "one.csv,Cells/bent/in it,Cells/bent/in it,,,,,",
        "one.csv,Cells/high,Cells/high,1,1,100,33.333333333333336,15",
        "one.csv,last,last,,,,,", "one.csv,last/in it,last/in it,,,,,",
      ], "\(result)")
    #expect(
      result.errors.contains(
        "error: one.csv: Cells/bent: BananaGate, refused: a BananaGate is not known."))
    #expect(
      try program.read("m/one.csv.csv")
        == """
        Cells,Cells/bent,Cells/bent/in it,Cells/high,last,last/in it
        0,,,0,,
        1,,,1,,
        0,,,0,,

        """)
    let json = try program.run("gate", "@study.wsp", "@one.csv", "--format", "json")
    #expect(json.output.contains("\"population\" : \"Cells/bent\"") && json.status == 1)
    let compared = try program.run("compare", "@study.wsp", "@one.csv", "--format", "csv")
    #expect(compared.status == 1)
    #expect(compared.errors.contains("error: one.csv: Cells/bent: BananaGate, refused"))
    #expect(compared.output.contains("one.csv,Cells,1,2,2,1\n"))
  }

  @Test func aTreeThatIsRefusedWholeIsNotPassedOver() throws {
    let sample = FlowJoCommandTests.sample("one.csv")
      .replacing("PolygonGate", with: "BananaGate").replacing("RectangleGate", with: "BananaGate")
    let program = try program(sample)
    let unnamed = try program.run("gate", "@study.wsp")
    #expect(unnamed.status == 1 && unnamed.errors.contains("one.csv: its file is neither"))
    let result = try program.run("gate", "@study.wsp", "@one.csv")
    #expect(result.status == 1)
    #expect(result.errors.contains("no gate of the workspace can be taken for this sample."))
    #expect(result.errors.contains("Cells: BananaGate, refused"), "\(result)")
  }

  @Test func aNameMayEndInABackslash() throws {
    let program = try program(FlowJoCommandTests.sample("one.csv", first: "CD4\\"))
    let result = try program.run("compare", "@study.wsp", "@one.csv", "--format", "csv")
    #expect(result.status == 0, "\(result)")
    #expect(
      result.output.split(separator: "\n").dropFirst() == [
        "one.csv,CD4\\\\,1,2,2,1", "one.csv,CD4\\\\/high,1,1,,0",
      ])
    let table = try program.run("gate", "@study.wsp", "@one.csv")
    #expect(table.output.contains("\n  CD4\\ ") && table.output.contains("\n    high "))
  }

  @Test func aHeaderOfMembershipQuotesIds() throws {
    let program = try program(FlowJoCommandTests.sample("one.csv", first: "Q1: A-, B+"))
    let result = try program.run("gate", "@study.wsp", "@one.csv", "--membership", "@m")
    #expect(result.status == 0, "\(result)")
    #expect(
      try program.read("m/one.csv.csv").hasPrefix("\"Q1: A-, B+\",\"Q1: A-, B+/high\"\n0,0\n1,1\n"))
  }

  @Test func samplesOfOneNameGetFilesOfTheirOwn() throws {
    let program = try program(
      FlowJoCommandTests.sample("one.csv"), FlowJoCommandTests.sample("ONE.csv", first: "Other"))
    for force in [[], ["--force"]] {
      let result = try ChildProcess.run(
        Program.path,
        ["convert", program.file("study.wsp"), program.file("folder")] + force)
      #expect(result.status == 0, "\(result)")
      #expect(result.errors.contains("ONE.csv: its file is called 2-ONE.csv, as another"))
      let names = try FileManager.default.contentsOfDirectory(atPath: program.file("folder"))
      #expect(names.sorted() == ["2-ONE.csv.xml", "one.csv.xml"])
      #expect(try program.read("folder/2-ONE.csv.xml").contains("Other"))
      #expect(try program.read("folder/one.csv.xml").contains("Cells"))
      try FileManager.default.removeItem(atPath: program.file("folder/one.csv.xml"))
      try FileManager.default.removeItem(atPath: program.file("folder/2-ONE.csv.xml"))
    }
  }
}
