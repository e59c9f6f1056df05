import Analysis
import Sessions

/// Sessions as bytes, with a clock that stands still.
enum SessionBytes {
  static let author = SessionRecord.Author(analyst: "Dr. A", user: "anna")
  static let time = "2026-01-31T12:00:00.250Z"

  /// The file of a history's log.
  static func of(_ entries: [History.Entry]) throws -> [UInt8] {
    var log = try SessionLog(beginning: FaultyFile(), dotgate: "0.1.0")
    for entry in entries { try log.add(entry, time: time, who: author) }
    return log.content
  }

  /// A short session with entries of several kinds.
  static func short() throws -> [UInt8] {
    try of([
      .begin(.setStrategy(StrategyID("s"), .init(name: "gates"))), .note("a \"hash\":\"\" b"),
      .checkpoint("first"), .edit(.setStrategy(StrategyID("s"), nil)), .undo, .redo,
    ])
  }

  static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    bytes.split(separator: UInt8(ascii: "\n"))
  }

  static func joined(_ lines: [ArraySlice<UInt8>]) -> [UInt8] {
    lines.flatMap { Array($0) + [UInt8(ascii: "\n")] }
  }
}
