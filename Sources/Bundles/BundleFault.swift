/// What is wrong with a bundle.
package enum BundleFault: Error, Hashable, Sendable {
  /// It can't be read as a ZIP archive at all.
  case unreadable(reason: String)
  /// It is an archive, but without a manifest of dotgate.
  case noManifest
  /// The manifest is not as it was written.
  case manifestChanged
  /// A newer dotgate packed it.
  case newer(version: Int)
  /// The manifest names no session.
  case noSession
  /// An entry whose name leads into or out of folders, or is none.
  case name(String)
  /// An entry that is no plain file.
  case link(String)
  case repeated(String)
  case missing(String)
  /// An entry that the manifest does not have.
  case extra(String)
  case size(String, expected: Int, found: Int)
  /// The entry's bytes do not come out of the archive.
  case damaged(String, reason: String)
  /// The entry's bytes are not those that were packed.
  case changed(String)
  /// The archive would unpack to more than such files do.
  case swollen(packed: Int, unpacked: Int)
  /// More entries than any bundle has.
  case tooMany(count: Int)
}

extension BundleFault: CustomStringConvertible {
  /// One sentence.
  package var description: String {
    switch self {
    case .unreadable(let reason): "It can't be read as a ZIP archive: \(reason)."
    case .noManifest: "It is no bundle of dotgate: it has no \(BundleManifest.name) of one."
    case .manifestChanged: "Its \(BundleManifest.name) was changed."
    case .newer(let version): "Its format, version \(version), is of a newer dotgate."
    case .noSession: "Its \(BundleManifest.name) names no session."
    case .name(let name): "The entry \(name) is refused: its name leads to another folder."
    case .link(let name): "The entry \(name) is refused: it is no plain file."
    case .repeated(let name): "The entry \(name) is there more than once."
    case .missing(let name): "The entry \(name) is missing."
    case .extra(let name): "The entry \(name) is not in the manifest."
    case .size(let name, let expected, let found):
      "The entry \(name) has \(found) bytes; \(expected) were packed."
    case .damaged(let name, let reason): "The entry \(name) is damaged: \(reason)."
    case .changed(let name): "The entry \(name) was changed: its SHA-256 is another."
    case .swollen(let packed, let unpacked):
      "It is refused: \(packed) bytes would become \(unpacked), as no samples do."
    case .tooMany(let count): "It is refused: it has \(count) entries, as no bundle has."
    }
  }
}

/// All that is wrong with a bundle that can't be used.
package struct BundleFaults: Error, Hashable, Sendable {
  package let faults: [BundleFault]

  package init(_ faults: [BundleFault]) { self.faults = faults }
}
