import Foundation
import ScreenKit
import Sessions
import TestSupport
import Testing

/// Disks that are full, read-only or gone, for real: small file systems in memory, mounted here.
@Suite(
  .serialized,
  .enabled(
    if: SmallDisk.isPermitted && TmuxSession.isAvailable,
    "file systems may not be mounted here, or tmux is not installed: disks are not filled"))
struct DiskFaultTests {
  private let program: Program
  private let disk: SmallDisk

  init() throws {
    program = try Program()
    try program.makeDemo(events: 3000)
    disk = try SmallDisk(at: program.file("disk"))
  }

  private func open(_ arguments: String) throws -> TmuxSession {
    let tmux = try TmuxSession(environment: ["XDG_STATE_HOME": disk.path])
    try tmux.run("cd \(program.folder.path); clear; \(Program.path) \(arguments)")
    try #require(
      tmux.wait(until: { $0.rows.contains { $0.contains("Singlets  ") && $0.contains(",") } }),
      "\(tmux.rows)")
    return tmux
  }

  private func isKept(_ tmux: TmuxSession, _ edits: String) -> Bool {
    tmux.wait { $0.rows.first?.hasSuffix("\(edits) · kept") == true }
  }

  private func quit(_ tmux: TmuxSession) throws {
    try tmux.press("q")
    #expect(try tmux.wait(until: { try $0.state("#{alternate_on}") == "0" }))
  }

  private func session() throws -> String {
    let folder = disk.path + "/dotgate"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return folder + "/" + (try #require(names.first { $0.hasSuffix(".dotgate") }))
  }

  @Test func aFullDiskIsSaidAndWhenThereIsRoomAllIsKept() throws {
    let tmux = try open("builtin:marrow demo.fcs")
    try tmux.press("Down", "Down", "e", "S-Left", "Enter")
    try #require(isKept(tmux, "1 edit"), "\(tmux.rows)")
    try disk.fill()
    // What fits into the file's last block fits; soon edits do not.
    var edits = 1
    while edits < 20, tmux.rows.first?.hasSuffix("NOT KEPT") == false {
      try tmux.press("e", "S-Left", "Enter")
      edits += 1
      try #require(tmux.wait { $0.rows.first?.contains(" \(edits) edits · ") == true })
      _ = tmux.wait(tries: 200) { !($0.rows.first?.hasSuffix("•") ?? true) }
    }
    try #require(tmux.wait(for: "NOT KEPT"), "\(tmux.rows)")
    #expect(tmux.rows.joined().contains("is full."), "\(tmux.rows)")
    let before = try program.run("verify", try session(), "--chain")
    #expect(before.errors.isEmpty || before.errors.contains("was not written to its end"))
    try disk.empty()
    #expect(tmux.wait(for: "All edits are kept again."), "\(tmux.rows)")
    #expect(isKept(tmux, "\(edits) edits"), "\(tmux.rows)")
    try quit(tmux)
    let after = try program.run("verify", try session())
    #expect(after.status == 0, "\(after.errors)")
  }

  @Test func aBundleThatDoesNotFitLeavesNothing() throws {
    let small = try SessionProgram()
    let packed = try ChildProcess.run(
      Program.path, ["convert", small.program.file("demo.dotgate"), disk.path + "/out.zip"])
    #expect(packed.status == 1)
    #expect(packed.errors.contains("No space left on device"), "\(packed.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path) == [])
  }

  @Test func aFolderThatIsReadOnlyIsSaid() throws {
    let named = try SessionProgram()
    try FileManager.default.copyItem(
      atPath: named.program.file("demo.dotgate"), toPath: disk.path + "/demo.dotgate")
    try disk.makeReadOnly()
    let tmux = try TmuxSession()
    try tmux.run("clear; \(Program.path) \(disk.path)/demo.dotgate")
    #expect(tmux.wait(for: "read-only"), "\(tmux.rows)")
    #expect(tmux.rows.joined().contains("may not be written"), "\(tmux.rows)")
    try quit(tmux)
    let fresh = try open("builtin:marrow demo.fcs")
    try fresh.press("Down", "d")
    try #require(fresh.wait(for: "NOT KEPT"), "\(fresh.rows)")
    try fresh.press("W")
    try #require(fresh.wait(for: "keep the session in:"))
    try fresh.press("Enter")
    #expect(isKept(fresh, "1 edit"), "\(fresh.rows)")
    try quit(fresh)
    #expect(try program.run("verify", "@demo.dotgate").status == 0)
  }

  @Test func aMountThatVanishesIsSaidAndTheLogIsWrittenAnew() throws {
    let tmux = try open("builtin:marrow demo.fcs")
    try tmux.press("Down", "Down", "e", "S-Left", "Enter")
    try #require(isKept(tmux, "1 edit"), "\(tmux.rows)")
    try disk.detach()
    try tmux.press("d")
    #expect(tmux.wait(for: "is no longer there."), "\(tmux.rows)")
    #expect(tmux.wait(for: "All edits are kept again."), "\(tmux.rows)")
    try quit(tmux)
    #expect(try program.run("verify", try session()).status == 0)
  }
}

/// A file system in memory, of a size that is soon full.
final class SmallDisk {
  let path: String
  private var isMounted = false

  /// Whether this process may mount one.
  static let isPermitted: Bool = {
    let path = FileManager.default.temporaryDirectory.appending(
      path: "dotgate-mount-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: path) }
    return (try? SmallDisk(at: path.path)) != nil
  }()

  init(at path: String) throws {
    self.path = path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try run("mount", "-t", "tmpfs", "-o", "size=96k", "dotgate-test", path)
    isMounted = true
  }

  deinit { try? detach() }

  func detach() throws {
    guard isMounted else { return }
    isMounted = false
    try run("umount", "-l", path)
  }

  func makeReadOnly() throws { try run("mount", "-o", "remount,ro", path) }

  /// Leaves no block.
  func fill() throws {
    // The write fails when the disk is full, which is what it is for.
    _ = try? Data(count: 1 << 20).write(to: URL(fileURLWithPath: path + "/filler"))
    let descriptor = open(path + "/filler", O_WRONLY | O_CREAT | O_APPEND, 0o600)
    defer { close(descriptor) }
    var block = [UInt8](repeating: 0, count: 4096)
    while write(descriptor, &block, block.count) > 0 {}
  }

  func empty() throws { try FileManager.default.removeItem(atPath: path + "/filler") }

  private struct Refused: Error { var reason: String }

  private func run(_ words: String...) throws {
    let result = try ChildProcess.run("/usr/bin/env", words)
    if result.status != 0 { throw Refused(reason: result.errors) }
  }
}
