import FCSFiles
import GatingCore
import TestSupport
import Testing

/// Events written as text: scale values, exact, and read back the same.
@Suite struct EventTextWriterTests {
  private func text(_ table: EventTable, delimiter: Character = ",") -> String {
    var bytes: [UInt8] = []
    EventTextWriter(table, delimiter: delimiter.asciiValue ?? 0x2C)
      .write { (piece: UnsafeRawBufferPointer) in bytes += piece }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func writesScaleValuesWithTheShortestDigits() {
    let table = EventTable(
      panel: Panel(parameters: [
        Parameter(name: "FL1", stain: "CD34, \"x\"", range: 1024), Parameter(name: "FL2"),
        Parameter(name: "Time"),
      ]),
      columns: [
        .float32([0, 512]), .float64([0.1, -.infinity]), .unsigned32([5, 4_000_000_000]),
      ],
      decodings: [
        ValueDecoding(amplifier: .init(decades: 4, offset: 1, range: 1024)),
        ValueDecoding(gain: 2), ValueDecoding(timeStep: 0.5),
      ])
    var amplified = [0.0, 0.0]
    amplified.withUnsafeMutableBufferPointer { table.scaleValues(of: 0, 0..<2, to: $0) }
    #expect(abs(amplified[1] - 100) < 1e-12)
    let digits = amplified[1] == 100 ? "100" : "\(amplified[1])"
    #expect(
      text(table) == "\"FL1 :: CD34, \"\"x\"\"\",FL2,Time\n1,0.05,2.5\n\(digits),-inf,2000000000\n")
  }

  @Test(arguments: [Character(","), "\t"]) func readsBackBitForBit(delimiter: Character) throws {
    var generator = SeededGenerator(seed: 11)
    let floats = (0..<5000).map { _ in
      Float(bitPattern: UInt32.random(in: 0...(.max), using: &generator))
    }
    let doubles = (0..<5000).map { _ in
      Double(bitPattern: UInt64.random(in: 0...(.max), using: &generator))
    }
    let table = EventTable(
      panel: Panel(parameters: [
        Parameter(name: "A", stain: "CD1"), Parameter(name: "B\t,"), Parameter(name: "C"),
      ]),
      columns: [.float32(floats), .float64(doubles), .float32((0..<5000).map { Float($0) })])
    let set = try EventTextReader.read(
      MemoryByteSource(Array(text(table, delimiter: delimiter).utf8)))
    #expect(set.table.panel.parameters.map(\.name) == ["A", "B\t,", "C"])
    #expect(set.table.panel.parameters[0].stain == "CD1")
    for (column, other) in zip(table.columns, set.table.columns) {
      for event in 0..<5000 {
        let (value, copy) = (column[event], other[event])
        #expect(value.bitPattern == copy.bitPattern || (value.isNaN && copy.isNaN))
      }
    }
  }
}
