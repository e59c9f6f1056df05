import Foundation

/// What `dotgate convert` makes of sessions and bundles.
struct SessionConversion {
  enum Kind {
    /// A session into a bundle.
    case pack
    /// A bundle into a folder.
    case unpack
    /// A session into one without names.
    case deidentify
  }

  let kind: Kind
  let from: String
  let to: String

  /// Nil where neither a session nor a bundle is named first.
  init?(from: String, to: String) {
    self.from = from
    self.to = to
    let ending = (to as NSString).pathExtension.lowercased()
    if BundleFolder.isBundle(from) {
      kind = .unpack
    } else if SessionDocument.isSession(from) {
      kind = ending == "zip" ? .pack : .deidentify
    } else {
      return nil
    }
  }

  /// Why the words of a call don't fit; nil where they do.
  func obstacle(isHashesOnly: Bool, isDeidentified: Bool) -> String? {
    let ending = (to as NSString).pathExtension.lowercased()
    switch kind {
    case .pack:
      return isHashesOnly && isDeidentified
        ? "Copies without names lie nowhere else; pack them, or leave out --hashes-only." : nil
    case .unpack:
      return isHashesOnly || isDeidentified
        ? "A bundle is unpacked as it is; give --hashes-only and --deidentify when packing." : nil
    case .deidentify:
      if isDeidentified, !isHashesOnly { return nil }
      return ending == "dotgate"
        ? "A session stays as it is; --deidentify makes a copy without names, in a folder."
        : "A session becomes a bundle (.zip), or with --deidentify a folder."
    }
  }

  func run(isHashesOnly: Bool, isDeidentified: Bool, overwrite: Bool) throws {
    switch kind {
    case .unpack: try BundleFolder.unpack(from, to: to, overwrite: overwrite)
    case .deidentify:
      _ = try DeidentifiedSession(try SessionDocument.sound(from)).write(to: to)
      Talk.note("The copy is in \(to).")
    case .pack:
      let document = try SessionDocument.sound(from)
      if !isDeidentified {
        let finder = SampleFinder(session: from, checksHash: true)
        try BundlePacking(document: document, finder: finder, isHashesOnly: isHashesOnly)
          .pack(to: to, overwrite: overwrite)
        return
      }
      let folder = to + ".\(getpid()).copy"
      Interruption.remember(folder)
      defer {
        try? FileManager.default.removeItem(atPath: folder)
        Interruption.forget(folder)
      }
      let copy = try DeidentifiedSession(document).write(to: folder)
      let finder = SampleFinder(session: copy, checksHash: true)
      try BundlePacking(
        document: try SessionDocument(copy), finder: finder, isHashesOnly: isHashesOnly
      ).pack(to: to, overwrite: overwrite)
    }
  }
}
