/// Where the events of a data set are and how many there are, settled between HEADER, TEXT, `$TOT`
/// and the size of the file.
///
/// HEADER and TEXT disagree in files of several vendors and neither is always right. The one that
/// holds `$TOT` events outside TEXT and inside the file is believed; where both do, the HEADER,
/// which the standard puts first.
struct DataPlacement {
  /// What the decision rests on; all bounds are from the beginning of the data set.
  struct Evidence {
    var header: SegmentBounds?
    var text: SegmentBounds?
    /// The primary TEXT segment itself.
    var textSegment: SegmentBounds
    /// `$TOT`; nil where it is absent or no number.
    var total: Int?
    /// `$TOT` as written, for the warning.
    var totalText: String?
    /// How many bytes the file has from the beginning of the data set.
    var limit: Int
    var size: Int
    /// `$PnB` of all parameters, for the error.
    var bits: [Int]
    /// Whether `$PnB` leaves open how wide integers are stored, so that only a fit will do.
    var widthsAreOpen: Bool
    /// Where the data set begins in the file.
    var base: Int
  }

  var begin: Int
  /// How many bytes DATA has in the file, those of no event included.
  var bytes: Int
  var eventCount: Int
  var layout: EventLayout
  var warnings: [FCSWarning] = []

  private struct Candidate {
    var source: FCSWarning.OffsetSource
    var bounds: SegmentBounds
    var layout: EventLayout
  }

  /// How well a candidate agrees with `$TOT` and the file, best first.
  private enum Fit: Int {
    case exact, endOffByOne, cutShort, longer, shorter
    case exactOverlappingText, otherOverlappingText
  }

  /// Chooses among the layouts, of which the first is the plain reading of `$PnB`.
  /// - Parameter lastResort: a layout that is taken where it alone fits `$TOT` to the byte.
  init(
    _ evidence: Evidence, layouts: [EventLayout], lastResort: EventLayout? = nil
  ) throws(FCSError) {
    var candidates: [Candidate] = []
    for layout in layouts {
      if let bounds = evidence.header {
        candidates.append(Candidate(source: .header, bounds: bounds, layout: layout))
      }
      if let bounds = evidence.text, bounds != evidence.header {
        candidates.append(Candidate(source: .text, bounds: bounds, layout: layout))
      }
    }
    if let layout = lastResort, evidence.total ?? 0 > 0 {
      for (source, bounds) in [
        (FCSWarning.OffsetSource.header, evidence.header), (.text, evidence.text),
      ] {
        guard let bounds else { continue }
        let candidate = Candidate(source: source, bounds: bounds, layout: layout)
        if Self.fit(candidate, evidence) == .exact { candidates.append(candidate) }
      }
    }
    guard let first = layouts.first else { throw .noData(total: evidence.total ?? 0) }
    let ranked = candidates.map { ($0, Self.fit($0, evidence)) }
    guard let (best, fit) = ranked.min(by: { $0.1.rawValue < $1.1.rawValue }) else {
      guard evidence.total == 0 else { throw .noData(total: evidence.total ?? 0) }
      begin = 0
      bytes = 0
      eventCount = 0
      layout = first
      return
    }
    if evidence.widthsAreOpen, fit == .longer || fit == .shorter || fit == .otherOverlappingText {
      throw .widthsDoNotFit(
        bits: evidence.bits, total: evidence.total, bytes: best.bounds.count,
        at: evidence.base + best.bounds.begin)
    }
    begin = best.bounds.begin
    layout = best.layout
    bytes = 0
    eventCount = 0
    if let header = evidence.header, let text = evidence.text, header != text {
      warnings.append(.dataOffsetsDisagree(header: header, text: text, used: best.source))
    }
    if best.bounds.overlaps(evidence.textSegment) {
      warnings.append(.dataOverlapsText(data: best.bounds, text: evidence.textSegment))
    }
    try count(best, evidence)
  }

  private mutating func count(_ best: Candidate, _ evidence: Evidence) throws(FCSError) {
    let width = best.layout.eventBytes
    let length = best.bounds.count
    let left = length % width
    var wanted = length / width
    if let total = evidence.total, total > 0 || wanted == 0 {
      let bytes = Self.bytes(total, width)
      if length == bytes + 1 || length == bytes - 1 {
        warnings.append(.endOffByOne(.data, end: best.bounds.end))
        wanted = total
      } else if length > bytes {
        warnings.append(.dataLonger(total: total, bytesLeft: length - bytes))
        wanted = total
      } else if length < bytes {
        warnings.append(.dataShorter(total: total, read: wanted, bytesLeft: left))
      }
    } else {
      if evidence.total == nil {
        warnings.append(.totalMissing(value: evidence.totalText, read: wanted))
      } else {
        warnings.append(.totalZero(read: wanted))
      }
      if left == 1 {
        warnings.append(.endOffByOne(.data, end: best.bounds.end))
      } else if left > 0 {
        warnings.append(.dataLonger(total: wanted, bytesLeft: left))
      }
    }
    let available = max(0, evidence.limit - best.bounds.begin) / width
    eventCount = min(wanted, available)
    bytes = max(eventCount * width, min(length, evidence.limit - best.bounds.begin))
    if eventCount < wanted {
      guard eventCount > 0 else {
        throw .dataOutsideFile(
          begin: evidence.base + best.bounds.begin, total: evidence.total, size: evidence.size)
      }
      warnings.append(
        .dataCutShort(promised: wanted, read: eventCount, size: evidence.size))
    }
  }

  private static func fit(_ candidate: Candidate, _ evidence: Evidence) -> Fit {
    let width = candidate.layout.eventBytes
    let length = candidate.bounds.count
    var fit: Fit
    if let total = evidence.total, total > 0 || length < width {
      let bytes = bytes(total, width)
      switch length {
      case bytes: fit = .exact
      case bytes - 1, bytes + 1: fit = .endOffByOne
      case (bytes + 2)...: fit = .longer
      default: fit = .shorter
      }
      let available = evidence.limit - candidate.bounds.begin
      if fit.rawValue <= Fit.endOffByOne.rawValue, bytes > available { fit = .cutShort }
    } else {
      switch length % width {
      case 0: fit = .exact
      case 1: fit = .endOffByOne
      default: fit = .longer
      }
    }
    guard candidate.bounds.overlaps(evidence.textSegment) else { return fit }
    return fit.rawValue <= Fit.endOffByOne.rawValue ? .exactOverlappingText : .otherOverlappingText
  }

  /// The bytes of `total` events; near the largest integer where there are too many to count.
  private static func bytes(_ total: Int, _ width: Int) -> Int {
    let (bytes, overflow) = total.multipliedReportingOverflow(by: width)
    return overflow ? .max - 2 : min(bytes, .max - 2)
  }
}
