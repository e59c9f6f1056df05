import Foundation
import TestSupport
import Testing

/// Single-stain controls as calls and the workstation name them, on files made here.
@Suite struct ControlCallTests {
  private let program: Program

  init() throws { program = try Program() }

  private func write(_ name: String, isDouble: Bool = false, _ events: [(Double, Double)]) throws {
    let bits = isDouble ? "64" : "32"
    var builder = FCSBuilder(
      [.init("FL1-A", bits: bits), .init("FL2-A", bits: bits)],
      events: events.map { [.number($0.0), .number($0.1)] })
    if isDouble { builder.dataType = "D" }
    try FileManager.default.createDirectory(
      atPath: URL(fileURLWithPath: program.file(name)).deletingLastPathComponent().path,
      withIntermediateDirectories: true)
    try Data(builder.bytes).write(to: URL(fileURLWithPath: program.file(name)))
  }

  /// Numbers around a middle, the same in every run.
  private func spread(_ middle: Double, _ width: Double, seed: UInt64) -> [Double] {
    var random = SeededGenerator(seed: seed)
    return (0..<1000).map { _ in middle + .random(in: -width...width, using: &random) }
  }

  @Test func valuesThatAreOneOnTheScaleAreOneGroup() throws {
    let low = spread(0.5, 0.5, seed: 1)
    try write(
      "FL2 ctrl.fcs", low.enumerated().map { ($1, $0 < 500 ? 10 : 10_000) })
    // The last digit apart; a few digits apart, and one event far beyond.
    for (high, last) in [(1000.0000000000001, 1000.0), (1000.000000000004, 1e300)] {
      var events = low.enumerated().map { ($0 < 500 ? 1000 : high, $1) }
      events += events
      events[0].0 = last
      try write("FL1 ctrl.fcs", isDouble: true, events)
      let result = try program.run("spillover", "@FL1 ctrl.fcs", "@FL2 ctrl.fcs")
      #expect([0, 1].contains(result.status), "\(result)")
      if last == 1000 {
        #expect(result.errors.contains("fall into no two groups on FL1-A"), "\(result)")
      }
    }
  }

  private func writeControls() throws {
    try write(
      "controls/none.fcs",
      Array(zip(spread(100, 40, seed: 2), spread(100, 40, seed: 3))))
    try write(
      "controls/FL1.fcs",
      Array(zip(spread(10_000, 900, seed: 4), spread(1100, 90, seed: 5))))
    // A few events at the top of the range.
    var cut = Array(zip(spread(600, 60, seed: 6), spread(10_000, 900, seed: 7)))
    for event in 0..<7 { cut[event].1 = 262_143 }
    try write("controls/FL2.fcs", cut)
  }

  @Test func theUnstainedControlOfAFolderMayBeSpelledOtherwise() throws {
    try writeControls()
    let unstained = program.file("controls") + "/../controls/none.fcs"
    let result = try program.run("spillover", "@controls/", "--unstained", unstained)
    #expect(result.status == 0, "\(result)")
    #expect(!result.errors.contains("none.fcs is for"), "\(result)")
    #expect(result.output.contains("FL2.fcs"))
  }

  @Test func theWorkstationSaysWhatTheCommandLineWarnsOf() throws {
    try writeControls()
    let warning = "FL2.fcs has 7 events at the top of a range."
    let told = try program.run(
      "spillover", "@controls", "--unstained", "@controls/none.fcs")
    #expect(told.errors.contains("warning: \(warning)"), "\(told)")
    let folder = program.file("controls")
    try program.write("fc\n\(folder)/ unstained=\(folder)/none.fcs\nq\n", to: "typed")
    let result = try ChildProcess.run(
      "/bin/sh",
      [
        "-c",
        "'\(Program.path)' --plain '\(program.file("controls/FL1.fcs"))' <'\(program.file("typed"))'",
      ],
      environment: [
        "PATH": "/usr/bin:/bin", "XDG_STATE_HOME": program.file("state"),
        "HOME": program.folder.path,
      ])
    #expect(result.output.contains("Matrix controls of 2 fluorochromes is there"), "\(result)")
    #expect(result.output.contains(warning), "\(result)")
  }
}
