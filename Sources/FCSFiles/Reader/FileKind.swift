/// What a file that is not FCS looks like, by its first bytes.
package enum FileKind: String, Hashable, Sendable {
  case xml = "an XML document"
  case zip = "a ZIP archive"
  case gzip = "a gzip archive"
  case pdf = "a PDF document"
  case hdf5 = "an HDF5 file"
  case text = "plain text"
  case unknown = "something else"

  /// Judges by the first bytes of the file.
  package init(_ bytes: [UInt8]) {
    var rest = bytes[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    if rest.starts(with: "<?xml".utf8) {
      self = .xml
    } else if rest.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      self = .zip
    } else if rest.starts(with: [0x1F, 0x8B]) {
      self = .gzip
    } else if rest.starts(with: "%PDF".utf8) {
      self = .pdf
    } else if rest.starts(with: [0x89, 0x48, 0x44, 0x46]) {
      self = .hdf5
    } else if !rest.isEmpty, rest.allSatisfy({ $0 >= 0x20 || (0x09...0x0D).contains($0) }) {
      self = .text
    } else {
      self = .unknown
    }
  }
}
