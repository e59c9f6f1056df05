import Bundles
import Foundation
import Sessions
import TestSupport
import Testing

/// Bundles that are whole, and every way in which one is not.
@Suite struct BundleTests {
  private let folder: URL
  private static let session = Array("{\"dotgate\":\"0.1.0\"}\n".utf8)
  private static let sample = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "bundle-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func path(_ name: String) -> String { folder.appending(path: name).path }

  private func entry(
    _ name: String, _ role: BundleManifest.Role, _ bytes: [UInt8], isPacked: Bool = true
  ) -> BundleManifest.Entry {
    .init(
      name: name, role: role, size: bytes.count, sha256: SessionLine.hash(bytes),
      isPacked: isPacked)
  }

  private var parts: [BundleWriter.Part] {
    [
      .init(entry("a.dotgate", .session, Self.session), .bytes(Self.session)),
      .init(entry("ä b.fcs", .sample, Self.sample), .bytes(Self.sample)),
      .init(entry("c.fcs", .sample, [1, 2], isPacked: false), .bytes([])),
    ]
  }

  private func write(_ parts: [BundleWriter.Part], to name: String = "a.zip") throws -> String {
    try BundleWriter.write(parts, dotgate: "0.1.0", head: "ab", to: path(name))
    return path(name)
  }

  /// What is wrong with a bundle, in its directory or in an entry.
  private func faults(_ path: String) -> [BundleFault] {
    do throws(BundleFaults) {
      let reader = try BundleReader(path: path)
      return reader.manifest.entries.filter(\.isPacked).compactMap { entry in
        do {
          try reader.read(entry) { _ in }
          return nil
        } catch {
          return error as? BundleFault
        }
      }
    } catch {
      return error.faults
    }
  }

  /// An archive by the zip module of Python, which packs whatever one likes.
  private func pack(_ script: String) throws -> String {
    let target = path("p.zip")
    let code =
      "import zipfile, sys, json, hashlib\nz = zipfile.ZipFile(sys.argv[1], 'w')\n" + script
    let result = try ChildProcess.run("/usr/bin/python3", ["-c", code + "\nz.close()", target])
    #expect(result.status == 0, "\(result.errors)")
    return target
  }

  /// A bundle with what a script adds beside a manifest that is sound.
  private func pack(
    _ entries: [BundleManifest.Entry], _ script: String
  ) throws -> String {
    let line = try SessionLine.encode(
      BundleManifest(dotgate: "0.1.0", head: "ab", entries: entries))
    let text = String(decoding: line, as: UTF8.self)
    return try pack("z.writestr('manifest.json', r'''\(text)''' + '\\n')\n" + script)
  }

