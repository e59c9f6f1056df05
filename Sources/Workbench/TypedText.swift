import GatingCore

/// Reads what is typed for bounds, dividers and coordinates.
enum TypedText {
  /// Why an answer can't be used, in a sentence that says what is expected.
  struct Fault: Error {
    var sentence: String
  }

  /// A finite number; a comma between thousands is left out.
  static func number(_ text: String) -> Double? {
    guard let value = Double(text.filter { $0 != "," }.replacing("−", with: "-")), value.isFinite
    else { return nil }
    return value
  }

  /// The values typed, one a word: `820`, `99.9%`, `99.9% of NAME`, `open`, `_`.
  ///
  /// A name goes on to the end or to a `;`.
  /// - Parameters:
  ///   - parent: the population whose percentiles are meant where none is named.
  ///   - find: the population of a name.
  static func values(
    _ text: String, parent: GateID?, find: (String) throws(Fault) -> GateID?
  ) throws(Fault) -> [TypedValue] {
    var values: [TypedValue] = []
    for part in text.split(separator: ";") {
      var words = part.split(whereSeparator: \.isWhitespace).map(String.init)[...]
      while let word = words.popFirst() {
        if word == "_" {
          values.append(.unchanged)
        } else if word.lowercased() == "open" {
          values.append(.open)
        } else if word.hasSuffix("%") {
          guard let percent = number(String(word.dropLast())), (0...100).contains(percent) else {
            throw Fault(sentence: "\(word) is no percentile; type 0% to 100%, as in 99.9%.")
          }
          var population = parent
          if words.first?.lowercased() == "of" {
            let name = words.dropFirst().joined(separator: " ")
            guard !name.isEmpty else {
              throw Fault(sentence: "Name a population after of, as in 99.9% of CD34+.")
            }
            population = try find(name)
            words = []
          }
          values.append(.percentile(percent / 100, of: population))
        } else if let value = number(word) {
          values.append(.number(value))
        } else {
          throw Fault(
            sentence: "\(word) is no value; type a number, 99.9%, 99.9% of NAME, open or _.")
        }
      }
    }
    return values
  }
}
