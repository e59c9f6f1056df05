import Analysis
import Foundation
import GatingCore
import Sessions
import TestSupport
import Testing

@Suite struct SessionCodingTests {
  private struct Box: Codable { var point: Point }

  @Test func numbersReadBackBitForBit() throws {
    var random = SeededGenerator(seed: 3)
    var values: [Double] = [
      0, -0.0, 1, 0.1, .infinity, -.infinity, .leastNonzeroMagnitude, .greatestFiniteMagnitude,
      .pi, 1e21, 1e-7, 123_456_789_012_345_680, 1 / 3, 2.2250738585072014e-308,
    ]
    for _ in 0..<800 {
      let value = Double(bitPattern: random.next())
      if !value.isNaN { values.append(value) }
    }
    let line = try SessionLine.encode(Interval(minimum: -0.0, maximum: nil))
    #expect(String(decoding: line, as: UTF8.self).hasSuffix(#""maximum":null,"minimum":-0}"#))
    for value in values {
      let point = Point(value, -value)
      let line = try SessionLine.encode(Box(point: point))
      let back: Point? = try SessionLine.decode(Box.self, from: line[...]).point
      #expect(back?.x.bitPattern == value.bitPattern)
      #expect(back?.y.bitPattern == (-value).bitPattern)
    }
  }

  @Test func aLineReadsAsItIsDocumented() throws {
    let gate = Gate(
      id: "g1", name: "CD34+", parent: "top",
      geometry: .rectangle(
        RectangleGate([
          .init(
            Dimension(parameter: "PE-A", compensation: .file, scale: .logicle()),
            Interval(minimum: 0.5))
        ])))
    let record = SessionRecord(
      seq: 4, time: SessionBytes.time, who: SessionBytes.author,
      entry: .edit(.insertGates([.init(index: 2, gate: gate)], StrategyID("s"))), previous: "00")
    let text = String(decoding: try SessionLine.encode(record), as: UTF8.self)
    let start = #"""
      {"entry":{"edit":{"gates":[{"gate":{"geometry":{"sides":[{"dimension":{"compensation":{"type":"file"},"scale":{"function":{"a":0,"m":4.5,"t":262144,"type":"logicle","w":0.5}},"source":{"aliases":[],"name":"PE-A","type":"parameter"}},"interval":{"maximum":null,"minimum":0.5}}],"type":"rectangle"},"id":"g1","name":"CD34+","parent":"top"},"index":2}],"strategy":"s","type":"insertGates"},"type":"edit"},"hash":"
      """#
    #expect(text.hasPrefix(start))
    #expect(
      text.dropFirst(start.count + 64)
        == #"","previous":"00","seq":4,"time":"2026-01-31T12:00:00.250Z","who":{"analyst":"Dr. A","user":"anna"}}"#
    )
  }

  @Test(arguments: 1...25 as ClosedRange<UInt64>)
  func theLogIsTheAnalysis(seed: UInt64) throws {
    var seeded = try SeededHistory(seed: seed)
    seeded.run(150)
    var live = seeded.history
    let reading = try SessionReader.read(try SessionBytes.of(live.log))
    #expect(reading.fault == nil)
    #expect(reading.records.map(\.entry) == live.log)
    var read = try reading.history()
    #expect(read.analysis == live.analysis)
    #expect(read.lastChange == live.lastChange)
    // The tree of what was done is there as well: back to the start, and forward again.
    while live.canUndo {
      try live.undo()
      try read.undo()
      #expect(read.analysis == live.analysis)
    }
    #expect(!read.canUndo)
    while live.canRedo {
      try live.redo()
      try read.redo()
    }
    #expect(read.analysis == live.analysis)
    #expect(!read.canRedo)
  }

  /// Entries that are refused are not in the log, so what is drawn may still never be made.
  @Test func theSeededHistoriesHoldEveryEditOfStrategies() throws {
    var kinds: [String: Int] = [:]
    for seed in 1...25 as ClosedRange<UInt64> {
      var seeded = try SeededHistory(seed: seed)
      seeded.run(150)
      for case .edit(let edit) in seeded.history.log {
        kinds[String("\(edit)".prefix { $0 != "(" }), default: 0] += 1
      }
    }
    for kind in [
      "insertGates", "removeGates", "setGeometry", "override", "combine", "rename", "moveGate",
      "setMatrix", "setCompensation", "several", "exclude", "note",
    ] {
      #expect(kinds[kind, default: 0] >= 20, "\(kind): \(kinds)")
    }
  }

  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func everyStateThatWasCanBeGoneBackTo(seed: UInt64) throws {
    var seeded = try SeededHistory(seed: seed)
    var strategies: [GatingStrategy?] = []
    let id = SeededHistory.strategy
    for _ in 0..<80 {
      seeded.run(1)
      while strategies.count < seeded.history.log.count {
        strategies.append(seeded.history.analysis.strategies[id])
      }
    }
    var history = seeded.history
    var random = SeededGenerator(seed: seed)
    for _ in 0..<40 {
      let number = Int.random(in: 4...strategies.count, using: &random)
      try history.go(to: number)
      #expect(history.analysis.strategies[id] == strategies[number - 1])
    }
  }

  /// The fixture was written once and is never recorded again.
  @Test func theFixtureOfVersion1StaysReadable() throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/version1.dotgate").path
    let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
    let reading = try SessionReader.read(bytes)
    #expect(reading.fault == nil)
    #expect(reading.records.count == 57)
    let history = try reading.history()
    #expect(
      history.analysis.strategies[SeededHistory.strategy]?.gates.map(\.name) == [
        "name 36 / ü", "G0", "N44", "N45", "N38", "N54", "N55", "G1", "G2", "N41",
      ])
    #expect(
      reading.head == "ed606b0b2e541748aeaae347b94703ea7f3ce04ba24b5489c2fdb5db6a1b9a66")
    #expect(
      try SessionBytes.of(reading.records.map(\.entry)) == bytes,
      "what is written today is version 1 as well")
  }
}
