import Dispatch
import FCSFiles
import Foundation
import GatingCore
import TestSupport

/// How fast files of events are decoded, beside a copy of the same bytes in the same run.
struct ReadingBenchmarks {
  let count: Int

  private static let parameters = 16

  /// Bytes in memory, so that no disk is measured.
  private func source(_ type: FCSDataType) throws -> MemoryByteSource {
    var generator = SeededGenerator(seed: 1)
    let panel = Panel(
      parameters: (0..<Self.parameters).map { Parameter(name: "P\($0)", range: 65536) })
    let values = (0..<count).map { _ in Float(UInt16.random(in: 0...(.max), using: &generator)) }
    let column: Column =
      type == .float64 ? .float64(values.map { Double($0) }) : .float32(values)
    let table = EventTable(
      panel: panel, columns: (0..<Self.parameters).map { _ in column })
    let options = FCSWriteOptions(dataTypes: (0..<Self.parameters).map { _ in type })
    return MemoryByteSource(try FCSWriter(table, options: options).bytes)
  }

  /// Gigabytes a second of each type, and what part of a copy's speed that is.
  func read() throws {
    print("reading \(Self.parameters) parameters")
    for (name, type) in [
      ("32-bit floats", FCSDataType.float32), ("64-bit floats", .float64),
      ("16-bit integers", .integer),
    ] {
      let source = try source(type)
      let size = source.size
      let target = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 64)
      defer { target.deallocate() }
      let times = Stopwatch.medians([
        { source.bytes.withUnsafeBytes { target.copyMemory(from: $0) } },
        { _ = try? FCSReader.read(source) },
      ])
      let rates = times.map { Double(size) / $0 / 1e9 }
      print(
        "  \(name): \(Stopwatch.text(rates[1])) GB/s, a copy \(Stopwatch.text(rates[0])) GB/s, "
          + "\(Stopwatch.text(rates[1] / rates[0])) of it")
    }
  }

  /// The Python readers on the same file, where `Tests/setup` has installed them.
  func comparePeers() throws {
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let python = package.appending(path: ".build/peers/bin/python3").path
    guard FileManager.default.isExecutableFile(atPath: python) else {
      print("  the Python readers are not here; Tests/setup installs them")
      return
    }
    let source = try source(.float32)
    let file = FileManager.default.temporaryDirectory.appending(
      path: "dotgate-\(UUID().uuidString).fcs")
    try Data(source.bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let own = Stopwatch.medians([{ _ = try? FCSReader.read(source) }])[0]
    let script = package.appending(path: "Tests/Benchmarks/peers.py").path
    let result = try ChildProcess.run(
      python, [script, file.path], environment: ["PATH": "/usr/bin:/bin", "HOME": "/tmp"])
    for line in result.output.split(separator: "\n") {
      let parts = line.split(separator: " ")
      guard parts.count == 2, let seconds = Double(parts[1]) else { continue }
      print("  \(parts[0]): \(Stopwatch.text(seconds / own)) times as long")
    }
  }
}
