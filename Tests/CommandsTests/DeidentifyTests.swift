import Analysis
import FCSFiles
import Foundation
import GatingCore
import Sessions
import TestSupport
import Testing

/// Copies that name nobody: of samples, sessions and bundles.
@Suite struct DeidentifyTests {
  private let program: Program
  private static let secret = [
    "Mustermann", "MRN-4711", "Dr. Vogel", "erika", "B-ALL von Erika", "1961-04-12", "Zweitblick",
    "Klinik Nord",
  ]

  init() throws { program = try Program() }

  /// A sample that says whose it is, and a session on it that does as well.
  private func makeSession() throws -> SessionProgram {
    var session = try SessionProgram()
    let folder = session.program.folder.path
    let path = session.program.file("demo.fcs")
    let source = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
    let set = try FCSReader.read(MemoryByteSource(source))[0]
    let keywords = [
      ("$SRC", "Mustermann"), ("PATIENT ID", "MRN-4711"), ("$OP", "Dr. Vogel"),
      ("$INST", "Klinik Nord"), ("$SYS", "PC of Klinik Nord"), ("DATE OF BIRTH", "1961-04-12"),
      ("P1DISPLAY", "LOG"),
    ].map { FCSKeyword(name: $0.0, value: $0.1) }
    var bytes: [UInt8] = []
    try FCSWriter(set.table, keywords: keywords + set.keywords.all, options: .init()).write {
      (piece: UnsafeRawBufferPointer) in bytes += piece
    }
    let named = folder + "/Mustermann_MRN-4711.fcs"
    try Data(bytes).write(to: URL(fileURLWithPath: named))
    let file = SampleFile(size: bytes.count, sha256: SessionLine.hash(bytes))
    let entries = try session.entries().map { entry -> History.Entry in
      guard case .begin(.addSample(var sample)) = entry else { return entry }
      sample.path = named
      sample.name = "Mustermann_MRN-4711.fcs"
      sample.file = file
      sample.panel = try FCSReader.read(MemoryByteSource(bytes))[0].table.panel
      return .begin(.addSample(sample))
    }
    let id = SampleID("1")
    try session.write(
      entries + [
        .edit(.describe(id, .init(patient: "Mustermann", timePoint: "1961-04-12", tube: "t 1"))),
        .edit(.note(.sample(id), "B-ALL von Erika")), .checkpoint("Zweitblick"),
        .edit(.exclude(id, reason: "Klinik Nord")), .undo,
        .edit(.rename("a", "Blasts Mustermann", StrategyID("strategy"))),
        .export(.init(path: folder + "/Mustermann.csv", sha256: "ab", head: nil)),
        .signOff(.init(name: "Dr. Vogel", meaning: "Zweitblick")), .lock(reason: "erika"),
      ])
    try FileManager.default.removeItem(atPath: path)
    return session
  }

  private func expectNothingSecret(in folder: String) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
      for secret in Self.secret + ["anna"] {
        #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(secret) in \(name)")
        #expect(!name.contains(secret))
      }
      #expect(bytes.range(of: Data(folder.utf8)) == nil)
    }
  }

  @Test func aSessionIsCopiedWithoutNames() throws {
    let session = try makeSession()
    let program = session.program
    let counts = try program.run("replay", "@demo.dotgate", "--format", "csv")
    #expect(counts.status == 0, "\(counts.errors)")
    let copied = try program.run("convert", "@demo.dotgate", "@copy", "--deidentify")
    #expect(copied.status == 0, "\(copied.errors)")
    #expect(copied.errors.contains("removed $SRC"), "\(copied.errors)")
    #expect(copied.errors.contains("DATE OF BIRTH"))
    #expect(copied.errors.contains("1 patient, "), "\(copied.errors)")
    try expectNothingSecret(in: program.file("copy"))
    let verified = try program.run("verify", "@copy/session.dotgate")
    #expect(verified.status == 0, "\(verified.errors)")
    #expect(verified.output.contains("counts  2 of 2 are right again"))
    let told = try program.run("history", "@copy/session.dotgate").output
    #expect(told.contains("note: de-identified copy of the session with the head \(session.head)"))
    #expect(told.contains("`a` renamed to `Blasts patient 1`"), "\(told)")
    #expect(told.contains("signed off by person "))
    let again = try program.run("replay", "@copy/session.dotgate", "--format", "csv")
    func numbers(_ text: String) -> [[Substring]] {
      text.split(separator: "\n").map { row in
        Array(row.split(separator: ",", omittingEmptySubsequences: false).suffix(4))
      }
    }
    #expect(numbers(again.output) == numbers(counts.output), "\(again.errors)")
    let twice = try program.run("convert", "@demo.dotgate", "@copy", "--deidentify")
    #expect(twice.status == 1 && twice.errors.contains("can't be made"))
  }

  @Test func aBundleIsPackedWithoutNames() throws {
    let program = try makeSession().program
    let packed = try program.run("convert", "@demo.dotgate", "@out.zip", "--deidentify")
    #expect(packed.status == 0, "\(packed.errors)")
    #expect(program.files == ["Mustermann_MRN-4711.fcs", "demo.dotgate", "out.zip"])
    #expect(try program.run("convert", "@out.zip", "@there").status == 0)
    try expectNothingSecret(in: program.file("there"))
    let verified = try program.run("verify", "@out.zip")
    #expect(verified.status == 0, "\(verified.errors)")
    let hashes = try program.run(
      "convert", "@demo.dotgate", "@b.zip", "--deidentify", "--hashes-only")
    #expect(hashes.status == 2 && hashes.errors.contains("lie nowhere else"))
  }

  @Test func eventsAreConvertedAndExtractedWithoutNames() throws {
    let program = try makeSession().program
    let sample = "@Mustermann_MRN-4711.fcs"
    try FileManager.default.createDirectory(
      atPath: program.file("there"), withIntermediateDirectories: true)
    for arguments in [
      ["convert", sample, "@there/a.fcs"], ["convert", "--fcs", "3.2", sample, "@there/b.fcs"],
      ["convert", sample, "@there/c.csv"],
      ["extract", "@demo.dotgate", "Blasts Mustermann", sample, "-o", "@there/d.fcs"],
    ] {
      let words = (arguments + ["--deidentify"]).map {
        $0.hasPrefix("@") ? program.file(String($0.dropFirst())) : $0
      }
      let result = try ChildProcess.run(Program.path, words)
      #expect(result.status == 0 && result.errors.contains("removed $SRC"), "\(result.errors)")
    }
    try expectNothingSecret(in: program.file("there"))
  }
}
