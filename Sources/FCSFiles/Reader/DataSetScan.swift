import GatingCore

/// Everything about a data set but its events: HEADER, TEXT, parameters and where DATA is.
struct DataSetScan {
  let source: any ByteSource
  let header: FCSHeader
  /// Where the data set begins in the file.
  let base: Int
  /// How many bytes the file has from there.
  let limit: Int
  private(set) var textBounds: SegmentBounds
  private(set) var keywords: FCSKeywords
  var warnings: [FCSWarning]

  /// Reads HEADER, TEXT and supplemental TEXT of the data set that begins at byte `base`.
  init(_ source: some ByteSource, base: Int) throws(FCSError) {
    self.source = source
    self.base = base
    limit = source.size - base
    header = try FCSHeader(source, base: base)
    warnings = header.warnings
    guard var bounds = header.text else { throw .noText(at: base) }
    if bounds.end == limit, bounds.count > 1 {
      warnings.append(.endOffByOne(.text, end: bounds.end))
      bounds.end -= 1
    }
    guard bounds.end < limit, bounds.count > 0 else {
      throw .textOutsideFile(bounds, size: source.size)
    }
    textBounds = bounds
    let bytes = try Self.bytes(source, base, bounds)
    let primary = TextSegment(bytes, start: base + bounds.begin)
    warnings += primary.warnings
    keywords = FCSKeywords(primary.keywords)
    try addSupplementalText(delimiter: bytes.first)
    if let (spelt, names) = KeywordSpelling.withDollars(keywords) {
      keywords = spelt
      warnings.append(.dollarsMissing(names))
    }
    noteRepeatedKeywords()
  }

  private static func bytes(
    _ source: some ByteSource, _ base: Int, _ bounds: SegmentBounds
  ) throws(FCSError) -> [UInt8] {
    try FCSError.reading { () throws(ByteSourceError) in
      try source.bytes((base + bounds.begin)..<(base + bounds.end + 1))
    }
  }

  private mutating func addSupplementalText(delimiter: UInt8?) throws(FCSError) {
    guard let begin = keywords.offset("$BEGINSTEXT"), let end = keywords.offset("$ENDSTEXT"),
      begin > 0, end >= begin
    else { return }
    let bounds = SegmentBounds(begin: begin, end: end)
    if bounds.overlaps(textBounds) || bounds == textBounds {
      warnings.append(.supplementalTextIgnored(bounds, reason: .repeatsText))
      return
    }
    guard end < limit else {
      warnings.append(.supplementalTextIgnored(bounds, reason: .outsideFile))
      return
    }
    let first = try Self.bytes(source, base, SegmentBounds(begin: begin, end: begin))
    let isDelimited = try bounds.hasDelimiters(source, base: base)
    let hasOwnDelimiter = first.first != delimiter && isDelimited
    guard first.first == delimiter || hasOwnDelimiter else {
      warnings.append(.supplementalTextIgnored(bounds, reason: .noDelimiter))
      return
    }
    let bytes = try Self.bytes(source, base, bounds)
    let segment = TextSegment(bytes, start: base + begin)
    warnings += segment.warnings
    keywords = FCSKeywords(keywords.all + segment.keywords)
  }

  private mutating func noteRepeatedKeywords() {
    var names: [String] = []
    for keyword in keywords.all {
      guard let first = keywords.keyword(keyword.name), first.value != keyword.value,
        !names.contains(first.name)
      else { continue }
      names.append(first.name)
    }
    if !names.isEmpty { warnings.append(.keywordsRepeated(names)) }
  }

  /// The byte at which the data set after this one begins; nil after the last.
  mutating func nextDataSet() throws(FCSError) -> Int? {
    guard let next = keywords.offset("$NEXTDATA"), next > 0 else { return nil }
    let source = source
    for place in [base + next, next] where place > base {
      let bytes = try FCSError.reading { () throws(ByteSourceError) in
        try source.bytes(place..<(place + 3))
      }
      guard bytes.elementsEqual("FCS".utf8) else { continue }
      if place != base + next { warnings.append(.nextDataSetAbsolute(at: place)) }
      return place
    }
    warnings.append(.nextDataSetMissing(at: base + next, size: source.size))
    return nil
  }
}
