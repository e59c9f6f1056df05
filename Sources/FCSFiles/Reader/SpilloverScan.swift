import GatingCore

/// The spillover matrix of a data set.
///
/// `$SPILLOVER` is `n,name₁,…,nameₙ,` and n² values row by row (FCS 3.1, section 3.2.22). Vendors
/// also call it `SPILL`, give numbers of parameters for names, and use names with commas.
struct SpilloverScan {
  private(set) var matrix: SpectrumMatrix?
  private(set) var warnings: [FCSWarning] = []

  /// The keywords under which it is found, the standard's first.
  static let names = ["$SPILLOVER", "SPILL", "$SPILL", "SPILLOVER"]

  /// Reads the first that is there.
  ///
  /// - Parameters:
  ///   - panel: the names of the parameters.
  ///   - logarithmic: which of them, from 0, hold the values of log amplifiers.
  init(_ keywords: FCSKeywords, panel: [String], logarithmic: Set<Int>) {
    guard let name = Self.names.first(where: { keywords[$0] != nil }),
      let keyword = keywords.keyword(name)
    else {
      let older = OlderCompensationScan(keywords, panel: panel, logarithmic: logarithmic)
      matrix = older.matrix
      warnings = older.warnings
      return
    }
    let tokens = keyword.trimmedValue.split(separator: ",", omittingEmptySubsequences: false)
      .map { String(FCSKeyword.trim($0)) }
    guard let first = tokens.first, let count = Int(first), (1...tokens.count).contains(count)
    else {
      warnings.append(
        .spilloverUnusable(keyword: keyword.name, at: keyword.offset, reason: .noCount))
      return
    }
    let values = count * count
    let nameTokens = tokens.dropFirst().dropLast(min(values, tokens.count - 1))
    guard tokens.count >= 1 + count + values,
      let detectors = Self.names(Array(nameTokens), count, panel)
    else {
      warnings.append(
        .spilloverUnusable(
          keyword: keyword.name, at: keyword.offset,
          reason: .wrongCount(names: count, values: max(0, tokens.count - 1 - count))))
      return
    }
    var coefficients: [Double] = []
    for token in tokens.suffix(values) {
      guard let value = FCSKeywords.number(token) else {
        warnings.append(
          .spilloverUnusable(
            keyword: keyword.name, at: keyword.offset, reason: .noNumber(token)))
        return
      }
      coefficients.append(value)
    }
    let unknown = detectors.filter { !panel.contains($0) }
    if !unknown.isEmpty {
      warnings.append(.spilloverUnknownDetectors(keyword: keyword.name, unknown))
    }
    matrix = SpectrumMatrix(
      id: "FCS", fluorochromes: detectors, detectors: detectors, coefficients: coefficients)
  }

  /// Puts names with commas together again and turns numbers into the names of parameters.
  private static func names(_ tokens: [String], _ count: Int, _ panel: [String]) -> [String]? {
    var names: [String] = []
    if tokens.count == count {
      names = tokens
    } else {
      var rest = tokens[...]
      while !rest.isEmpty {
        let length = (1...rest.count).reversed().first { length in
          panel.contains(rest.prefix(length).joined(separator: ","))
        }
        guard let length else { return nil }
        names.append(rest.prefix(length).joined(separator: ","))
        rest = rest.dropFirst(length)
      }
      guard names.count == count else { return nil }
    }
    return names.map { name in
      if panel.contains(name) { return name }
      if let number = Int(name), panel.indices.contains(number - 1) { return panel[number - 1] }
      return name
    }
  }
}
