/// How names of nested populations are written as one text.
package enum PopulationPath {
  /// Joins names by `/`, so that different lists of names give different texts.
  ///
  /// A `/` inside a name is written `\/`; a `\` inside a name is doubled where it would be read
  /// as the mark of an escape, before a `/` or `\` or at the end.
  package static func join(_ names: [String]) -> String {
    names.map(escape).joined(separator: "/")
  }

  /// The names that `join` made a path of.
  package static func names(_ path: String) -> [String] {
    var names: [String] = []
    var name = String.UnicodeScalarView()
    var rest = Substring(path).unicodeScalars
    while let letter = rest.popFirst() {
      if letter == "/" {
        names.append(String(name))
        name = String.UnicodeScalarView()
      } else if letter == "\\", let next = rest.first, next == "/" || next == "\\" {
        name.append(rest.removeFirst())
      } else {
        name.append(letter)
      }
    }
    return names + [String(name)]
  }

  private static func escape(_ name: String) -> String {
    var escaped = String.UnicodeScalarView()
    var rest = Substring(name).unicodeScalars
    while let letter = rest.popFirst() {
      let isRead = letter == "\\" && (rest.isEmpty || rest.first == "/" || rest.first == "\\")
      if letter == "/" || isRead { escaped.append("\\") }
      escaped.append(letter)
    }
    return String(escaped)
  }
}
