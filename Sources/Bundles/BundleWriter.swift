import CZip
import Sessions

/// Packs a bundle.
package enum BundleWriter {
  /// A file to be packed.
  package struct Part: Sendable {
    package enum Content: Sendable {
      case bytes([UInt8])
      /// A file of this path.
      case file(String)
    }

    package var entry: BundleManifest.Entry
    package var content: Content

    package init(_ entry: BundleManifest.Entry, _ content: Content) {
      self.entry = entry
      self.content = content
    }
  }

  /// Midnight of the first day that ZIP knows, so that the same parts are the same bytes.
  private static let date: (day: UInt16, time: UInt16) = (0x21, 0)
  private static let level: UInt32 = 6

  /// Writes an archive to a path where nothing is yet: the manifest, then the parts that are packed.
  ///
  /// The archive library writes to a file beside it and renames that.
  /// - Throws: `BundleFault.unreadable` with the archive library's reason.
  package static func write(
    _ parts: [Part], dotgate: String, head: String, to path: String
  ) throws {
    let manifest = BundleManifest(dotgate: dotgate, head: head, entries: parts.map(\.entry))
    let line = try SessionLine.encode(manifest) + [UInt8(ascii: "\n")]
    var code: Int32 = 0
    guard let archive = zip_open(path, ZIP_CREATE | ZIP_EXCL, &code) else {
      throw BundleFault.unreadable(reason: ArchiveReason.text(code))
    }
    var buffers: [UnsafeMutableRawBufferPointer] = []
    defer { for buffer in buffers { buffer.deallocate() } }
    func add(_ name: String, _ content: Part.Content) throws(BundleFault) {
      let source: OpaquePointer?
      switch content {
      case .bytes(let bytes):
        // The archive reads them when it is closed.
        let buffer = UnsafeMutableRawBufferPointer.allocate(
          byteCount: max(1, bytes.count), alignment: 1)
        buffer.copyBytes(from: bytes)
        buffers.append(buffer)
        source = zip_source_buffer(archive, buffer.baseAddress, UInt64(bytes.count), 0)
      case .file(let path):
        source = zip_source_file(archive, path, 0, -1)
      }
      guard let source else { throw .unreadable(reason: ArchiveReason.text(archive)) }
      let index = zip_file_add(archive, name, source, UInt32(ZIP_FL_ENC_UTF_8))
      guard index >= 0 else {
        let reason = ArchiveReason.text(archive)
        zip_source_free(source)
        throw .unreadable(reason: reason)
      }
      zip_set_file_compression(archive, UInt64(index), ZIP_CM_DEFLATE, level)
      zip_file_set_dostime(archive, UInt64(index), date.time, date.day, 0)
    }
    do {
      try add(BundleManifest.name, .bytes(line))
      for part in parts where part.entry.isPacked { try add(part.entry.name, part.content) }
    } catch {
      zip_discard(archive)
      throw error
    }
    guard zip_close(archive) == 0 else {
      let reason = ArchiveReason.text(archive)
      zip_discard(archive)
      throw BundleFault.unreadable(reason: reason)
    }
  }
}

/// What the archive library says of a failure.
enum ArchiveReason {
  static func text(_ archive: OpaquePointer) -> String { String(cString: zip_strerror(archive)) }

  /// Of the code by which opening failed.
  static func text(_ code: Int32) -> String {
    var error = zip_error_t()
    zip_error_init_with_code(&error, code)
    defer { zip_error_fini(&error) }
    return String(cString: zip_error_strerror(&error))
  }
}
