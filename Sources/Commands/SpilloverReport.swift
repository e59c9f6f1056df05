import Analysis
import GatingCore

/// A computed spillover matrix as a table for people.
struct SpilloverReport {
  private let estimate: SpilloverEstimate

  init(_ estimate: SpilloverEstimate) { self.estimate = estimate }

  /// What is to be wondered at, in sentences.
  var warnings: [String] {
    estimate.rows.flatMap { row in
      var warnings: [String] = []
      if let other = row.brighterOn {
        let names = estimate.matrix.detectors
        warnings.append(
          "\(row.name) is brighter on \(names[other]) than on \(names[row.detector]), its own.")
      }
      if row.saturated > 0 {
        warnings.append("\(row.name) has \(row.saturated) events at the top of a range.")
      }
      return warnings
    }
  }

  /// The matrix in percent, then what each row rests on.
  var table: String {
    let matrix = estimate.matrix
    let size = matrix.detectors.count
    var cells = [["% of"] + matrix.detectors]
    for row in 0..<size {
      cells.append(
        [matrix.fluorochromes[row]]
          + (0..<size).map { NumberColumns.fixed(100 * matrix.coefficients[row * size + $0], 3) })
    }
    var rests = [["detector", "control", "stained", "unstained", "signal"]]
    for row in estimate.rows {
      rests.append([
        matrix.detectors[row.detector], row.name, "\(row.positives)", "\(row.negatives)",
        NumberColumns.fixed(row.signal, 1),
      ])
    }
    return NumberColumns.text(cells) + "\n" + NumberColumns.text(rests, leading: 2)
  }
}

/// What a check of a matrix against its controls found, for people and for programs.
struct CheckReport {
  let check: SpilloverCheck
  /// As a fraction of the fluorochrome's own signal.
  let tolerance: Double

  /// The pairs that are off by more than the tolerance.
  var off: [SpilloverCheck.Pair] { check.pairs.filter { $0.verdict(tolerance) != .fits } }

  /// In a sentence, with the worst pair.
  var summary: String {
    let limit = NumberColumns.fixed(100 * tolerance, 2)
    let count = off.count
    let start = "\(count) of \(check.pairs.count) pairs are off by more than \(limit) %"
    guard let worst = check.worst else { return start + "." }
    return start
      + "; the furthest, \(check.names[worst.source]) on \(check.names[worst.target]), by "
      + "\(NumberColumns.fixed(100 * worst.fraction, 2)) %."
  }

  private func word(_ pair: SpilloverCheck.Pair) -> String { pair.verdict(tolerance).rawValue }

  var table: String {
    var rows = [["fluorochrome", "detector", "left over", "% of its own", "slope %", "verdict"]]
    for pair in check.pairs {
      rows.append([
        check.names[pair.source], check.names[pair.target],
        NumberColumns.fixed(pair.residual, 2), NumberColumns.fixed(100 * pair.fraction, 3),
        pair.slope.map { NumberColumns.fixed(100 * $0, 3) } ?? "n/a", word(pair),
      ])
    }
    return NumberColumns.text(rows, leading: 2)
  }

  /// Shortest digits that read back the same.
  var csv: String {
    var text = "control,fluorochrome,detector,residual,percent,slopePercent,verdict\n"
    for pair in check.pairs {
      let cells = [
        pair.name, check.names[pair.source], check.names[pair.target], "\(pair.residual)",
        "\(100 * pair.fraction)", pair.slope.map { "\(100 * $0)" } ?? "", word(pair),
      ]
      text += cells.map { CountTable.quoted($0) }.joined(separator: ",") + "\n"
    }
    return text
  }
}

/// Columns of text and numbers.
enum NumberColumns {
  /// Rows of cells, the first `leading` columns from the left, the others from the right.
  static func text(_ rows: [[String]], leading: Int = 1) -> String {
    let widths = (rows.first?.indices ?? 0..<0).map { column in
      rows.map { $0[column].count }.max() ?? 0
    }
    return rows.map { row in
      let line = row.enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: widths[column] - cell.count)
        return column < leading ? cell + blanks : blanks + cell
      }.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
    }.joined()
  }

  /// A number with so many digits after the point.
  static func fixed(_ value: Double, _ digits: Int) -> String {
    var factor = 1.0
    for _ in 0..<digits { factor *= 10 }
    guard value.isFinite, value.magnitude < 1e12 else { return "\(value)" }
    let whole = Int((value.magnitude * factor).rounded())
    let unit = Int(factor)
    let sign = value < 0 && whole > 0 ? "-" : ""
    return "\(sign)\(whole / unit)." + String("000000\(whole % unit)".suffix(digits))
  }
}
