extension CountTable {
  static let headings = [
    "sample", "population", "gate", "count", "parentCount", "percentOfParent", "percentOfTotal",
  ]

  /// The table as text, a line a row after one of headings, each ending in a line end.
  ///
  /// Fields are quoted as RFC 4180 says where they hold the separator, a quote or a line end;
  /// numbers have the shortest digits that read back the same; what is not known is empty.
  package func separated(
    by separator: Character, statistics: [StatisticColumn] = []
  ) -> String {
    let lines =
      [Self.headings + statistics.map(\.heading)]
      + rows.map { row in
        [
          row.sample, row.population, row.gate?.rawValue ?? "", row.count.map { "\($0)" } ?? "",
          row.parentCount.map { "\($0)" } ?? "", row.percentOfParent.map(Self.number) ?? "",
          row.percentOfTotal.map(Self.number) ?? "",
        ] + row.statistics.map { $0.map(Self.number) ?? "" }
      }
    return lines.map { fields in
      fields.map { Self.quoted($0, separator) }.joined(separator: String(separator)) + "\n"
    }.joined()
  }

  /// A field as RFC 4180 writes it: in quotation marks where it holds what would end it.
  package static func quoted(_ field: String, _ separator: Character = ",") -> String {
    let special: [Unicode.Scalar] = ["\"", "\n", "\r"]
    let isPlain = !field.unicodeScalars.contains {
      special.contains($0) || Character($0) == separator
    }
    return isPlain ? field : "\"" + field.replacing("\"", with: "\"\"") + "\""
  }

  /// The shortest digits that read back the same; nothing for what is no finite number.
  package static func number(_ value: Double) -> String {
    guard value.isFinite else { return "" }
    if value == value.rounded(), value.magnitude < 1e15 { return "\(Int(value))" }
    return "\(value)"
  }
}
