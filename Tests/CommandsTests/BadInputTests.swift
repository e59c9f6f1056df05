import Foundation
import TestSupport
import Testing

/// One sentence, the right exit code, nothing lost.
@Suite struct BadInputTests {
  @Test func filesThatCannotBeRead() throws {
    let program = try Program()
    try program.makeDemo(events: 300)
    try FileManager.default.createDirectory(
      atPath: program.file("folder"), withIntermediateDirectories: true)
    try program.write("", to: "empty.fcs")
    try program.write("a table of\nnothing much, really, and some more of it\n", to: "text.fcs")
    let whole = try Data(contentsOf: URL(filePath: program.file("demo.fcs")))
    try whole.prefix(200).write(to: URL(filePath: program.file("cut.fcs")))
    let cases = [
      ("nowhere.fcs", "there is no such file"), ("folder", "this is a folder"),
      ("empty.fcs", "the file is empty"), ("text.fcs", ""), ("cut.fcs", ""),
    ]
    for (name, words) in cases {
      for command in [["gate", "builtin:marrow"], ["inspect"]] {
        let result = try ChildProcess.run(
          Program.path, command + [program.file(name)],
          environment: ["SWIFT_BACKTRACE": "enable=no"])
        #expect(result.status == 1, "\(name): \(result)")
        let sentences = result.errors.split(separator: "\n")
        #expect(sentences.count == 1, "\(name): \(result.errors)")
        #expect(result.errors.contains(name) && (words.isEmpty || result.errors.contains(words)))
      }
    }
  }

  @Test func wordsThatAreOff() throws {
    let program = try Program()
    let cases: [([String], String)] = [
      (["gaet", "x.fcs"], "did you mean dotgate gate?"),
      (["gate", "builtin:marow", "x.fcs"], "marrow"),
      (["gate", "builtin:marrow"], "Name a sample;"),
      (["gate", "builtin:marrow", "x.fcs", "--format", "xml"], "csv"),
      (["gate", "builtin:marrow", "x.fcs", "--statistics", "mode:CD22"], "median:PARAMETER"),
      (["gate", "builtin:marrow", "x.fcs", "--workers", "0"], "--workers takes 1 or more"),
      (["demo", "--preset", "sick", "-o", "x"], "healthy"),
      (["--theme", "pink"], "choose dark"),
      (["gate", "builtin:marrow", "x.fcs", "--nonsense"], "--nonsense"),
    ]
    for (arguments, words) in cases {
      let result = try ChildProcess.run(
        Program.path, arguments, environment: ["SWIFT_BACKTRACE": "enable=no"])
      let isTemplate = arguments.contains("builtin:marow")
      #expect(result.status == (isTemplate ? 1 : 2), "\(arguments): \(result)")
      #expect(result.errors.contains(words), "\(arguments): \(result.errors)")
      #expect(result.output.isEmpty)
    }
    #expect(program.files.isEmpty)
  }

  @Test func theWorkstationNeedsATerminal() throws {
    let program = try Program()
    try program.makeDemo(events: 300)
    for arguments in [[], [program.file("demo.fcs")]] {
      let result = try ChildProcess.run(
        Program.path, arguments, environment: ["SWIFT_BACKTRACE": "enable=no"])
      #expect(result.status == 2)
      #expect(result.errors.contains("needs a terminal"))
      #expect(result.output.isEmpty)
    }
  }

  @Test func aStrategyWithSeveralFaultsNamesThemAll() throws {
    let program = try Program()
    try program.makeDemo(events: 300)
    try program.write(
      """
      <gating:Gating-ML xmlns:gating="http://www.isac-net.org/std/Gating-ML/v2.0/gating"
        xmlns:data-type="http://www.isac-net.org/std/Gating-ML/v2.0/datatypes">
        <gating:RectangleGate gating:id="a"><gating:dimension gating:min="x"
          gating:compensation-ref="uncompensated">
          <data-type:fcs-dimension data-type:name="FSC-A"/></gating:dimension></gating:RectangleGate>
        <gating:RectangleGate gating:id="b"><gating:dimension gating:min="1"
          gating:transformation-ref="none" gating:compensation-ref="uncompensated">
          <data-type:fcs-dimension data-type:name="FSC-A"/></gating:dimension></gating:RectangleGate>
      </gating:Gating-ML>
      """, to: "s.xml")
    let result = try program.run("gate", "@s.xml", "@demo.fcs")
    #expect(result.status == 1)
    #expect(result.errors.split(separator: "\n").count == 2, "\(result.errors)")
    #expect(result.errors.contains("Line 4") && result.errors.contains("Line 7"))
  }
}
