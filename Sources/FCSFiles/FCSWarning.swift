/// Something in a file that was repaired, passed over or worth knowing; nothing is done silently.
///
/// `begin`, `end` and bounds are in bytes from the beginning of the data set, `at` in bytes from
/// the beginning of the file.
package enum FCSWarning: Hashable, Sendable {
  /// The version is none that is known; read as FCS 3.1.
  case unknownVersion(String)
  /// Offsets that bound nothing (`0,-1`, or a begin without an end) were passed over.
  case offsetsUnusable(SegmentName, in: OffsetSource, begin: Int, end: Int)
  /// HEADER and TEXT disagree about DATA; `used` is the one that was believed.
  case dataOffsetsDisagree(header: SegmentBounds, text: SegmentBounds, used: OffsetSource)
  /// The end of a segment is written one byte too far or one too short.
  case endOffByOne(SegmentName, end: Int)
  /// DATA and TEXT share bytes, yet it alone fits the number of events.
  case dataOverlapsText(data: SegmentBounds, text: SegmentBounds)
  /// The file ends before DATA does; the whole events that are there were read.
  case dataCutShort(promised: Int, read: Int, size: Int)
  /// `$TOT` is absent or no number; the events of DATA were counted.
  case totalMissing(value: String?, read: Int)
  /// `$TOT` is 0, yet DATA has whole events, which were read.
  case totalZero(read: Int)
  /// DATA is longer than `$TOT` events, which alone were read.
  case dataLonger(total: Int, bytesLeft: Int)
  /// DATA is shorter than `$TOT` events; those in it were read.
  case dataShorter(total: Int, read: Int, bytesLeft: Int)
  /// Integers are stored in more bits than `$PnB` says.
  case storedWider(parameters: [Int], bits: Int, storedBits: Int)
  /// `$PnB` is not the width of the floating-point type, which was believed.
  case widthOfFloat(parameters: [Int], bits: Int, storedBits: Int)
  /// The last value of a TEXT segment does not end in the delimiter.
  case finalDelimiterMissing(at: Int)
  /// Keywords without a value.
  case emptyValues([String])
  /// Bytes after the last delimiter of TEXT were passed over.
  case textHasTrailingBytes(count: Int, at: Int)
  /// Blanks around keyword names were removed.
  case blanksAroundNames(count: Int)
  /// Keywords that are there more than once with different values; the first was taken.
  case keywordsRepeated([String])
  /// The supplemental TEXT segment is none and was passed over.
  case supplementalTextIgnored(SegmentBounds, reason: SupplementalTextFault)
  /// `$NEXTDATA` points to no data set.
  case nextDataSetMissing(at: Int, size: Int)
  /// Parameters of one name; the later ones got a number.
  case namesRepeated([String])
  /// `$PnN` is absent or blank; the parameter is called `Pn`.
  case namesMissing(parameters: [Int])
  /// `$PnE` is `d,0`, which is read as `d,1`.
  case logOffsetZero(parameters: [Int])
  /// `$PnE` asks for a logarithmic amplifier on floating-point data and was not applied.
  case logOnFloats(parameters: [Int])
  /// A value that is none of its keyword's; `taken` was taken instead.
  case valueUnusable(keyword: String, value: String, at: Int, taken: String)
  /// The spillover matrix cannot be read and was left out.
  case spilloverUnusable(keyword: String, at: Int, reason: SpilloverFault)
  /// The spillover matrix names detectors that are no parameters.
  case spilloverUnknownDetectors(keyword: String, [String])
  /// Compensation in keywords whose meaning differs between vendors; it was left out.
  case compensationLeftOut([String])
  /// Compensation of FCS 2.0 or 3.0 that was read as spillover between these parameters.
  case compensationOlder(keywords: [String], parameters: [String])
  /// Compensation of FCS 2.0 or 3.0 on values of log amplifiers, which are stored compensated.
  case compensationApplied(keywords: [String], parameters: [String])
  /// Values that are no numbers or infinite, kept as they are.
  case notFinite(parameter: String, notANumber: Int, infinite: Int)
  /// Bytes after the last segment belong to no data set.
  case trailingBytes(count: Int, at: Int)
  /// The checksum fits no reading of the standard.
  case checksumWrong(text: String, at: Int)
  /// An offset of the HEADER is no number.
  case headerFieldUnusable(HeaderField, value: String)
  /// Standard keywords without their `$`.
  case dollarsMissing([String])
  /// Numbers with a decimal comma.
  case decimalCommas([String])
  /// `$PnR` of floating-point values is absent or no number.
  case rangesUnusable(parameters: [Int])
  /// Integers are stored in the bytes of `$BYTEORD`, not in those of `$PnB`.
  case widthOfByteOrder(parameters: [Int], bits: Int, storedBits: Int)
  /// Keywords of a newer version than the HEADER's, which were believed.
  case newerKeywords([String], version: String)
  /// `$NEXTDATA` counts from the beginning of the file rather than of the data set.
  case nextDataSetAbsolute(at: Int)
  /// Of a text table.
  case table(EventTextWarning)

  /// Which of the two offsets was believed.
  package enum OffsetSource: String, Hashable, Sendable {
    case header = "HEADER"
    case text = "TEXT"
  }

  /// What is wrong with a supplemental TEXT segment.
  package enum SupplementalTextFault: String, Hashable, Sendable {
    case repeatsText = "it overlaps the primary TEXT"
    case outsideFile = "it lies outside the file"
    case noDelimiter = "it does not begin with the delimiter of TEXT"
  }

  /// What is wrong with a spillover matrix.
  package enum SpilloverFault: Hashable, Sendable {
    case noCount
    case wrongCount(names: Int, values: Int)
    case noNumber(String)
  }

  /// Whether something was repaired, which `--strict` refuses; the others are for information.
  package var isRepair: Bool {
    switch self {
    case .notFinite, .trailingBytes, .compensationLeftOut, .compensationOlder,
      .compensationApplied, .spilloverUnknownDetectors:
      false
    case .table(let warning): warning.isRepair
    default: true
    }
  }
}
