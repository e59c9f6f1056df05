/// Text of a file, made fit to stand in a sentence.
enum Quotation {
  /// The text between quotation marks, shortened, control characters as `·`.
  static func quoted(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(40) {
      let category = scalar.properties.generalCategory
      let isHarmless = category != .control && category != .format && category != .lineSeparator
      scalars.append(isHarmless && category != .paragraphSeparator ? scalar : "·")
    }
    return "“\(String(scalars))\(text.unicodeScalars.count > 40 ? "…" : "")”"
  }

  /// `$P1G, $P2G and 3 more`, at most `limit` of them by name.
  static func list(_ items: [String], limit: Int = 4) -> String {
    if items.count > limit {
      return items.prefix(limit).joined(separator: ", ") + " and \(items.count - limit) more"
    }
    guard items.count > 1, let last = items.last else { return items.first ?? "none" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }

  /// `1 event`, `2 events`.
  static func count(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
