/// What follows the last segment of a data set: a checksum, and bytes that belong to nothing.
struct TrailerScan {
  private(set) var warnings: [FCSWarning] = []

  /// - Parameters:
  ///   - hasNext: whether another data set follows.
  ///   - checksChecksum: whether to read everything for it.
  init(
    _ scan: DataSetScan, _ placement: DataPlacement, hasNext: Bool, checksChecksum: Bool
  ) throws(FCSError) {
    let keywords = scan.keywords
    let offsets = ["$ENDSTEXT", "$ENDANALYSIS"].compactMap { keywords.offset($0) }
    let ends =
      offsets.filter { $0 < scan.limit } + [
        scan.textBounds.end, scan.header.analysis?.end ?? 0, placement.begin + placement.bytes - 1,
      ]
    let end = scan.base + (ends.max() ?? 0) + 1
    let size = scan.base + scan.limit
    if checksChecksum {
      let source = scan.source
      let base = scan.base
      let found = try FCSError.reading { () throws(ByteSourceError) -> FCSWarning? in
        guard let sum = Checksum(try source.bytes(end..<(end + 8))) else { return nil }
        return try sum.fits(source, base..<end) ? nil : .checksumWrong(text: sum.text, at: end)
      }
      if let found { warnings.append(found) }
    }
    // A checksum and a line end belong there.
    let next = keywords.offset("$NEXTDATA").map { scan.base + $0 } ?? 0
    let rest = max(end, next <= size ? next : 0)
    if !hasNext, size - rest > 16 {
      warnings.append(.trailingBytes(count: size - rest, at: rest))
    }
  }
}
