import GatingCore

/// How the stored values of each parameter become scale values.
///
/// `$PnE` counts for integer data alone, then `$PnG`; Time is multiplied by `$TIMESTEP` and never
/// divided by its gain, which some writers set to the step as well.
struct DecodingScan {
  private(set) var decodings: [ValueDecoding] = []
  private(set) var warnings: [FCSWarning] = []

  /// The parameters, from 0, that hold the values of log amplifiers.
  var logarithmic: Set<Int> {
    Set(decodings.indices.filter { decodings[$0].amplifier != nil })
  }

  init(_ keywords: FCSKeywords, _ parameters: [FCSParameter]) {
    var timeStep: Double?
    if let keyword = keywords.keyword("$TIMESTEP"), keywords["$TIMESTEP"] != nil {
      if let step = FCSKeywords.number(keyword.value), step > 0 {
        timeStep = step
      } else if let step = KeywordSpelling.decimalComma(keyword.trimmedValue), step > 0 {
        timeStep = step
        warnings.append(.decimalCommas([keyword.name]))
      } else {
        warnings.append(
          .valueUnusable(
            keyword: keyword.name, value: keyword.trimmedValue, at: keyword.offset, taken: "1"))
      }
    }
    for parameter in parameters {
      if Parameter(name: parameter.name).isTime {
        decodings.append(ValueDecoding(timeStep: timeStep))
        continue
      }
      let amplification = parameter.amplification
      let isLog = parameter.dataType == .integer && amplification.decades > 0
      decodings.append(
        ValueDecoding(
          amplifier: isLog && parameter.range > 0
            ? .init(
              decades: amplification.decades, offset: amplification.offset, range: parameter.range)
            : nil,
          gain: parameter.gain))
    }
  }
}
