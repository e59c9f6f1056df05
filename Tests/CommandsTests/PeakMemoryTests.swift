import FCSFiles
import Foundation
import GatingCore
import TestSupport
import Testing

/// Reading and writing hold the columns and at most 64 MiB beside them, the program itself included.
@Suite(.serialized) struct PeakMemoryTests {
  private static let allowance = 64 << 20

  /// The peak of a run of dotgate in bytes, which must end well.
  private func peak(_ program: Program, _ arguments: String...) throws -> Int {
    let result = try ChildProcess.run(
      BuiltProducts.path(of: "Benchmarks"),
      ["peak", Program.path]
        + arguments.map { $0.hasPrefix("@") ? program.file(String($0.dropFirst())) : $0 },
      environment: ["PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"])
    let numbers = result.output.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    try #require(numbers.count == 2 && numbers[0] == 0, "\(result)")
    return numbers[1] << 10
  }

  /// Writes `parameters` columns of one content, so that the test holds one of them alone.
  private func write(
    _ program: Program, _ name: String, parameters: Int, events: Int, _ value: (Int) -> Float
  ) throws -> Int {
    let column = Column.float32((0..<events).map(value))
    let panel = Panel(
      parameters: (0..<parameters).map { Parameter(name: "P\($0)", range: 262_144) })
    let table = EventTable(panel: panel, columns: Array(repeating: column, count: parameters))
    let path = program.file(name)
    #expect(FileManager.default.createFile(atPath: path, contents: nil))
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    try FCSWriter(table).write { (piece: UnsafeRawBufferPointer) in
      try file.write(contentsOf: piece)
    }
    try file.close()
    return parameters * events * 4
  }

  @Test func columnsAreAllThatReadingKeeps() throws {
    let program = try Program()
    let columns = try write(program, "a.fcs", parameters: 24, events: 1_500_000) { Float($0) }
    for peak in [
      try peak(program, "inspect", "--statistics", "@a.fcs"),
      try peak(program, "convert", "@a.fcs", "@b.fcs"),
    ] {
      #expect(peak <= columns + Self.allowance)
      // Less would mean that not all was held, and that the measure says nothing.
      #expect(peak >= columns)
    }
    // What inspect tells without statistics needs no column but Time's.
    #expect(try peak(program, "inspect", "@a.fcs") <= Self.allowance)
  }

  @Test func textIsStreamedInAndOut() throws {
    let program = try Program()
    let columns = try write(program, "a.fcs", parameters: 10, events: 700_000) {
      Float($0) * 1.2345679 + 0.1
    }
    let limit = columns + Self.allowance
    let writing = try peak(program, "convert", "@a.fcs", "@a.csv")
    let size = try #require(
      FileManager.default.attributesOfItem(atPath: program.file("a.csv"))[.size] as? Int)
    // A program that held the text as well would be above the limit.
    #expect(size + columns > limit)
    #expect(writing <= limit)
    let reading = try peak(program, "inspect", "@a.csv")
    #expect(reading <= limit && reading >= columns)
  }
}
