import Commands
import FCSFiles
import Foundation
import TestSupport
import Testing

@Suite struct DemoCommandTests {
  @Test func theFileTheTruthAndTheCellsAgreeInLength() throws {
    let program = try Program()
    let result = try program.run(
      "demo", "--preset", "pre", "--events", "2000", "--seed", "3", "-o", "@pre.fcs", "--truth",
      "@truth.csv", "--cells", "@cells.csv")
    #expect(result.status == 0 && result.output.isEmpty && result.errors.isEmpty)
    let sets = try FCSReader.read(try FileByteSource(path: program.file("pre.fcs")))
    #expect(sets.count == 1)
    #expect(sets[0].version == "FCS3.1" && sets[0].eventCount == 2000)
    #expect(sets[0].warnings.isEmpty, "\(sets[0].warnings)")
    #expect(sets[0].table.panel.spillover?.detectors.isEmpty == false)
    let truth = try program.read("truth.csv").split(separator: "\n")
    #expect(truth[0] == "event,population" && truth.count == 2001)
    let cells = try program.read("cells.csv").split(separator: "\n")
    #expect(cells[0] == "event,population,cell" && cells.count == 2001)
  }

  @Test func theSameSeedGivesTheSameFile() throws {
    let program = try Program()
    for name in ["a", "b"] {
      _ = try program.run("demo", "--events", "1000", "--seed", "9", "-o", "@" + name)
    }
    _ = try program.run("demo", "--events", "1000", "--seed", "10", "-o", "@c")
    let files = try ["a", "b", "c"].map { try Data(contentsOf: URL(filePath: program.file($0))) }
    #expect(files[0] == files[1])
    #expect(files[0] != files[2])
  }
}
