import Analysis

/// Counts to a file.
extension Model {
  /// What divides the path from the names of further columns, as on the command line.
  private static let divider = " --statistics "

  /// Writes the counts to a path; behind `--statistics` it may name further columns.
  mutating func acceptExport(_ text: String) -> [Effect] {
    guard !text.isEmpty else { return [] }
    var path = text
    var columns: [StatisticColumn] = []
    if let range = text.firstRange(of: Self.divider) {
      path = String(text[..<range.lowerBound])
      do throws(StatisticError) {
        columns = try StatisticColumn.parse(String(text[range.upperBound...]))
      } catch {
        // What was typed stays, to be set right.
        say(error.description, .warning)
        return []
      }
    }
    mode = .browse
    let output = Effect.Output(
      path: path, content: .counts(sample, decidedStrategy, columns, fidelity))
    return write(output)
  }
}
