import Foundation

/// A table of 64-bit numbers made by `Reference/make_reference.py` with mpmath and numpy.
struct ReferenceTable {
  /// The words of each line that are no bit patterns, then the numbers.
  let rows: [(words: [String], numbers: [Double])]

  /// Reads `Reference/<name>.txt` beside this file.
  init(_ name: String) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Reference/\(name).txt")
    rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
      var words: [String] = []
      var numbers: [Double] = []
      for part in line.split(separator: " ") {
        if part.count == 16, let bits = UInt64(part, radix: 16) {
          numbers.append(Double(bitPattern: bits))
        } else {
          words.append(String(part))
        }
      }
      return (words, numbers)
    }
  }
}
