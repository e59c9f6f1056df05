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
    (
      .compensationOlder(keywords: ["$COMP"], parameters: ["FL1", "FL2"]),
      "compensation-older: compensation in $COMP; read as spillover between FL1 and FL2, "
        + "which FlowJo and flowCore do not; look at a single stain: the cytometer may have "
        + "applied it already"
    ),
    (
      .compensationApplied(keywords: ["$DFC1TO2"], parameters: ["FL1", "FL2"]),
      "compensation-applied: compensation in $DFC1TO2 of log amplifiers (FL1 and FL2), which a "
        + "cytometer applies before it stores the values; not applied again"
    ),
    (
      .checksumWrong(text: "1F2E", at: 99),
      "checksum-wrong: the checksum “1F2E” at byte 99 does not fit the bytes before it, which may "
        + "have been altered; read as they are"
    ),
    (
      .headerFieldUnusable(.dataEnd, value: "x"),
      "header-field-unusable: the HEADER says where DATA ends with “x”, which is no number; "
        + "passed over"
    ),
    (
      .dollarsMissing(["PAR", "TOT"]),
      "dollars-missing: standard keywords without their $ (PAR and TOT); read as if they had it"
    ),
    (
      .decimalCommas(["$P1G"]), "decimal-commas: a decimal comma in $P1G; read as a point"
    ),
    (
      .rangesUnusable(parameters: [3]),
      "ranges-unusable: $P3R missing or no number, which bounds no floating-point value; "
        + "262144 taken"
    ),
    (
      .widthOfByteOrder(parameters: [1, 2], bits: 32, storedBits: 16),
      "width-of-byte-order: $P1B and $P2B of 32 bits, but by $BYTEORD and $TOT values take 16; "
        + "read as 16"
    ),
    (
      .newerKeywords(["$P1DATATYPE"], version: "FCS3.0"),
      "newer-keywords: $P1DATATYPE newer than FCS3.0 of the HEADER; believed"
    ),
    (
      .nextDataSetAbsolute(at: 900),
      "next-data-set-absolute: $NEXTDATA counts from the beginning of the file (900); "
        + "followed there"
    ),
    (
      .table(.headingMissing(columns: 1)),
      "heading-missing: the first row has numbers alone, so there is no heading; columns are "
        + "called P1"
    ),
    (
      .table(.rowNames),
      "row-names: rows have one cell more than the heading; the first was read as Row"
    ),
    (
      .table(.remarks(lines: 2)), "remarks: 2 lines of remarks before the table; passed over"
    ),
    (.table(.decimalComma), "decimal-comma: numbers have decimal commas; read as such"),
    (
      .table(.wordsNumbered(column: "Well", words: ["A1"])),
      "words-numbered: “Well” has words; read as numbers: 1 is “A1”"
    ),
    (
      .table(.wordsLeftOut(column: "Id", limit: 9)),
      "words-left-out: “Id” has more than 9 different words; left out"
    ),
    (
      .table(.mixedColumn(column: "X", numbers: 2, words: 1, word: "?", line: 7)),
      "mixed-column: “X” has 2 numbers and 1 word (“?” in line 7); left out"
    ),
    (
      .table(.emptyColumn(number: 3)),
      "empty-column: column 3 has neither a name nor a value; left out"
    ),
    (
      .table(.quoteNotClosed(line: 4)),
      "quote-not-closed: the quotation that begins in line 4 is not closed; read to the end"
    ),
  ]

  @Test func everyWarningHasItsWords() {
    for (warning, words) in Self.expected {
      #expect("\(warning.code): \(warning.message)" == words)
    }
    #expect(Set(Self.expected.map(\.0.code)).count == 48)
  }
}
