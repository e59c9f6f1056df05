import GatingCore

/// Compensation as FCS 2.0 (`$DFCiTOj`) and FCS 3.0 (`$COMP`) have it, as a spillover matrix.
///
/// `$DFCiTOj` is the percentage of fluorescence i that is subtracted from j. Cytometers count
/// their detectors by it (`FL1` and on); where no parameter is called so, i and j count parameters.
/// `$COMP` is `n` and n² numbers row by row, for all parameters or for those that are neither
/// scatter nor Time; ones or hundreds on its diagonal say whether they are fractions or percent.
/// Where that leaves a doubt nothing is read.
///
/// Nor is it read for values behind log amplifiers: an analog cytometer compensates before it takes
/// the logarithm, so that what it stores is compensated, and once more would be wrong. FlowJo's
/// manual says so of FCS 2.0 files ("BD analog cytometers"); flowCore reads neither keyword.
struct OlderCompensationScan {
  private(set) var matrix: SpectrumMatrix?
  private(set) var warnings: [FCSWarning] = []

  private let panel: [String]
  private let logarithmic: Set<Int>

  /// Reads what is there.
  ///
  /// - Parameters:
  ///   - panel: the names of the parameters.
  ///   - logarithmic: which of them, from 0, hold the values of log amplifiers.
  init(_ keywords: FCSKeywords, panel: [String], logarithmic: Set<Int>) {
    self.panel = panel
    self.logarithmic = logarithmic
    if keywords["$COMP"] != nil, let keyword = keywords.keyword("$COMP") {
      readMatrix(keyword)
      if matrix != nil || !warnings.isEmpty { return }
    }
    readPairs(keywords)
  }

  private mutating func readMatrix(_ keyword: FCSKeyword) {
    let tokens = keyword.trimmedValue.split(separator: ",", omittingEmptySubsequences: false)
      .map { FCSKeywords.number(String($0)) }
    let numbers = tokens.compactMap { $0 }
    let measured = panel.indices.filter { index in
      let parameter = Parameter(name: panel[index])
      return !parameter.isScatter && !parameter.isTime
    }
    guard numbers.count == tokens.count, let first = numbers.first,
      let count = Int(exactly: first), (1...10_000).contains(count),
      numbers.count == 1 + count * count,
      let indices = [Array(panel.indices), measured].first(where: { $0.count == count })
    else {
      warnings.append(.compensationLeftOut([keyword.name]))
      return
    }
    let values = Array(numbers.dropFirst())
    let diagonal = (0..<count).map { values[$0 * count + $0] }
    guard let unit = [1.0, 100.0].first(where: { unit in diagonal.allSatisfy { $0 == unit } })
    else {
      if values.contains(where: { $0 != 0 }) {
        warnings.append(.compensationLeftOut([keyword.name]))
      }
      return
    }
    var pairs: [Pair] = []
    for row in 0..<count {
      for column in 0..<count where row != column && values[row * count + column] != 0 {
        pairs.append(
          Pair(
            from: indices[row], to: indices[column], fraction: values[row * count + column] / unit))
      }
    }
    build(pairs, keywords: [keyword.name])
  }

  private struct Pair {
    var from: Int
    var to: Int
    var fraction: Double
  }

  private mutating func readPairs(_ keywords: FCSKeywords) {
    let isNamed = panel.contains { Self.number(ofDetector: $0) != nil }
    var pairs: [Pair] = []
    var names: [String] = []
    var isClear = true
    for keyword in keywords.all {
      guard let (from, to) = Self.numbers(keyword.name) else { continue }
      let value = FCSKeywords.number(keyword.value)
      if value == 0 || keyword.trimmedValue.isEmpty { continue }
      names.append(keyword.name)
      guard let value, from != to, let source = index(from, isNamed),
        let target = index(to, isNamed)
      else {
        isClear = false
        continue
      }
      pairs.append(Pair(from: source, to: target, fraction: value / 100))
    }
    guard isClear else {
      warnings.append(.compensationLeftOut(names))
      return
    }
    build(pairs, keywords: names)
  }

  private mutating func build(_ pairs: [Pair], keywords: [String]) {
    if pairs.isEmpty { return }
    let indices = Set(pairs.flatMap { [$0.from, $0.to] }).sorted()
    guard logarithmic.isDisjoint(with: indices) else {
      warnings.append(
        .compensationApplied(keywords: keywords, parameters: indices.map { panel[$0] }))
      return
    }
    let count = indices.count
    var coefficients = [Double](repeating: 0, count: count * count)
    for index in 0..<count { coefficients[index * count + index] = 1 }
    for pair in pairs {
      guard let row = indices.firstIndex(of: pair.from),
        let column = indices.firstIndex(of: pair.to)
      else { continue }
      coefficients[row * count + column] = pair.fraction
    }
    let names = indices.map { panel[$0] }
    matrix = SpectrumMatrix(
      id: "FCS", fluorochromes: names, detectors: names, coefficients: coefficients)
    warnings.append(.compensationOlder(keywords: keywords, parameters: names))
  }

  /// The parameter of a number: the one detector of that number, or the parameter itself.
  private func index(_ number: Int, _ isNamed: Bool) -> Int? {
    guard isNamed else { return panel.indices.contains(number - 1) ? number - 1 : nil }
    let found = panel.indices.filter { Self.number(ofDetector: panel[$0]) == number }
    return found.count == 1 ? found[0] : nil
  }

  /// 2 of `FL2 LOG`; nil where a name does not begin so.
  private static func number(ofDetector name: String) -> Int? {
    guard name.uppercased().hasPrefix("FL") else { return nil }
    return Int(name.dropFirst(2).prefix { $0.isASCII && $0.isNumber })
  }

  /// 1 and 2 of `$DFC1TO2`.
  private static func numbers(_ name: String) -> (Int, Int)? {
    let upper = name.uppercased()
    guard upper.hasPrefix("$DFC") else { return nil }
    let parts = upper.dropFirst(4).split(separator: "TO", omittingEmptySubsequences: false)
    guard parts.count == 2, let from = Int(parts[0]), let to = Int(parts[1]) else { return nil }
    return (from, to)
  }
}
