/// What a file that is written says of where its events come from.
///
/// `$ORIGINALITY`, `$LAST_MODIFIED` and `$LAST_MODIFIER` are the standard's (FCS 3.1, sections
/// 3.2.15 to 3.2.18), the others begin with `DOTGATE`.
package struct FCSProvenance: Sendable {
  /// `$ORIGINALITY`: how much a file is what the cytometer wrote.
  package enum Originality: String, Hashable, Sendable {
    case nonDataModified = "NonDataModified"
    case dataModified = "DataModified"
  }

  package var originality: Originality
  /// `$LAST_MODIFIED`, as in `22-NOV-2026 09:30:00`.
  package var modified: String
  /// `$LAST_MODIFIER`.
  package var modifier: String
  /// Further keywords, as names without `DOTGATE` and values: `POPULATION`, `STRATEGY SHA256`.
  package var notes: [(name: String, value: String)]
  /// Whether events were left out, so that what counts or places events is no longer true.
  package var isSubset: Bool

  package init(
    originality: Originality, modified: String, modifier: String,
    notes: [(name: String, value: String)] = [], isSubset: Bool = false
  ) {
    self.originality = originality
    self.modified = modified
    self.modifier = modifier
    self.notes = notes
    self.isSubset = isSubset
  }

  /// The keywords to write: these, then those of the source that are still true.
  package func keywords(keeping source: [FCSKeyword]) -> (
    written: [FCSKeyword], dropped: [String]
  ) {
    var written = [
      FCSKeyword(name: "$ORIGINALITY", value: originality.rawValue),
      FCSKeyword(name: "$LAST_MODIFIED", value: modified),
      FCSKeyword(name: "$LAST_MODIFIER", value: modifier),
    ]
    written += notes.map { FCSKeyword(name: "DOTGATE \($0.name)", value: $0.value) }
    var seen = Set(written.map { $0.name.uppercased() })
    var dropped: [String] = []
    for keyword in source {
      let name = keyword.name.uppercased()
      guard seen.insert(name).inserted else { continue }
      if keyword.trimmedValue.isEmpty { continue }
      let isWritable =
        !name.isEmpty && name.unicodeScalars.allSatisfy { (0x20...0x7E).contains($0.value) }
      if !isWritable || (isSubset && Self.countsEvents(name)) {
        dropped.append(keyword.name)
      } else {
        written.append(keyword)
      }
    }
    return (written, dropped)
  }

  /// Whether a keyword's value holds for the whole of the source's events alone: subsets by number,
  /// peaks of histograms, the volume they came from, wells of sorted events in their order.
  private static func countsEvents(_ name: String) -> Bool {
    ["$CSMODE", "$CSVBITS", "$CSTOT", "$CSV", "$PK", "$VOL", "INDEX SORTING"].contains {
      name.hasPrefix($0)
    }
  }
}
