import FCSFiles
import Testing

/// The words of every warning, which people read and scripts compare by their code.
@Suite struct FCSWarningTextTests {
  static let header = SegmentBounds(begin: 100, end: 199)
  static let text = SegmentBounds(begin: 102, end: 201)

  static let expected: [(FCSWarning, String)] = [
    (
      .unknownVersion("FCS9.9"),
      "unknown-version: “FCS9.9” is no known version; read as FCS3.1"
    ),
    (
      .offsetsUnusable(.data, in: .header, begin: 0, end: -1),
      "offsets-unusable: HEADER gives DATA the offsets 0 and -1, which bound nothing; passed over"
    ),
    (
      .dataOffsetsDisagree(header: header, text: text, used: .text),
      "data-offsets-disagree: HEADER puts DATA at bytes 100–199, TEXT at 102–201; "
        + "the TEXT was believed"
    ),
    (.endOffByOne(.data, end: 200), "end-off-by-one: DATA ends one byte off (200); corrected"),
    (
      .dataOverlapsText(data: header, text: text),
      "data-overlaps-text: DATA (100–199) overlaps TEXT (102–201); read where it says"
    ),
    (
      .dataCutShort(promised: 10, read: 1, size: 150),
      "data-cut-short: the file ends at byte 150, inside DATA; 1 of 10 events read"
    ),
    (
      .totalMissing(value: nil, read: 1),
      "total-missing: $TOT is missing; DATA holds 1 event, read"
    ),
    (
      .totalMissing(value: "x\u{7}", read: 2),
      "total-missing: $TOT is “x·”, no number; DATA holds 2 events, read"
    ),
    (.totalZero(read: 5), "total-zero: $TOT is 0, but DATA holds 5 events, read"),
    (
      .dataLonger(total: 5, bytesLeft: 7),
      "data-longer: DATA is 7 bytes longer than 5 events; the rest was left out"
    ),
    (
      .dataShorter(total: 5, read: 4, bytesLeft: 3),
      "data-shorter: $TOT is 5, but DATA holds 4 events and 3 bytes; the whole ones were read"
    ),
    (
      .storedWider(parameters: [1, 2], bits: 10, storedBits: 16),
      "stored-wider: $P1B and $P2B of 10 bits, but values take 16; read as 10 bits in 16"
    ),
    (
      .widthOfFloat(parameters: [3], bits: 16, storedBits: 32),
      "width-of-float: $P3B of 16 bits, but floating-point values take 32; read as 32"
    ),
    (
      .finalDelimiterMissing(at: 99),
      "final-delimiter-missing: TEXT ends at byte 99 without a delimiter; "
        + "its last value was read to there"
    ),
    (
      .emptyValues(["A", "B", "C", "D", "E", "F"]),
      "empty-values: no value for A, B, C, D and 2 more; read as empty"
    ),
    (
      .textHasTrailingBytes(count: 1, at: 99),
      "text-trailing-bytes: 1 byte at byte 99 after the last delimiter of TEXT; passed over"
    ),
    (
      .blanksAroundNames(count: 2),
      "blanks-around-names: blanks around 2 keyword names; removed"
    ),
    (
      .keywordsRepeated(["$CYT", "a b"]),
      "keywords-repeated: $CYT and “a b” with several values; the first was taken"
    ),
    (
      .supplementalTextIgnored(header, reason: .noDelimiter),
      "supplemental-text-ignored: supplemental TEXT (100–199) is none, as it does not begin with "
        + "the delimiter of TEXT; passed over"
    ),
    (
      .nextDataSetMissing(at: 900, size: 800),
      "next-data-set-missing: $NEXTDATA points to byte 900 of 800, where no data set begins; "
        + "passed over"
    ),
    (
      .namesRepeated(["PE-A"]),
      "names-repeated: several parameters are called PE-A; the later ones got a number"
    ),
    (.namesMissing(parameters: [2]), "names-missing: $P2N missing; called P2"),
    (
      .logOffsetZero(parameters: [1]),
      "log-offset-zero: a log amplifier with the offset 0 in $P1E; read as 1"
    ),
    (
      .logOnFloats(parameters: [1]),
      "log-on-floats: a log amplifier on floating-point values in $P1E; not applied"
    ),
    (
      .valueUnusable(keyword: "$P1G", value: "0", at: 77, taken: "1"),
      "value-unusable: $P1G at byte 77 is “0”, which cannot be used; 1 taken"
    ),
    (
      .spilloverUnusable(keyword: "SPILL", at: 9, reason: .wrongCount(names: 2, values: 3)),
      "spillover-unusable: SPILL at byte 9 is no matrix (2 names need 4 values, it has 3); left out"
    ),
    (
      .spilloverUnusable(keyword: "SPILL", at: 9, reason: .noNumber("x")),
      "spillover-unusable: SPILL at byte 9 is no matrix (“x” is no number); left out"
    ),
    (
      .spilloverUnknownDetectors(keyword: "SPILL", ["X-A"]),
      "spillover-unknown-detectors: SPILL names X-A, which no parameter is called"
    ),
    (
      .compensationLeftOut(["$COMP"]),
      "compensation-left-out: compensation in $COMP, which vendors use differently; left out"
    ),
    (
      .notFinite(parameter: "PE-A", notANumber: 2, infinite: 1),
      "not-finite: “PE-A” is no number in 2 events and infinite in 1; kept"
    ),
    (
      .trailingBytes(count: 20, at: 800),
      "trailing-bytes: 20 bytes from byte 800 on belong to no segment; left out"
    ),
  ]

  @Test func everyWarningHasItsWords() {
    for (warning, words) in Self.expected {
      #expect("\(warning.code): \(warning.message)" == words)
    }
    #expect(Set(Self.expected.map(\.0.code)).count == 29)
  }
}
