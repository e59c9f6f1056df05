extension FCSWarning: CustomStringConvertible {
  /// A name that scripts can rely on.
  package var code: String {
    switch self {
    case .unknownVersion: "unknown-version"
    case .offsetsUnusable: "offsets-unusable"
    case .dataOffsetsDisagree: "data-offsets-disagree"
    case .endOffByOne: "end-off-by-one"
    case .dataOverlapsText: "data-overlaps-text"
    case .dataCutShort: "data-cut-short"
    case .totalMissing: "total-missing"
    case .totalZero: "total-zero"
    case .dataLonger: "data-longer"
    case .dataShorter: "data-shorter"
    case .storedWider: "stored-wider"
    case .widthOfFloat: "width-of-float"
    case .finalDelimiterMissing: "final-delimiter-missing"
    case .emptyValues: "empty-values"
    case .textHasTrailingBytes: "text-trailing-bytes"
    case .blanksAroundNames: "blanks-around-names"
    case .keywordsRepeated: "keywords-repeated"
    case .supplementalTextIgnored: "supplemental-text-ignored"
    case .nextDataSetMissing: "next-data-set-missing"
    case .namesRepeated: "names-repeated"
    case .namesMissing: "names-missing"
    case .logOffsetZero: "log-offset-zero"
    case .logOnFloats: "log-on-floats"
    case .valueUnusable: "value-unusable"
    case .spilloverUnusable: "spillover-unusable"
    case .spilloverUnknownDetectors: "spillover-unknown-detectors"
    case .compensationLeftOut: "compensation-left-out"
    case .compensationOlder: "compensation-older"
    case .compensationApplied: "compensation-applied"
    case .notFinite: "not-finite"
    case .trailingBytes: "trailing-bytes"
    case .checksumWrong: "checksum-wrong"
    case .headerFieldUnusable: "header-field-unusable"
    case .dollarsMissing: "dollars-missing"
    case .decimalCommas: "decimal-commas"
    case .rangesUnusable: "ranges-unusable"
    case .widthOfByteOrder: "width-of-byte-order"
    case .newerKeywords: "newer-keywords"
    case .nextDataSetAbsolute: "next-data-set-absolute"
    case .table(let warning): warning.code
    }
  }

  package var description: String { message }

  /// What was found, where, and what was done, in one clause without a full stop.
  package var message: String {
    switch self {
    case .unknownVersion(let version):
      return "\(Quotation.quoted(version)) is no known version; read as FCS3.1"
    case .offsetsUnusable(let segment, let place, let begin, let end):
      return "\(place.rawValue) gives \(segment.rawValue) the offsets \(begin) and \(end), which "
        + "bound nothing; passed over"
    case .dataOffsetsDisagree(let header, let text, let used):
      return "HEADER puts DATA at bytes \(header.begin)–\(header.end), TEXT at "
        + "\(text.begin)–\(text.end); the \(used.rawValue) was believed"
    case .endOffByOne(let segment, let end):
      return "\(segment.rawValue) ends one byte off (\(end)); corrected"
    case .dataOverlapsText(let data, let text):
      return "DATA (\(data.begin)–\(data.end)) overlaps TEXT (\(text.begin)–\(text.end)); "
        + "read where it says"
    case .dataCutShort(let promised, let read, let size):
      return "the file ends at byte \(size), inside DATA; \(read) of "
        + "\(Quotation.count(promised, "event")) read"
    case .totalMissing(let value, let read):
      let what = value.map { "$TOT is \(Quotation.quoted($0)), no number" } ?? "$TOT is missing"
      return "\(what); DATA holds \(Quotation.count(read, "event")), read"
    case .totalZero(let read):
      return "$TOT is 0, but DATA holds \(Quotation.count(read, "event")), read"
    case .dataLonger(let total, let left):
      return
        "DATA is \(Quotation.count(left, "byte")) longer than \(Quotation.count(total, "event"))"
        + "; the rest was left out"
    case .dataShorter(let total, let read, let left):
      return "$TOT is \(total), but DATA holds \(Quotation.count(read, "event"))"
        + (left > 0 ? " and \(Quotation.count(left, "byte"))" : "") + "; the whole ones were read"
    case .storedWider(let parameters, let bits, let stored):
      return "\(Self.keys(parameters, "B")) of \(bits) bits, but values take \(stored); "
        + "read as \(bits) bits in \(stored)"
    case .widthOfFloat(let parameters, let bits, let stored):
      return "\(Self.keys(parameters, "B")) of \(bits) bits, but floating-point values take "
        + "\(stored); read as \(stored)"
    case .finalDelimiterMissing(let at):
      return "TEXT ends at byte \(at) without a delimiter; its last value was read to there"
    case .emptyValues(let names):
      return "no value for \(Self.names(names)); read as empty"
    case .textHasTrailingBytes(let count, let at):
      return "\(Quotation.count(count, "byte")) at byte \(at) after the last delimiter of TEXT; "
        + "passed over"
    case .blanksAroundNames(let count):
      return "blanks around \(Quotation.count(count, "keyword name")); removed"
    case .keywordsRepeated(let names):
      return "\(Self.names(names)) with several values; the first was taken"
    case .supplementalTextIgnored(let bounds, let reason):
      return "supplemental TEXT (\(bounds.begin)–\(bounds.end)) is none, as \(reason.rawValue); "
        + "passed over"
    case .nextDataSetMissing(let at, let size):
      return "$NEXTDATA points to byte \(at) of \(size), where no data set begins; passed over"
    case .namesRepeated(let names):
      return "several parameters are called \(Self.names(names)); the later ones got a number"
    case .namesMissing(let parameters):
      return "\(Self.keys(parameters, "N")) missing; called "
        + Quotation.list(parameters.map { "P\($0)" })
    case .logOffsetZero(let parameters):
      return "a log amplifier with the offset 0 in \(Self.keys(parameters, "E")); read as 1"
    case .logOnFloats(let parameters):
      return "a log amplifier on floating-point values in \(Self.keys(parameters, "E")); "
        + "not applied"
    case .valueUnusable(let keyword, let value, let at, let taken):
      return "\(Self.name(keyword)) at byte \(at) is \(Quotation.quoted(value)), which cannot be "
        + "used; \(taken) taken"
    case .spilloverUnusable(let keyword, let at, let reason):
      return "\(Self.name(keyword)) at byte \(at) is no matrix (\(Self.clause(reason))); left out"
    case .spilloverUnknownDetectors(let keyword, let detectors):
      return "\(Self.name(keyword)) names \(Self.names(detectors)), which no parameter is called"
    case .compensationLeftOut(let names):
      return "compensation in \(Self.names(names)), which vendors use differently; left out"
    case .compensationOlder(let keywords, let parameters):
      return "compensation in \(Self.names(keywords)); read as spillover between "
        + "\(Self.names(parameters)), which FlowJo and flowCore do not; look at a single stain: "
        + "the cytometer may have applied it already"
    case .compensationApplied(let keywords, let parameters):
      return "compensation in \(Self.names(keywords)) of log amplifiers "
        + "(\(Self.names(parameters))), which a cytometer applies before it stores the values; "
        + "not applied again"
    case .notFinite(let parameter, let notANumber, let infinite):
      return
        "\(Quotation.quoted(parameter)) is no number in \(Quotation.count(notANumber, "event")) and "
        + "infinite in \(infinite); kept"
    case .trailingBytes(let count, let at):
      return "\(Quotation.count(count, "byte")) from byte \(at) on belong to no segment; left out"
    case .checksumWrong(let text, let at):
      return
        "the checksum \(Quotation.quoted(text)) at byte \(at) does not fit the bytes before it, "
        + "which may have been altered; read as they are"
    case .headerFieldUnusable(let field, let value):
      return "the HEADER says \(field.rawValue) with \(Quotation.quoted(value)), which is no "
        + "number; passed over"
    case .dollarsMissing(let names):
      return "standard keywords without their $ (\(Self.names(names))); read as if they had it"
    case .decimalCommas(let names):
      return "a decimal comma in \(Self.names(names)); read as a point"
    case .rangesUnusable(let parameters):
      return "\(Self.keys(parameters, "R")) missing or no number, which bounds no floating-point "
        + "value; 262144 taken"
    case .widthOfByteOrder(let parameters, let bits, let stored):
      return "\(Self.keys(parameters, "B")) of \(bits) bits, but by $BYTEORD and $TOT values take "
        + "\(stored); read as \(stored)"
    case .newerKeywords(let names, let version):
      return "\(Self.names(names)) newer than \(version) of the HEADER; believed"
    case .nextDataSetAbsolute(let at):
      return "$NEXTDATA counts from the beginning of the file (\(at)); followed there"
    case .table(let warning):
      return warning.message
    }
  }

  private static func clause(_ fault: SpilloverFault) -> String {
    switch fault {
    case .noCount: "it does not begin with the number of parameters"
    case .wrongCount(let names, let values):
      "\(Quotation.count(names, "name")) need \(names.multipliedReportingOverflow(by: names).0) "
        + "values, it has \(values)"
    case .noNumber(let text): "\(Quotation.quoted(text)) is no number"
    }
  }

  private static func keys(_ parameters: [Int], _ letter: String) -> String {
    Quotation.list(parameters.map { "$P\($0)\(letter)" })
  }

  private static func names(_ names: [String]) -> String {
    Quotation.list(names.map(Self.name))
  }

  /// A keyword's name as it is where it is plain, else quoted.
  private static func name(_ text: String) -> String {
    let isPlain =
      !text.isEmpty && text.count <= 40
      && text.unicodeScalars.allSatisfy { (0x21...0x7E).contains($0.value) }
    return isPlain ? text : Quotation.quoted(text)
  }
}
