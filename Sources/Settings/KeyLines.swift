/// Where the keys of a TOML text stand: TOML's parser tells the line of an error, not of a value.
///
/// Knows what theme files use: `[table]` headings and `key = value` lines, quoted keys included.
struct KeyLines {
  private var lines: [String: Int] = [:]

  /// The places of the keys in `text`.
  init(_ text: String) {
    var table = ""
    let rows = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    for (index, row) in rows.enumerated() {
      let content = row.drop { $0 == " " || $0 == "\t" }
      if content.first == "[" {
        table = Self.key(content.dropFirst().prefix { $0 != "]" }) + "."
        lines[String(table.dropLast())] = index + 1
      } else if let equals = content.firstIndex(of: "="), content.first != "#" {
        let path = table + Self.key(content[..<equals])
        if lines[path] == nil { lines[path] = index + 1 }
      }
    }
  }

  /// The line of a key, counted from 1; `path` is `table.key` or a key outside the tables.
  subscript(path: String) -> Int? { lines[path] }

  private static func key(_ text: Substring) -> String {
    text.filter { !" \t\"'".contains($0) }
  }
}
