import Commands
import FCSFiles
import Foundation
import TestSupport
import Testing

/// Files on disk as sources, and what happens when they are not what they were.
@Suite struct FileByteSourceTests {
  private final class Folder {
    let url: URL

    init() throws {
      url = FileManager.default.temporaryDirectory.appending(path: "dotgate-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func file(_ name: String, _ bytes: [UInt8]) throws -> String {
      let file = url.appending(path: name)
      try Data(bytes).write(to: file)
      return file.path
    }
  }

  private static let sample = FCSBuilder([.init("A")], events: [[1.0], [2.0], [3.0]]).bytes

  @Test func readsAnywhere() throws {
    let folder = try Folder()
    let source = try FileByteSource(path: folder.file("a.fcs", Self.sample))
    #expect(source.size == Self.sample.count)
    let sets = try FCSReader.read(source)
    #expect(sets[0].table.columns == [.float32([1, 2, 3])])
  }

  @Test func saysWhatCannotBeOpened() throws {
    let folder = try Folder()
    let missing = folder.url.appending(path: "none.fcs").path
    #expect(throws: ByteSourceError.missing) { try FileByteSource(path: missing) }
    #expect(throws: ByteSourceError.missing) {
      try FileByteSource(path: folder.file("file", [1]) + "/below")
    }
    #expect(throws: ByteSourceError.folder) { try FileByteSource(path: folder.url.path) }
    #expect(throws: ByteSourceError.empty) { try FileByteSource(path: folder.file("empty", [])) }
    #expect(throws: ByteSourceError.notAFile) { try FileByteSource(path: "/dev/null") }
  }

  /// The superuser may read everything.
  @Test(.enabled(if: getuid() != 0, "the superuser may read every file"))
  func saysWhatMayNotBeRead() throws {
    let folder = try Folder()
    let path = try folder.file("closed.fcs", Self.sample)
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    #expect(throws: ByteSourceError.notPermitted) { try FileByteSource(path: path) }
  }

  @Test func fileCutWhileOpen() throws {
    let folder = try Folder()
    let path = try folder.file("a.fcs", Self.sample)
    let source = try FileByteSource(path: path)
    #expect(truncate(path, Self.sample.count - 10) == 0)
    #expect(throws: FCSError.source(.changed)) { try FCSReader.read(source) }
  }

  @Test func fileReplacedWhileOpen() throws {
    let folder = try Folder()
    let path = try folder.file("a.fcs", Self.sample)
    let source = try FileByteSource(path: path)
    let other = try folder.file("b.fcs", Self.sample)
    #expect(rename(other, path) == 0)
    #expect(throws: FCSError.source(.changed)) { try FCSReader.read(source) }
  }

  @Test func fileRemovedWhileOpen() throws {
    let folder = try Folder()
    let path = try folder.file("a.fcs", Self.sample)
    let source = try FileByteSource(path: path)
    #expect(unlink(path) == 0)
    #expect(throws: ByteSourceError.changed) { try source.checkUnchanged() }
  }
}
