/// Standard keywords in spellings of vendors, made those of the standard.
enum KeywordSpelling {
  private static let globals: Set<String> = [
    "BEGINANALYSIS", "BEGINDATA", "BEGINSTEXT", "BYTEORD", "DATATYPE", "ENDANALYSIS", "ENDDATA",
    "ENDSTEXT", "MODE", "NEXTDATA", "PAR", "TIMESTEP", "TOT",
  ]
  private static let parameterLetters: Set<String> = ["B", "E", "G", "N", "R", "S"]

  /// Keywords with the `$` that a writer left out of all standard names, and those names.
  ///
  /// Only where `$PAR` itself is written `PAR`: else `P1G` is a vendor's own keyword.
  static func withDollars(_ keywords: FCSKeywords) -> (FCSKeywords, [String])? {
    guard keywords.keyword("$PAR") == nil, keywords.keyword("PAR") != nil else { return nil }
    var changed: [String] = []
    let all = keywords.all.map { keyword -> FCSKeyword in
      guard isStandard(keyword.name.uppercased()), keywords.keyword("$" + keyword.name) == nil
      else { return keyword }
      changed.append(keyword.name)
      var keyword = keyword
      keyword.name = "$" + keyword.name
      return keyword
    }
    return (FCSKeywords(all), changed)
  }

  private static func isStandard(_ name: String) -> Bool {
    if globals.contains(name) { return true }
    guard name.hasPrefix("P") else { return false }
    let digits = name.dropFirst().prefix { $0.isASCII && $0.isNumber }
    return !digits.isEmpty && parameterLetters.contains(String(name.dropFirst(1 + digits.count)))
  }

  /// A number with a comma for its decimal point; nil where it is none.
  static func decimalComma(_ text: String) -> Double? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty, !text.contains("."),
      parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return FCSKeywords.number(parts[0] + "." + parts[1])
  }
}
