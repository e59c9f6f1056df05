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

  @Test func olderCompensationIsSaidUnlessItDoesNothing() throws {
    let set = try read([("$DFC1TO2", "11.2"), ("$DFC2TO1", "0.00"), ("$COMP", "2,1,0,0,1")])
    #expect(set.warnings == [.compensationLeftOut(["$DFC1TO2", "$COMP"])])
    #expect(set.table.panel.spillover == nil)
    #expect(try read([("$DFC1TO2", "0.0")]).warnings.isEmpty)
  }
}
