import FCSFiles
import Foundation
import GatingCore
import TestSupport
import Testing

/// What is written, other readers read equal: FlowIO, fcsparser and FlowCal, which `Tests/setup`
/// installs.
@Suite(.enabled(if: PeerReaders.isAvailable, "\(PeerReaders.reason)"))
struct PeerReaderTests {
  private static func table(_ columns: [Column], ranges: [Double]? = nil) -> EventTable {
    EventTable(
      panel: Panel(
        parameters: columns.indices.map {
          Parameter(
            name: ["FSC-A", "PE-A", "Time", "Event"][$0], stain: $0 == 1 ? "CD22 µPE|x" : nil,
            range: ranges?[$0] ?? 262_144)
        },
        spillover: SpectrumMatrix(
          id: "FCS", fluorochromes: ["FSC-A", "PE-A"], detectors: ["FSC-A", "PE-A"],
          coefficients: [1, 0.1, 1e-7, 1])), columns: columns)
  }

  private static let tables: [(String, EventTable, FCSWriteOptions)] = {
    let floats = table([
      .float32([1.5, -0.25, 3e30]), .float32([0.1, 7, 2e-38]), .float32([0, 1, 262_144.5]),
    ])
    let doubles = table([
      .float64([0.1, -1e300, 5]), .float64([1 / 3, 2, 3]), .float32([1, 2, 3]),
    ])
    let integers = table(
      [.float32([0, 1023, 5]), .unsigned32([7, 4_000_000_000, 1]), .float32([1, 2, 65535])],
      ranges: [1024, 0x1p32, 65536])
    return [
      ("floats", floats, .init()), ("floats32", floats, .init(version: .fcs32)),
      ("doubles", doubles, .init()), ("integers", integers, .init()),
      ("none", table([.float32([]), .float32([])]), .init()),
    ]
  }()

  /// Whether a reader can take a table at all.
  ///
  /// FlowIO and FlowCal want an event at least; the standard writes no events as DATA from 0 to 0.
  private static func canRead(_ reader: String, _ table: EventTable) -> Bool {
    table.count > 0 || reader == "fcsparser"
  }

  @Test func tablesOfEveryType() throws {
    let peers = try PeerReaders()
    for (name, table, options) in Self.tables {
      let writer = try FCSWriter(
        table, keywords: [FCSKeyword(name: "$CYT", value: "Aurora")], options: options)
      try peers.add(name, writer.bytes)
    }
    try peers.read()
    for (name, table, _) in Self.tables { try expect(peers, name, table, "table \(name)") }
  }

  @Test(.enabled(if: ReferenceData.isAvailable, "\(ReferenceData.reason)"))
  func realFilesWrittenAgain() throws {
    let peers = try PeerReaders()
    var tables: [(String, EventTable, String)] = []
    for path in ReferenceFileTests.files where ReferenceFileTests.refused[path] == nil {
      let bytes = try ReferenceData.bytes(path)
      if bytes.count > 700_000 { continue }
      let set = try FCSReader.read(MemoryByteSource(bytes))[0]
      let options = FCSWriteOptions(dataTypes: set.parameters.map(\.dataType))
      let writer = try FCSWriter(set.table, keywords: set.keywords.all, options: options)
      let name = "file\(tables.count)"
      try peers.add(name, writer.bytes)
      tables.append((name, set.table, path))
    }
    #expect(tables.count > 20)
    try peers.read()
    for (name, table, path) in tables { try expect(peers, name, table, path) }
  }

  private func expect(
    _ peers: PeerReaders, _ name: String, _ table: EventTable, _ what: String
  ) throws {
    for reader in PeerReaders.names where Self.canRead(reader, table) {
      let answer = try peers.answer(reader, of: name)
      let names = table.panel.parameters.map(\.name)
      #expect(answer.names == names, "\(reader) of \(what): \(answer.error ?? "")")
      #expect(answer.values.count == table.count * names.count, "\(reader) of \(what)")
      guard answer.values.count == table.count * names.count else { continue }
      let isDouble = table.columns.contains { if case .float64 = $0 { true } else { false } }
      var differing = 0
      for (index, column) in table.columns.enumerated() {
        for event in 0..<table.count {
          let (value, other) = (column[event], answer.values[event * names.count + index])
          // fcsparser hands out 64-bit floats as 32-bit ones.
          let isHalved = reader == "fcsparser" && isDouble
          let isEqual = isHalved ? Float(value) == Float(other) : value == other
          if !isEqual && !(value.isNaN && other.isNaN) { differing += 1 }
        }
      }
      #expect(differing == 0, "\(reader) of \(what)")
    }
  }
}

/// The Python readers, run once over a folder of files.
final class PeerReaders {
  static let names = ["flowio", "fcsparser", "flowcal"]

  private static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let python = package.appending(path: ".build/peers/bin/python3").path

  static let isAvailable = FileManager.default.isExecutableFile(atPath: python)
  static let reason: String = "the Python readers are not here; Tests/setup installs them"

  /// What a reader made of a file.
  struct Answer {
    var names: [String] = []
    var error: String?
    var values: [Double] = []
  }

  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "dotgate-peers-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func add(_ name: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: folder.appending(path: name + ".fcs"))
  }

  func read() throws {
    let script = Self.package.appending(path: "Tests/FCSFilesTests/Peers/read.py").path
    let result = try ChildProcess.run(
      Self.python, [script, folder.path],
      environment: [
        "PATH": "/usr/bin:/bin", "HOME": folder.path, "MPLCONFIGDIR": folder.path,
      ])
    #expect(result.status == 0, "\(result.errors)")
  }

  func answer(_ reader: String, of name: String) throws -> Answer {
    let data = try Data(contentsOf: folder.appending(path: "\(name).\(reader)"))
    let end = data.firstIndex(of: 0x0A) ?? data.endIndex
    let head = try JSONSerialization.jsonObject(with: data[..<end]) as? [String: Any] ?? [:]
    var answer = Answer()
    answer.names = head["names"] as? [String] ?? []
    answer.error = head["error"] as? String
    let body = Array(data[(end + 1)...])
    answer.values = body.withUnsafeBytes { buffer in
      (0..<(buffer.count / 8)).map { place in
        Double(
          bitPattern: UInt64(
            littleEndian: buffer.loadUnaligned(fromByteOffset: place * 8, as: UInt64.self)))
      }
    }
    return answer
  }
}
