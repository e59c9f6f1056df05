import Foundation
import TestSupport
import Testing

/// Disks where a file has one name alone, as exFAT and CIFS are: the system's answer is put in.
@Suite(.enabled(if: LinklessDisk.isPermitted, "strace is not installed or not permitted"))
struct LinklessDiskTests {
  @Test func newFilesAreWrittenAndNothingIsOverwritten() throws {
    let program = try Program()
    let demo = ["demo", "--events", "300", "-o", program.file("demo.fcs")]
    let made = try LinklessDisk.run(Program.path, demo)
    #expect(made.status == 0, "\(made)")
    #expect(program.files == ["demo.fcs"])
    let inspection = try program.run("inspect", "@demo.fcs", "--json")
    #expect(inspection.output.contains("\"eventCount\" : 300"), "\(inspection)")
    let again = try LinklessDisk.run(Program.path, demo)
    #expect(again.status == 1 && again.errors.contains("is there already"), "\(again)")
    let session = try SessionProgram()
    let bundle = session.program.file("out.zip")
    let words = ["convert", session.program.file("demo.dotgate"), bundle]
    let packed = try LinklessDisk.run(Program.path, words)
    #expect(packed.status == 0, "\(packed)")
    #expect(session.program.files == ["demo.dotgate", "demo.fcs", "out.zip"])
    #expect(try session.program.run("verify", "@out.zip").status == 0)
  }
}

/// Runs programs that can make no hard links.
enum LinklessDisk {
  static let isPermitted: Bool = (try? run("/bin/true", []))?.status == 0

  static func run(_ path: String, _ arguments: [String]) throws -> ChildProcess.Result {
    try ChildProcess.run(
      "/usr/bin/strace",
      [
        "-f", "-qq", "-o", "/dev/null", "-e", "trace=?link,?linkat", "-e",
        "inject=?link,?linkat:error=EPERM", path,
      ] + arguments, environment: ["PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"])
  }
}
