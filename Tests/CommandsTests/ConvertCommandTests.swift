import Commands
import FCSFiles
import Foundation
import GatingCore
import TestSupport
import Testing

/// `dotgate convert`: nothing is lost in silence.
@Suite struct ConvertCommandTests {
  private func set(_ program: Program, _ name: String) throws -> FCSDataSet {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: program.file(name))))
    return try FCSReader.read(MemoryByteSource(bytes), options: .init(isStrict: true))[0]
  }

  private func write(_ builder: FCSBuilder, _ program: Program, _ name: String) throws {
    try Data(builder.bytes).write(to: URL(filePath: program.file(name)))
  }

  private static var integers: FCSBuilder {
    var builder = FCSBuilder(
      [
        .init("FL1", bits: "16", range: "1024", amplification: "4,1"),
        .init("Time", bits: "16", range: "1024"),
      ], events: [[512, 4], [256, 6]])
    builder.version = "FCS2.0"
    builder.dataType = "I"
    builder.byteOrder = [2, 1]
    builder.keywords = [("$TIMESTEP", "0.5"), ("$CYT", "XL"), ("$SPILLOVER", "1,FL1,1")]
    return builder
  }

  @Test(arguments: [("3.1", "FCS3.1"), ("3.2", "FCS3.2")])
  func oldFilesBecomeNew(version: (String, String)) throws {
    let program = try Program()
    try write(Self.integers, program, "old.fcs")
    let result = try program.run("convert", "--fcs", version.0, "@old.fcs", "@new.fcs")
    #expect(result.status == 0 && result.errors == "not carried over: nothing.\n", "\(result)")
    let old = try set(program, "old.fcs")
    let new = try set(program, "new.fcs")
    #expect(new.version == version.1 && new.dataType == .integer)
    #expect(new.table.columns == old.table.columns && new.table.panel == old.table.panel)
    #expect(new.table.decodings == old.table.decodings)
    #expect(new.keywords["$ORIGINALITY"] == "NonDataModified" && new.keywords["$CYT"] == "XL")
  }

  @Test func textSaysWhatItHasNoPlaceFor() throws {
    let program = try Program()
    try write(Self.integers, program, "old.fcs")
    let result = try program.run("convert", "@old.fcs", "@new.tsv")
    let rows = try program.read("new.tsv").split(separator: "\n").map {
      $0.split(separator: "\t").map(String.init)
    }
    #expect(rows[0] == ["FL1", "Time"] && rows[1][1] == "2" && rows[2][1] == "3")
    #expect(abs((Double(rows[1][0]) ?? 0) - 100) < 1e-12)
    #expect(abs((Double(rows[2][0]) ?? 0) - 10) < 1e-13)
    let lines = result.errors.split(separator: "\n")
    #expect(lines.count == 4 && lines.allSatisfy { $0.hasPrefix("not carried over: ") })
    #expect(result.errors.contains("keywords, the ranges of the parameters among them."))
    #expect(result.errors.contains("The spillover matrix of 1 detectors."))
    #expect(result.errors.contains("Stored values of FL1: their log amplifiers are applied."))
    #expect(result.errors.contains("Stored values of Time: in seconds."))
  }

  @Test func floatsAreCountedAndLinearised() throws {
    let program = try Program()
    try write(Self.integers, program, "old.fcs")
    let result = try program.run("convert", "--float32", "@old.fcs", "@new.fcs")
    #expect(
      result.errors.hasPrefix(
        "--float32: 2 of 4 values changed; the log amplifiers of FL1 are applied.\n"))
    let new = try set(program, "new.fcs")
    #expect(new.dataType == .float32 && new.table.columns[0] == .float32([100, 10]))
    #expect(new.keywords["$ORIGINALITY"] == "DataModified")
  }

  @Test func textBecomesFCSAndBack() throws {
    let program = try Program()
    try program.write("UMAP1,UMAP2,cluster\n0.1,-3.25,B\n7,1e-5,T\n", to: "umap.csv")
    let result = try program.run("convert", "@umap.csv", "@umap.fcs")
    #expect(result.status == 0)
    #expect(result.errors.contains("1 is “B” and 2 is “T”"), "\(result)")
    let new = try set(program, "umap.fcs")
    #expect(new.table.columns[0] == .float64([0.1, 7]))
    #expect(new.keywords["DOTGATE WORDS P3"] == "1 = B; 2 = T")
    let back = try program.run("convert", "@umap.fcs", "-")
    #expect(back.output == "UMAP1,UMAP2,cluster\n0.1,-3.25,1\n7,1e-05,2\n")
  }

  @Test func severalDataSetsNeedAChoice() throws {
    let program = try Program()
    let first = FCSBuilder([.init("A")], events: [[1.0]])
    var chained = first
    chained.changes["$NEXTDATA"] = String(first.bytes.count)
    chained.changes["$NEXTDATA"] = String(chained.bytes.count)
    let bytes = chained.bytes + FCSBuilder([.init("B")], events: [[2.0], [3.0]]).bytes
    try Data(bytes).write(to: URL(filePath: program.file("two.fcs")))
    let refused = try program.run("convert", "@two.fcs", "@one.fcs")
    #expect(refused.status == 1)
    #expect(refused.errors.contains("has 2 data sets; choose one with --data-set"), "\(refused)")
    let taken = try program.run("convert", "--data-set", "2", "@two.fcs", "@one.fcs")
    #expect(taken.status == 0)
    #expect(try set(program, "one.fcs").table.columns == [.float32([2, 3])])
  }

  @Test func progressIsALineOfASCII() {
    #expect(
      ProgressLine.text("reading", percent: 7) == "reading  [##                            ]   7 %")
    #expect(
      ProgressLine.text("writing", percent: 100)
        == "writing  [##############################] 100 %")
  }

  @Test func theStampIsTheStandards() {
    #expect(FileStamp.now(environment: ["SOURCE_DATE_EPOCH": "0"]) == "01-JAN-1970 00:00:00")
    #expect(
      FileStamp.now(environment: ["SOURCE_DATE_EPOCH": "1795339800"]) == "22-NOV-2026 09:30:00")
  }
}
