import FCSFiles
import GatingCore
import TestSupport
import Testing

/// The spillover matrix by all its names and in all its spellings.
@Suite struct SpilloverTests {
  private func read(_ keywords: [(String, String)], names: [String] = ["A", "B", "C"]) throws
    -> FCSDataSet
  {
    var builder = FCSBuilder(
      names.map { .init($0) }, events: [names.map { _ in .number(1) }])
    builder.delimiter = UInt8(ascii: "|")
    builder.keywords = keywords
    return try FCSReader.read(MemoryByteSource(builder.bytes))[0]
  }

  @Test(arguments: ["$SPILLOVER", "SPILL", "$SPILL", "SPILLOVER", "spill"])
  func isFoundByEveryName(name: String) throws {
    let set = try read([(name, "2,A,C,1,0.25,0,1")])
    #expect(
      set.table.panel.spillover
        == SpectrumMatrix(
          id: "FCS", fluorochromes: ["A", "C"], detectors: ["A", "C"],
          coefficients: [1, 0.25, 0, 1]))
    #expect(set.warnings.isEmpty)
  }

  @Test func standardNameComesFirst() throws {
    let set = try read([("SPILL", "1,A,2"), ("$SPILLOVER", "1,B,1")])
    #expect(set.table.panel.spillover?.detectors == ["B"])
  }

  @Test func numbersStandForParametersUnlessTheyAreNames() throws {
    #expect(try read([("SPILL", "2,1,3,1,0,0,1")]).table.panel.spillover?.detectors == ["A", "C"])
    let named = try read([("SPILL", "2,1,3,1,0,0,1")], names: ["3", "x", "1"])
    #expect(named.table.panel.spillover?.detectors == ["1", "3"])
  }

  @Test func namesMayHaveCommas() throws {
    let set = try read([("SPILL", "2,A,x,B,1,0,0.5,1")], names: ["A,x", "B"])
    #expect(set.table.panel.spillover?.detectors == ["A,x", "B"])
    #expect(set.table.panel.spillover?.coefficients == [1, 0, 0.5, 1])
  }

  @Test func whatIsNoMatrixIsLeftOutAndSaid() throws {
    let cases: [(String, FCSWarning.SpilloverFault)] = [
      ("A,B,1,0,0,1", .noCount), ("0", .noCount), ("99999999999", .noCount),
      ("2,A,B", .wrongCount(names: 2, values: 0)),
      ("2,A,B,1,0,0", .wrongCount(names: 2, values: 3)),
      ("2,A,B,1,0,zero,1", .noNumber("zero")), ("2,A,B,1,0,nan,1", .noNumber("nan")),
    ]
    for (value, fault) in cases {
      let set = try read([("SPILL", value)])
      #expect(set.table.panel.spillover == nil)
      let found = set.warnings.compactMap { warning in
        if case .spilloverUnusable("SPILL", _, let reason) = warning { reason } else { nil }
      }
      #expect(found == [fault], "\(value)")
    }
  }

  @Test func unknownDetectorsAreKeptAndSaid() throws {
    let set = try read([("SPILL", "2,A,X,1,0,0,1")])
    #expect(set.table.panel.spillover?.detectors == ["A", "X"])
    #expect(set.warnings == [.spilloverUnknownDetectors(keyword: "SPILL", ["X"])])
  }

  private func matrix(_ names: [String], _ coefficients: [Double]) -> SpectrumMatrix {
    SpectrumMatrix(
      id: "FCS", fluorochromes: names, detectors: names, coefficients: coefficients)
  }

  @Test func percentagesBetweenDetectorsAreReadByName() throws {
    let names = ["FS", "FL1 LOG", "FL2-H", "FL10", "TIME"]
    let set = try read(
      [("$DFC1TO2", "12.5"), ("$DFC2TO1", "1"), ("$DFC1TO10", "0.0"), ("$DFC10TO1", "")],
      names: names)
    #expect(set.table.panel.spillover == matrix(["FL1 LOG", "FL2-H"], [1, 0.125, 0.01, 1]))
    #expect(
      set.warnings.last?.message
        == "compensation in $DFC1TO2 and $DFC2TO1; read as spillover between “FL1 LOG” and FL2-H, "
        + "which FlowJo and flowCore do not; look at a single stain: the cytometer may have applied "
        + "it already")
    #expect(set.warnings.last?.isRepair == false)
  }

  @Test func percentagesAreReadByNumberWhereNoDetectorHasOne() throws {
    let set = try read([("$DFC1TO3", "20")])
    #expect(set.table.panel.spillover == matrix(["A", "C"], [1, 0.2, 0, 1]))
  }

  @Test func percentagesOfDoubtfulDetectorsAreLeftOut() throws {
    for pair in ["$DFC1TO2", "$DFC3TO1", "$DFC1TO1"] {
      let set = try read([(pair, "5")], names: ["FL1-H", "FL1-A", "FL2-H"])
      #expect(set.table.panel.spillover == nil)
      #expect(set.warnings == [.compensationLeftOut([pair])])
    }
  }

  @Test func matrixOfVersion30() throws {
    let all = try read([("$COMP", "3,1,0,0.5,0,1,0,0,0,1")])
    #expect(all.table.panel.spillover == matrix(["A", "C"], [1, 0.5, 0, 1]))
    let percent = try read([("$COMP", "2,100,25,0,100")], names: ["FSC-A", "X", "Y", "Time"])
    #expect(percent.table.panel.spillover == matrix(["X", "Y"], [1, 0.25, 0, 1]))
    #expect(try read([("$COMP", "2,1,0,0,1")], names: ["X", "Y"]).warnings.isEmpty)
    #expect(try read([("$COMP", "2,0,0,0,0")], names: ["X", "Y"]).warnings.isEmpty)
    for value in ["2,1,0,0,1,7", "9,1", "2,1,x,0,1", "3,0,5,0,0,0,0,0,0,0", "nan", "-1"] {
      let set = try read([("$COMP", value)])
      #expect(set.table.panel.spillover == nil)
      #expect(set.warnings == [.compensationLeftOut(["$COMP"])], "\(value)")
    }
  }

  /// What a log amplifier stores was compensated before it, so it is not done again.
  @Test func compensationOfLogAmplifiersHasBeenApplied() throws {
    var builder = FCSBuilder(
      ["FS", "FL1", "FL2", "FL3"].map {
        .init($0, bits: "16", range: "1024", amplification: $0 == "FS" ? "0,0" : "4,1")
      }, events: [[1, 2, 3, 4]])
    builder.version = "FCS2.0"
    builder.dataType = "I"
    builder.keywords = [("$DFC1TO2", "12.5"), ("$DFC1TO3", "0.0")]
    let set = try FCSReader.read(MemoryByteSource(builder.bytes))[0]
    #expect(set.table.panel.spillover == nil)
    #expect(
      set.warnings == [.compensationApplied(keywords: ["$DFC1TO2"], parameters: ["FL1", "FL2"])])
    #expect(set.warnings.first?.isRepair == false)
    // Floating-point values are linear, whatever `$PnE` says.
    builder.dataType = "F"
    for index in builder.parameters.indices { builder.parameters[index].bits = "32" }
    builder.events = [[1.0, 2.0, 3.0, 4.0]]
    let linear = try FCSReader.read(MemoryByteSource(builder.bytes))[0]
    #expect(linear.table.panel.spillover == matrix(["FL1", "FL2"], [1, 0.125, 0, 1]))
  }

  @Test func newerSpilloverComesBeforeOlder() throws {
    let set = try read([("$DFC1TO2", "11.2"), ("SPILL", "1,A,1")])
    #expect(set.table.panel.spillover?.detectors == ["A"] && set.warnings.isEmpty)
  }

  @Test func writtenItIsSpillover() throws {
    let set = try read([("$DFC1TO2", "20")])
    let bytes = try FCSWriter(set.table, keywords: set.keywords.all).bytes
    let copy = try FCSReader.read(MemoryByteSource(bytes))[0]
    #expect(copy.table.panel == set.table.panel && copy.keywords["$DFC1TO2"] == nil)
    #expect(copy.warnings.isEmpty)
  }

  @Test func olderCompensationIsSaidUnlessItDoesNothing() throws {
    let set = try read([("$DFC1TO9", "11.2"), ("$DFC2TO1", "0.00")])
    #expect(set.warnings == [.compensationLeftOut(["$DFC1TO9"])])
    #expect(set.table.panel.spillover == nil)
    #expect(try read([("$DFC1TO2", "0.0")]).warnings.isEmpty)
  }
}
