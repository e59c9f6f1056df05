import CZip
import Sessions

/// A bundle that is read: its manifest, and its entries one after the other.
///
/// What it unpacks to is never trusted: names without folders alone, no more bytes than the manifest
/// says, each entry by its SHA-256.
package final class BundleReader {
  package let manifest: BundleManifest
  private let archive: OpaquePointer
  private let indices: [String: UInt64]

  private static let greatestCount = 10_000
  private static let largestManifest = 16 << 20
  /// Data of cytometers never shrink to less than a small fraction; what claims more is a trap.
  private static let greatestRatio = 200
  private static let smallSize = 64 << 20
  private static let fileType: UInt32 = 0xF000
  private static let plainFile: UInt32 = 0x8000
  private static let block = 1 << 18

  /// Opens a bundle and compares its directory with its manifest.
  /// - Throws: `BundleFaults` with all that is wrong; nothing is unpacked then.
  package init(path: String) throws(BundleFaults) {
    var code: Int32 = 0
    guard let archive = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, &code) else {
      throw BundleFaults([.unreadable(reason: ArchiveReason.text(code))])
    }
    let known: (manifest: BundleManifest, indices: [String: UInt64])
    do throws(BundleFaults) {
      let (indices, sizes) = try Self.directory(archive)
      let manifest = try Self.manifest(archive, indices, sizes)
      let faults = Self.differences(manifest, sizes)
      if !faults.isEmpty { throw BundleFaults(faults) }
      known = (manifest, indices)
    } catch {
      zip_discard(archive)
      throw error
    }
    // From here on nothing throws: the archive is given back once, by the end of this.
    self.archive = archive
    (manifest, indices) = known
  }

  deinit { zip_discard(archive) }

  /// Hands out the bytes of an entry in pieces, and checks them as they come.
  ///
  /// - Parameter sink: what it throws is thrown on.
  /// - Throws: `BundleFault`; what was handed out is then not to be used.
  package func read(
    _ entry: BundleManifest.Entry, into sink: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    guard let index = indices[entry.name] else { throw BundleFault.missing(entry.name) }
    var hash = ContentHash()
    var count = 0
    try Self.read(archive, index, entry.name) { piece in
      count += piece.count
      if count > entry.size {
        throw BundleFault.size(entry.name, expected: entry.size, found: count)
      }
      hash.update(piece)
      try sink(piece)
    }
    if count != entry.size {
      throw BundleFault.size(entry.name, expected: entry.size, found: count)
    }
    if hash.text != entry.sha256 { throw BundleFault.changed(entry.name) }
  }

  /// Whether bytes begin as an archive does.
  package static func isStart(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
  }

  /// The places and the sizes of the archive's entries by name.
  private static func directory(
    _ archive: OpaquePointer
  ) throws(BundleFaults) -> (indices: [String: UInt64], sizes: [String: Int]) {
    let count = Int(zip_get_num_entries(archive, 0))
    if count > greatestCount { throw BundleFaults([.tooMany(count: count)]) }
    var indices: [String: UInt64] = [:]
    var sizes: [String: Int] = [:]
    var faults: [BundleFault] = []
    var (packed, unpacked) = (0, 0)
    for number in 0..<max(0, count) {
      let index = UInt64(number)
      var status = zip_stat_t()
      guard let text = zip_get_name(archive, index, 0),
        zip_stat_index(archive, index, 0, &status) == 0
      else {
        faults.append(.unreadable(reason: ArchiveReason.text(archive)))
        continue
      }
      let name = String(cString: text)
      if !isPlain(name) { faults.append(.name(name)) }
      if isLink(archive, index) { faults.append(.link(name)) }
      if indices.updateValue(index, forKey: name) != nil { faults.append(.repeated(name)) }
      sizes[name] = Int(clamping: status.size)
      packed = packed.addingReportingOverflow(Int(clamping: status.comp_size)).partialValue
      let sum = unpacked.addingReportingOverflow(Int(clamping: status.size))
      unpacked = sum.overflow ? .max : sum.partialValue
    }
    if unpacked > smallSize, unpacked / greatestRatio > max(0, packed) {
      faults.append(.swollen(packed: packed, unpacked: unpacked))
    }
    if !faults.isEmpty { throw BundleFaults(faults) }
    return (indices, sizes)
  }

  /// A name of a file in the very folder that is unpacked to.
  private static func isPlain(_ name: String) -> Bool {
    !name.isEmpty && name != "." && name != ".." && name.utf8.count <= 255
      && !name.unicodeScalars.contains { $0 == "/" || $0 == "\\" || $0.value < 0x20 }
  }

  private static func isLink(_ archive: OpaquePointer, _ index: UInt64) -> Bool {
    var system: UInt8 = 0
    var attributes: UInt32 = 0
    guard zip_file_get_external_attributes(archive, index, 0, &system, &attributes) == 0,
      system == UInt8(ZIP_OPSYS_UNIX)
    else { return false }
    let type = (attributes >> 16) & fileType
    return type != 0 && type != plainFile
  }

  private static func manifest(
    _ archive: OpaquePointer, _ indices: [String: UInt64], _ sizes: [String: Int]
  ) throws(BundleFaults) -> BundleManifest {
    let name = BundleManifest.name
    guard let index = indices[name], let size = sizes[name], size <= largestManifest else {
      throw BundleFaults([.noManifest])
    }
    var bytes: [UInt8] = []
    do {
      try read(archive, index, name) { piece in
        bytes += piece
        if bytes.count > largestManifest { throw BundleFault.noManifest }
      }
    } catch {
      throw BundleFaults([error as? BundleFault ?? .noManifest])
    }
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") }
    struct Kind: Codable { var format: String, version: Int }
    guard let kind = try? SessionLine.decode(Kind.self, from: line),
      kind.format == BundleManifest.format
    else { throw BundleFaults([.noManifest]) }
    guard kind.version == 1 else { throw BundleFaults([.newer(version: kind.version)]) }
    guard bytes.count == line.count + 1, SessionLine.isWhole(line),
      let manifest = try? SessionLine.decode(BundleManifest.self, from: line)
    else { throw BundleFaults([.manifestChanged]) }
    return manifest
  }

  /// What differs between the manifest and the directory.
  private static func differences(
    _ manifest: BundleManifest, _ sizes: [String: Int]
  ) -> [BundleFault] {
    var faults: [BundleFault] = []
    var rest = sizes
    rest[BundleManifest.name] = nil
    var seen: Set<String> = [BundleManifest.name]
    for entry in manifest.entries {
      if !isPlain(entry.name) { faults.append(.name(entry.name)) }
      if !seen.insert(entry.name).inserted { faults.append(.repeated(entry.name)) }
      guard entry.isPacked else { continue }
      guard let size = rest.removeValue(forKey: entry.name) else {
        faults.append(.missing(entry.name))
        continue
      }
      if size != entry.size {
        faults.append(.size(entry.name, expected: entry.size, found: size))
      }
    }
    faults += rest.keys.sorted().map { .extra($0) }
    if manifest.session?.isPacked != true { faults.append(.noSession) }
    return faults
  }

  private static func read(
    _ archive: OpaquePointer, _ index: UInt64, _ name: String,
    _ sink: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    guard let file = zip_fopen_index(archive, index, 0) else {
      throw BundleFault.damaged(name, reason: ArchiveReason.text(archive))
    }
    defer { zip_fclose(file) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: block, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      guard let base = buffer.baseAddress else { return }
      let count = zip_fread(file, base, UInt64(block))
      if count == 0 { return }
      guard count > 0 else {
        throw BundleFault.damaged(name, reason: String(cString: zip_file_strerror(file)))
      }
      try sink(UnsafeRawBufferPointer(rebasing: buffer[..<Int(count)]))
    }
  }
}
