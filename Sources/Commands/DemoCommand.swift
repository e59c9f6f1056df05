import ArgumentParser
import DemoMarrow
import FCSFiles
import Foundation

/// `dotgate demo`: the simulated marrow as a file.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Write the simulated marrow as FCS 3.1, with its truth if wanted.",
    discussion: """
      The same preset, number of events and seed give the same file everywhere.

      Example: dotgate demo --preset pre --truth pre.truth.csv -o pre.fcs
      """)

  @Option(help: "\(Preset.allCases.map(\.rawValue).joined(separator: ", ")).")
  var preset: Preset = .healthy

  @Option(help: "How many events.")
  var events = 300_000

  @Option(help: "The seed.")
  var seed: UInt64 = 1

  @Option(help: "A CSV for the true population of every event.")
  var truth: String?

  @Option(help: "A CSV for the true fine cell type of every event.")
  var cells: String?

  @Option(name: .shortAndLong, help: "Where the FCS file goes; - is standard output.")
  var output: String

  @Flag(help: "Write over files that are there.")
  var force = false

  func validate() throws {
    if events < 1 || events > 100_000_000 {
      throw ValidationError("--events takes 1 to 100,000,000.")
    }
  }

  func run() throws {
    let demo = DemoMarrow.generate(preset: preset, events: events, seed: seed)
    do {
      let writer = try FCSWriter(
        demo.table,
        keywords: demo.keywords.map { FCSKeyword(name: $0.name, value: $0.value) })
      try FileOutput.write(output, overwrite: force) { file throws(FileOutputError) in
        try writer.write { (piece: UnsafeRawBufferPointer) throws(FileOutputError) in
          try file.write(piece)
        }
      }
      if let truth { try writeTruth(demo, cells: false, to: truth) }
      if let cells { try writeTruth(demo, cells: true, to: cells) }
    } catch FileOutputError.closed {
      return
    } catch {
      Talk.fail("\(error)")
      throw ExitStatus.failure
    }
  }

  private func writeTruth(_ demo: DemoSample, cells: Bool, to path: String) throws {
    try FileOutput.write(path, overwrite: force) { file throws(FileOutputError) in
      try file.write(Array((DemoSample.truthHeader(cells: cells) + "\n").utf8))
      for event in 0..<demo.table.count {
        try file.write(Array((demo.truthRow(event, cells: cells) + "\n").utf8))
      }
    }
  }
}

extension Preset: ExpressibleByArgument {}
