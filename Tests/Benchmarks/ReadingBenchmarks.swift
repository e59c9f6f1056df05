import Commands
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
  ///
  /// The copy's target is memory in use, whereas the columns are fresh memory, as for any reader.
  func read() throws {
    print("reading \(Self.parameters) parameters")
    for (name, type) in [
      ("32-bit floats", FCSDataType.float32), ("64-bit floats", .float64),
      ("16-bit integers", .integer),
    ] {
      let source = try source(type)
      let size = source.size
      let file = try TemporaryFile(source.bytes)
      let opened = try FileByteSource(path: file.url.path)
      let target = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 64)
      defer { target.deallocate() }
      let times = Stopwatch.mediansWithLoad([
        { source.bytes.withUnsafeBytes { target.copyMemory(from: $0) } },
        { _ = try? FCSReader.read(source) },
        { _ = try? FCSReader.read(opened) },
      ])
      func text(_ place: Int) -> String {
        "\(Stopwatch.text(Double(size) / times[place].elapsed / 1e9)) GB/s"
      }
      func part(_ place: Int) -> String {
        "\(Stopwatch.text(times[0].elapsed / times[place].elapsed)) of it, "
          + "\(Stopwatch.text(times[0].busy / times[place].busy)) by processor time"
      }
      print(
        "  \(name): a copy \(text(0)), from memory \(text(1)) (\(part(1))), "
          + "from a file \(text(2)) (\(part(2)))")
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
    let file = try TemporaryFile(try source(.float32).bytes)
    let path = file.url.path
    let own = Stopwatch.medians([{ _ = try? FCSReader.read(FileByteSource(path: path)) }])[0]
    let script = package.appending(path: "Tests/Benchmarks/peers.py").path
    let result = try ChildProcess.run(
      python, [script, path], environment: ["PATH": "/usr/bin:/bin", "HOME": "/tmp"])
    print("times as long as dotgate for 32-bit floats: as read, and as contiguous columns")
    for line in result.output.split(separator: "\n") {
      let parts = line.split(separator: " ")
      let seconds = parts.dropFirst().compactMap { Double($0) }
      guard seconds.count == 2 else { continue }
      let ratios = seconds.map { Stopwatch.text($0 / own) }
      print("  \(parts[0]): \(ratios[0]), \(ratios[1])")
    }
  }
}

/// A file that goes with its owner.
private final class TemporaryFile {
  let url = FileManager.default.temporaryDirectory.appending(
    path: "dotgate-\(UUID().uuidString).fcs")

  init(_ bytes: [UInt8]) throws { try Data(bytes).write(to: url) }

  deinit { try? FileManager.default.removeItem(at: url) }
}
