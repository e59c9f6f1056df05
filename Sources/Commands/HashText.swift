/// SHA-256 hashes in sentences for people.
enum HashText {
  /// As many digits as tell two files apart by eye.
  private static let digits = 12

  /// The text with every hash that is called SHA-256 cut to its first digits and an ellipsis; heads
  /// of logs, which notes name, stay whole.
  static func shortened(_ text: String) -> String {
    var result = ""
    var run = ""
    func isDigit(_ character: Character) -> Bool {
      ("0"..."9").contains(character) || ("a"..."f").contains(character)
    }
    func end() {
      let isHash = run.count == 64 && result.hasSuffix("SHA-256 ")
      result += isHash ? run.prefix(digits) + "…" : run
      run = ""
    }
    for character in text {
      if isDigit(character) {
        run.append(character)
      } else {
        end()
        result.append(character)
      }
    }
    end()
    return result
  }
}
