import Analysis
import Foundation
import GatingCore
import Sessions
import TestSupport
import Testing

@Suite struct ChangedSampleTests {
  private let session: SessionProgram
  private var program: Program { session.program }

  init() throws { session = try SessionProgram() }

  /// Puts another sample in the place of the session's, and what it was aside.
  private func change(keepsFormer: Bool) throws {
    let manager = FileManager.default
    try manager.createDirectory(atPath: program.file("former"), withIntermediateDirectories: true)
    try manager.moveItem(
      atPath: program.file("demo.fcs"), toPath: program.file("former/original.fcs"))
    _ = try program.run(
      "demo", "--events", "4000", "--preset", "diagnosis", "-o", "@demo.fcs")
    if keepsFormer {
      try manager.moveItem(
        atPath: program.file("former/original.fcs"), toPath: program.file("original.fcs"))
    }
  }

  @Test(arguments: [true, false]) func itIsAcceptedAndCountsKeepTheirFile(keepsFormer: Bool) throws
  {
    let before = try program.run("replay", "@demo.dotgate", "--format", "csv").output
    try change(keepsFormer: keepsFormer)
    if !keepsFormer {
      let refused = try program.run("replay", "@demo.dotgate", "--format", "csv")
      #expect(refused.status == 1)
      #expect(refused.errors.contains("is another file than the session saw: its SHA-256 was "))
    } else {
      // The former file is found by its content, which is no change at all.
      #expect(try program.run("replay", "@demo.dotgate", "--format", "csv").output == before)
      try FileManager.default.moveItem(
        atPath: program.file("original.fcs"), toPath: program.file("former/original.fcs"))
    }
    let accepted = try program.run("accept", "@demo.dotgate", "exported anew")
    #expect(accepted.status == 0, "\(accepted.errors)")
    #expect(accepted.errors.contains("demo.fcs is \(program.file("demo.fcs")) from now on"))
    let told = try program.run("history", "@demo.dotgate").output
    #expect(told.contains("reason: the changed file of demo.fcs is accepted: exported anew"))
    #expect(told.contains("`demo.fcs` holds 4,000 events"))
    let now = try program.run("replay", "@demo.dotgate", "--format", "csv")
    let counted = try program.run("gate", "@demo.dotgate", "@demo.fcs", "--format", "csv")
    #expect(now.status == 0 && now.output == counted.output, "\(now.errors)")
    #expect(now.output != before)
    if keepsFormer {
      try FileManager.default.moveItem(
        atPath: program.file("former/original.fcs"), toPath: program.file("original.fcs"))
      let then = try program.run("replay", "@demo.dotgate", "--format", "csv", "--after", "10")
      #expect(then.output == before, "\(then.errors)")
      let verified = try program.run("verify", "@demo.dotgate")
      #expect(verified.status == 0, "\(verified.errors)")
      #expect(verified.output.contains("counts  2 of 2 are right again"))
    } else {
      // The counts of the former file can't be made again without it.
      let verified = try program.run("verify", "@demo.dotgate")
      #expect(verified.status == 1)
      #expect(verified.output.contains("counts  0 of 2 are right again"))
      #expect(verified.errors.contains("The counts of a former file can't be made again: "))
    }
    let again = try program.run("accept", "@demo.dotgate", "again")
    #expect(again.errors == "demo.fcs is what the session saw.\n")
  }

  @Test(.enabled(if: TmuxSession.isAvailable, "tmux is not installed"))
  func itIsAcceptedInTheWorkstation() throws {
    try change(keepsFormer: false)
    let tmux = try TmuxSession(environment: ["XDG_STATE_HOME": program.file("state")])
    try tmux.run("cd \(program.folder.path); clear; \(Program.path) demo.dotgate")
    try #require(tmux.wait(for: "A accepts it"), "\(tmux.rows)")
    try tmux.press("R")
    try #require(tmux.wait(for: "A accepts it"), "\(tmux.rows)")
    try tmux.press("A")
    try #require(tmux.wait(for: "because:"), "\(tmux.rows)")
    try tmux.type("exported anew")
    try tmux.press("Enter")
    try #require(tmux.wait(for: "4,000"), "\(tmux.rows)")
    try tmux.press("q")
    #expect(try tmux.wait(until: { try $0.state("#{alternate_on}") == "0" }))
    let kinds = try SessionReader.read(
      [UInt8](Data(contentsOf: URL(fileURLWithPath: program.file("demo.dotgate"))))
    ).records.dropFirst(10).map(\.entry)
    // The reason, then what is accepted, and only then what was counted of it.
    guard case .reason = kinds.first, case .counts(let counts) = kinds.last else {
      Issue.record("\(kinds)")
      return
    }
    #expect(counts.of == 10 + kinds.count - 1)
    // With the former file at hand all counts come out, each of its own file.
    try FileManager.default.moveItem(
      atPath: program.file("former/original.fcs"), toPath: program.file("original.fcs"))
    let verified = try program.run("verify", "@demo.dotgate")
    #expect(verified.status == 0, "\(verified.errors)")
  }

