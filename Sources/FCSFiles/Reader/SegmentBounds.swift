/// Where a segment lies, in bytes from the beginning of its data set.
package struct SegmentBounds: Hashable, Sendable {
  /// The first byte.
  package var begin: Int
  /// The last byte, included; `begin - 1` for an empty segment.
  package var end: Int

  package init(begin: Int, end: Int) {
    self.begin = begin
    self.end = end
  }

  /// How many bytes it has.
  package var count: Int { end - begin + 1 }

  /// Whether the two share bytes, one shared byte (an end written one too far) not counted.
  func overlaps(_ other: SegmentBounds) -> Bool {
    min(end, other.end) - max(begin, other.begin) >= 1
  }
}

extension SegmentBounds {
  /// Whether the segment begins and ends with one same character that can part keywords.
  func hasDelimiters(_ source: any ByteSource, base: Int) throws(FCSError) -> Bool {
    guard count > 4 else { return false }
    let ends = try FCSError.reading { () throws(ByteSourceError) in
      try source.bytes((base + begin)..<(base + begin + 1))
        + source.bytes((base + end)..<(base + end + 1))
    }
    guard ends.count == 2, ends[0] == ends[1], (1...126).contains(ends[0]) else { return false }
    let scalar = Unicode.Scalar(ends[0])
    return !scalar.properties.isAlphabetic && scalar.properties.numericType == nil
      && scalar != " " && scalar != "$"
  }
}

/// The segments of a data set by the standard's names.
package enum SegmentName: String, Hashable, Sendable {
  case text = "TEXT"
  case supplementalText = "supplemental TEXT"
  case data = "DATA"
  case analysis = "ANALYSIS"
}
