/// The HEADER of a data set: its version and the offsets of its segments.
///
/// FCS 3.1, section 3.1: six characters of version, four blanks, six offsets of eight characters.
struct FCSHeader {
  static let length = 58

  /// As written, `FCS3.1`.
  var version: String
  var text: SegmentBounds?
  /// Nil where both are blank or zero, as in a file whose DATA lies beyond byte 99,999,999.
  var data: SegmentBounds?
  var analysis: SegmentBounds?
  var warnings: [FCSWarning] = []

  static let knownVersions: Set<String> = ["FCS2.0", "FCS3.0", "FCS3.1", "FCS3.2"]

  /// Reads the HEADER that begins at byte `base` of the file.
  init(_ source: some ByteSource, base: Int) throws(FCSError) {
    let bytes = try FCSError.reading { () throws(ByteSourceError) in
      try source.bytes(base..<(base + Self.length))
    }
    let isVersion =
      bytes.count >= 6 && bytes[..<3].elementsEqual("FCS".utf8) && bytes[4] == UInt8(ascii: ".")
      && [bytes[3], bytes[5]].allSatisfy { (0x30...0x39).contains($0) }
      || Self.isMisspelt(bytes)
    guard isVersion else { throw .notFCS(at: base, looksLike: FileKind(bytes)) }
    guard bytes.count == Self.length else { throw .headerCutShort(at: base, size: source.size) }
    version = TextSegment.text(bytes[..<6])
    if !Self.knownVersions.contains(version) { warnings.append(.unknownVersion(version)) }
    var offsets: [Int?] = []
    for (index, field) in HeaderField.allCases.enumerated() {
      let place = 10 + index * 8
      let written = TextSegment.text(bytes[place..<(place + 8)])
      let text = FCSKeyword.trim(written[...])
      if text.isEmpty {
        offsets.append(nil)
      } else if let value = Int(text) {
        offsets.append(value)
      } else {
        guard field == .textBegin || field == .textEnd else {
          warnings.append(.headerFieldUnusable(field, value: written))
          offsets.append(nil)
          continue
        }
        throw .headerOffset(field, value: written, at: base + place)
      }
    }
    for pair in [2, 4] where (offsets[pair] == nil) != (offsets[pair + 1] == nil) {
      if offsets[pair] == nil { offsets[pair + 1] = nil }
    }
    text = bounds(.text, offsets[0], offsets[1])
    data = bounds(.data, offsets[2], offsets[3])
    analysis = bounds(.analysis, offsets[4], offsets[5])
  }

  /// Whether a version is written in another way, over a HEADER that is one: blanks after it and
  /// numbers for the offsets of TEXT.
  private static func isMisspelt(_ bytes: [UInt8]) -> Bool {
    guard bytes.count == length, TextSegment.text(bytes[..<3]).uppercased() == "FCS",
      bytes[6..<10].allSatisfy({ $0 == 0x20 })
    else { return false }
    return [10, 18].allSatisfy { place in
      Int(FCSKeyword.trim(TextSegment.text(bytes[place..<(place + 8)])[...])) != nil
    }
  }

  private mutating func bounds(
    _ segment: SegmentName, _ begin: Int?, _ end: Int?
  ) -> SegmentBounds? {
    let begin = begin ?? 0
    let end = end ?? 0
    if begin == 0, end == 0 { return nil }
    guard begin > 0, end >= begin - 1 else {
      warnings.append(.offsetsUnusable(segment, in: .header, begin: begin, end: end))
      return nil
    }
    return SegmentBounds(begin: begin, end: end)
  }
}

/// The offsets of a HEADER in their order.
package enum HeaderField: String, CaseIterable, Hashable, Sendable {
  case textBegin = "where TEXT begins"
  case textEnd = "where TEXT ends"
  case dataBegin = "where DATA begins"
  case dataEnd = "where DATA ends"
  case analysisBegin = "where ANALYSIS begins"
  case analysisEnd = "where ANALYSIS ends"
}
