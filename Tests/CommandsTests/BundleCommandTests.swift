import Bundles
import Foundation
import Sessions
import TestSupport
import Testing

@Suite struct BundleCommandTests {
  private let session: SessionProgram
  private var program: Program { session.program }

  init() throws { session = try SessionProgram() }

  private func move(_ names: String..., to folder: String) throws {
    try FileManager.default.createDirectory(
      atPath: program.file(folder), withIntermediateDirectories: true)
    for name in names {
      try FileManager.default.moveItem(
        atPath: program.file(name), toPath: program.file(folder + "/" + name))
    }
  }

  @Test func aBundleHoldsAllThatItTakesToCountAgain() throws {
    let counts = try program.run("replay", "@demo.dotgate", "--format", "csv").output
    let packed = try program.run("convert", "@demo.dotgate", "@out.zip")
    #expect(packed.status == 0, "\(packed.errors)")
    #expect(packed.errors.contains("head \(session.head)"))
    #expect(program.files == ["demo.dotgate", "demo.fcs", "out.zip"])
    let names = try BundleReader(path: program.file("out.zip")).manifest.entries.map(\.name)
    #expect(names == ["demo.dotgate", "strategy.gating.xml", "counts.csv", "demo.fcs"])
    #expect(try program.run("convert", "@demo.dotgate", "@out.zip").status == 1)
    #expect(try program.run("convert", "@demo.dotgate", "@out.zip", "--force").status == 0)
    // Nothing of the originals is needed any more.
    try move("demo.dotgate", "demo.fcs", to: "away")
    try FileManager.default.removeItem(atPath: program.file("away"))
    let verified = try program.run("verify", "@out.zip", "--head", session.head)
    #expect(verified.status == 0, "\(verified.errors)")
    #expect(verified.output.contains("bundle  every entry is as it was packed"))
    #expect(verified.output.contains("counts  2 of 2 are right again"))
    #expect(verified.output.contains("table   counts.csv is what the session comes to"))
    let unpacked = try program.run("convert", "@out.zip", "@there")
    #expect(unpacked.status == 0, "\(unpacked.errors)")
    #expect(try program.read("there/counts.csv") == counts)
    let again = try program.run("replay", "@there/demo.dotgate", "--format", "csv")
    #expect(again.output == counts, "\(again.errors)")
    let gated = try program.run(
      "gate", "@there/strategy.gating.xml", "@there/demo.fcs", "--format", "csv")
    #expect(gated.output == counts)
    #expect(try program.read("there/strategy.gating.xml").contains("head=\"\(session.head)\""))
    let full = try program.run("convert", "@out.zip", "@there")
    #expect(full.status == 1 && full.errors.contains("is not empty; --force writes over"))
    #expect(try program.run("convert", "@out.zip", "@there", "--force").status == 0)
    #expect(program.files == ["out.zip", "there"])
  }

  @Test func samplesCanBeToldByTheirHashesAlone() throws {
    let packed = try program.run("convert", "@demo.dotgate", "@out.zip", "--hashes-only")
    #expect(packed.status == 0, "\(packed.errors)")
    let entries = try BundleReader(path: program.file("out.zip")).manifest.entries
    let sample = try #require(entries.first { $0.role == .sample })
    let sum = try ChildProcess.run("/usr/bin/sha256sum", [program.file("demo.fcs")]).output
    #expect(!sample.isPacked && sample.sha256 == String(sum.prefix(64)))
    // The sample is found beside the bundle.
    try move("out.zip", "demo.fcs", to: "other")
    try FileManager.default.removeItem(atPath: program.file("demo.dotgate"))
    #expect(try program.run("verify", "@other/out.zip").status == 0)
    try FileManager.default.removeItem(atPath: program.file("other/demo.fcs"))
    let missing = try program.run("verify", "@other/out.zip")
    #expect(missing.status == 1 && missing.errors.contains("is not there"))
  }

  @Test func aDamagedBundleIsRefusedWhole() throws {
    _ = try program.run("convert", "@demo.dotgate", "@out.zip")
    let path = URL(fileURLWithPath: program.file("out.zip"))
    var bytes = try [UInt8](Data(contentsOf: path))
    bytes[bytes.count / 2] ^= 8
    try Data(bytes).write(to: path)
    for arguments in [["verify"], ["convert"]] {
      let rest = arguments == ["convert"] ? [program.file("there")] : []
      let result = try ChildProcess.run(
        Program.path, arguments + [program.file("out.zip")] + rest)
      #expect(result.status == (arguments == ["verify"] ? 3 : 1), "\(result.errors)")
      #expect(result.errors.contains("The entry demo.fcs"), "\(result.errors)")
    }
    #expect(program.files == ["demo.dotgate", "demo.fcs", "out.zip"])
    try Data([0x50, 0x4B, 3, 4] + Array(repeating: 0, count: 40)).write(to: path)
    let none = try program.run("verify", "@out.zip")
    #expect(none.status == 3 && none.errors.contains("can't be read as a ZIP archive"))
  }

  @Test func wordsThatDoNotFitAreSaid() throws {
    for (arguments, sentence) in [
      (["demo.dotgate", "copy.dotgate"], "A session stays as it is"),
      (["demo.dotgate", "copy.fcs"], "A session becomes a bundle"),
      (["demo.fcs", "copy.fcs", "--hashes-only"], "--hashes-only goes with a bundle"),
    ] {
      let words = arguments.map { $0.hasPrefix("--") ? $0 : program.file($0) }
      let result = try ChildProcess.run(Program.path, ["convert"] + words)
      #expect(result.status == 2 && result.errors.contains(sentence), "\(result.errors)")
    }
  }

  @Test(.enabled(if: TmuxSession.isAvailable, "tmux is not installed"))
  func aBundleIsLookedAtInTheWorkstation() throws {
    _ = try program.run("convert", "@demo.dotgate", "@out.zip")
    try move("demo.dotgate", "demo.fcs", to: "away")
    let tmux = try TmuxSession(environment: ["TMPDIR": program.file("away")])
    try tmux.run("cd \(program.folder.path); clear; \(Program.path) out.zip")
    #expect(tmux.wait(for: "b/c"), "\(tmux.rows)")
    #expect(tmux.wait(for: "read-only"))
    try tmux.press("Down", "d")
    #expect(tmux.wait(for: "convert"), "\(tmux.rows)")
    try tmux.press("q")
    #expect(try tmux.wait(until: { try $0.state("#{alternate_on}") == "0" }))
    let isClean = try tmux.wait { _ in
      let left = try FileManager.default.contentsOfDirectory(atPath: program.file("away"))
      return left.sorted() == ["demo.dotgate", "demo.fcs"]
    }
    #expect(isClean, "nothing stays behind")
  }
}