  @Test func whatIsPackedComesOut() throws {
    let reader = try BundleReader(path: try write(parts))
    #expect(reader.manifest.entries == parts.map(\.entry))
    #expect(reader.manifest.head == "ab" && reader.manifest.session?.name == "a.dotgate")
    var bytes: [UInt8] = []
    try reader.read(parts[1].entry) { bytes += $0 }
    #expect(bytes == Self.sample)
    let again = try write(parts, to: "b.zip")
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: again))
        == Data(contentsOf: URL(fileURLWithPath: path("a.zip"))), "the same parts, the same bytes")
    // Nothing is written over.
    #expect(throws: BundleFault.self) { try write([], to: "b.zip") }
  }

  @Test func aFilePartIsTakenFromTheDisk() throws {
    try Data(Self.sample).write(to: URL(fileURLWithPath: path("x")))
    var changed = parts
    changed[1].content = .file(path("x"))
    #expect(faults(try write(changed)) == [])
    changed[1].content = .file(path("gone"))
    #expect(throws: BundleFault.self) { try write(changed, to: "b.zip") }
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(left.sorted() == ["a.zip", "x"])
  }

  @Test func everyFlippedByteIsFound() throws {
    let whole = try Data(contentsOf: URL(fileURLWithPath: write(parts)))
    var random = SeededGenerator(seed: 5)
    var unnoticed = 0
    for _ in 0..<300 {
      var bytes = whole
      let place = Int.random(in: 0..<bytes.count, using: &random)
      bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      try bytes.write(to: URL(fileURLWithPath: path("flipped.zip")))
      if faults(path("flipped.zip")).isEmpty { unnoticed += 1 }
    }
    // What the archive says beside names, sizes and bytes, such as the times, may differ.
    #expect(unnoticed < 15)
    for length in stride(from: 0, to: whole.count - 1, by: max(1, whole.count / 97)) {
      try whole.prefix(length).write(to: URL(fileURLWithPath: path("cut.zip")))
      #expect(!faults(path("cut.zip")).isEmpty, "cut at \(length)")
    }
  }

  @Test func whatIsMissingExtraOrChangedIsNamed() throws {
    let session = entry("a.dotgate", .session, Self.session)
    let text = #"{"dotgate":"0.1.0"}"#
    let write = "z.writestr('a.dotgate', '\(text)\\n')"
    #expect(faults(try pack([session], write)) == [])
    #expect(faults(try pack([session], "")) == [.missing("a.dotgate")])
    #expect(faults(try pack([session], write + "\nz.writestr('b', 'x')")) == [.extra("b")])
    #expect(
      faults(try pack([session], "z.writestr('a.dotgate', '\(text)')"))
        == [.size("a.dotgate", expected: 20, found: 19)])
    #expect(
      faults(try pack([session], "z.writestr('a.dotgate', '\(text.replacing("1", with: "2"))\\n')"))
        == [.changed("a.dotgate")])
    #expect(faults(try pack([], "")) == [.noSession])
    // The archive library itself refuses what is there twice.
    #expect(
      faults(try pack([session], write + "\n" + write))
        == [.unreadable(reason: "File already exists")])
    #expect(faults(try pack([session, session], write)).contains(.repeated("a.dotgate")))
    #expect(faults(try pack("z.writestr('a', 'b')")) == [.noManifest])
    #expect(faults(try pack("z.writestr('manifest.json', '{}')")) == [.noManifest])
    #expect(
      faults(
        try pack(#"z.writestr('manifest.json', '{"format":"dotgate bundle","version":2}\n')"#))
        == [.newer(version: 2)])
    #expect(
      faults(
        try pack(#"z.writestr('manifest.json', '{"format":"dotgate bundle","version":1}\n')"#))
        == [.manifestChanged])
  }

  @Test(arguments: ["../a", "/etc/a", "b/a", "..", "b\\a", "a\u{7}"])
  func namesThatLeadElsewhereAreRefused(name: String) throws {
    let bad = entry(name, .session, [])
    let escaped = name.replacing("\\", with: "\\\\").replacing("\u{7}", with: "\\x07")
    let found = faults(try pack([bad], "z.writestr('\(escaped)', '')"))
    #expect(found.contains { if case .name = $0 { true } else { false } }, "\(found)")
  }

  @Test func linksAndBombsAreRefused() throws {
    let session = entry("a.dotgate", .session, Self.session)
    let link = """
      i = zipfile.ZipInfo('a.dotgate'); i.create_system = 3
      i.external_attr = 0o120777 << 16
      z.writestr(i, '/etc/passwd')
      """
    #expect(faults(try pack([session], link)) == [.link("a.dotgate")])
    let bomb = """
      z.writestr('a.dotgate', b'\\0' * (80 << 20), compress_type=zipfile.ZIP_DEFLATED)
      """
    let found = faults(try pack([entry("a.dotgate", .session, [])], bomb))
    #expect(found.count == 1)
    guard case .swollen(_, let unpacked) = found.first else {
      Issue.record("\(found)")
      return
    }
    #expect(unpacked > 80 << 20)
  }

  @Test func whatIsNoArchiveIsSaid() throws {
    for bytes in [[], [1, 2, 3], Array("PK\u{3}\u{4}".utf8)] as [[UInt8]] {
      try Data(bytes).write(to: URL(fileURLWithPath: path("n.zip")))
      guard case .unreadable = faults(path("n.zip")).first else {
        Issue.record("\(faults(path("n.zip")))")
        continue
      }
    }
    #expect(faults(path("gone.zip")).count == 1)
  }
}