  @Test func whatIsMissingLockedOrSaidWithoutAReasonIsNotAccepted() throws {
    let before = try program.read("demo.dotgate")
    #expect(try program.run("accept", "@demo.dotgate", " ").status == 2)
    let unknown = try program.run("accept", "@demo.dotgate", "why", "--sample", "x.fcs")
    #expect(unknown.status == 1 && unknown.errors.contains("has no sample x.fcs"))
    try FileManager.default.removeItem(atPath: program.file("demo.fcs"))
    let missing = try program.run("accept", "@demo.dotgate", "why")
    #expect(missing.status == 1 && missing.errors.contains("is not there"))
    #expect(try program.read("demo.dotgate") == before)
    var session = session
    try session.write(try session.entries() + [.lock(reason: "signed")])
    let locked = try program.run("accept", "@demo.dotgate", "why")
    #expect(locked.status == 1 && locked.errors.contains("is locked (signed)"))
  }

  @Test func anExcludedSampleIsLeftOutAndNamed() throws {
    var session = session
    try session.write(
      try session.entries() + [.edit(.exclude(SampleID("1"), reason: "clot"))])
    let replayed = try program.run("replay", "@demo.dotgate", "--format", "json")
    #expect(replayed.status == 0)
    #expect(replayed.errors == "warning: demo.fcs is excluded (clot) and left out.\n")
    #expect(replayed.output.contains("\"reason\" : \"clot\""))
    #expect(!replayed.output.contains("\"count\""))
    let counted = try program.run("gate", "@demo.dotgate", "@demo.fcs", "--format", "csv")
    #expect(counted.errors.contains("excludes demo.fcs (clot); named here it is counted."))
    #expect(counted.output.contains("demo.fcs,a,a,"))
    #expect(try program.run("verify", "@demo.dotgate").status == 0)
  }

  @Test func aSessionCountsItsOwnSampleInItsOwnShapes() throws {
    var session = session
    let own = Geometry.rectangle(
      RectangleGate([.init(Dimension(parameter: "FSC-A"), Interval(minimum: 150_000))]))
    let shared = try program.run("gate", "@demo.dotgate", "@demo.fcs", "--format", "csv")
    try session.write(try session.entries() + [.edit(.override("a", own, SampleID("1")))])
    let replayed = try program.run("replay", "@demo.dotgate", "--format", "csv")
    let counted = try program.run("gate", "@demo.dotgate", "@demo.fcs", "--format", "csv")
    #expect(counted.output == replayed.output && counted.output != shared.output)
    #expect(counted.errors.contains("The session has a in shapes of this sample's own."))
    // A sample of another name and content is counted as all the others are.
    _ = try program.run("demo", "--events", "1000", "--seed", "9", "-o", "@other.fcs")
    let other = try program.run("gate", "@demo.dotgate", "@other.fcs", "--format", "csv")
    #expect(other.status == 0 && other.errors.isEmpty)
  }

  @Test func jsonCarriesTheHeadOfWhatWasCounted() throws {
    struct Document: Decodable {
      struct Session: Decodable { var head: String }
      var session: Session?
    }
    func head(_ arguments: String...) throws -> String? {
      let result = try ChildProcess.run(Program.path, arguments + ["--format", "json"])
      return try JSONDecoder().decode(Document.self, from: Data(result.output.utf8)).session?.head
    }
    let (path, sample) = (program.file("demo.dotgate"), program.file("demo.fcs"))
    #expect(try head("replay", path) == session.head)
    #expect(try head("gate", path, sample) == session.head)
    #expect(try head("gate", "builtin:marrow", sample) == nil)
    let early = try #require(try head("replay", path, "--after", "4"))
    #expect(early == SessionLine.hash(session.lines[4]))
    #expect(try program.run("verify", "@demo.dotgate", "--head", early).status == 0)
    let extracted = try program.run("extract", "@demo.dotgate", "a", "@demo.fcs", "-o", "@a.fcs")
    #expect(extracted.status == 0, "\(extracted.errors)")
    let bytes = try Data(contentsOf: URL(fileURLWithPath: program.file("a.fcs")))
    #expect(bytes.range(of: Data("DOTGATE SESSION HEAD".utf8)) != nil)
    #expect(bytes.range(of: Data(session.head.utf8)) != nil)
  }
}
