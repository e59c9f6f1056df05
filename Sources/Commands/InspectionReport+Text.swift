import FCSFiles
import Foundation
import Plotting

extension InspectionReport {
  /// The report for the eye, ending in a line end.
  package func text(isASCII: Bool) -> String {
    var lines = ["\(path), data set \(dataSet)"]
    func add(_ title: String, _ content: String) {
      lines.append("  " + title.padding(toLength: 12, withPad: " ", startingAt: 0) + content)
    }
    add("version", version)
    if let instrument { add("instrument", instrument) }
    if let date { add("date", date) }
    add("events", NumberText.count(eventCount))
    add("values", dataType == .ascii ? typeWords : "\(typeWords), bytes \(byteOrder)")
    if let flowRate { add("flow rate", flowRate.text(isASCII: isASCII)) }
    if let spillover {
      add(
        "spillover",
        "\(spillover.detectors.count) detectors: "
          + spillover.detectors.joined(separator: ", "))
    } else {
      add("spillover", "none")
    }
    for fact in facts { add(fact.title, fact.text) }
    lines.append("")
    lines += parameterLines
    if let keywords {
      lines.append("")
      lines += keywords.map { "  \($0.name) = \($0.value)" }
    }
    if !warnings.isEmpty {
      lines.append("")
      lines += warnings.map { "  \($0.isRepair ? "repaired" : "note"): \($0.message) (\($0.code))" }
    }
    return lines.map { TerminalText.safe($0) + "\n" }.joined()
  }

  /// The types of the values; of several, as FCS 3.2 allows, each with its parameters.
  private var typeWords: String {
    let types = parameters.map(\.parameter.dataType)
    guard Set(types).count > 1 else { return (types.first ?? dataType).words }
    var order: [FCSDataType] = []
    for type in types where !order.contains(type) { order.append(type) }
    return order.map { type in
      let indices = parameters.map(\.parameter).filter { $0.dataType == type }.map(\.index)
      return "\(type.words) (\(Self.ranges(indices)))"
    }.joined(separator: ", ")
  }

  /// `1–3, 7` of ascending numbers.
  private static func ranges(_ numbers: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = runs.last, last.upperBound + 1 == number {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
      .joined(separator: ", ")
  }

  private var parameterLines: [String] {
    var rows = [["n", "name", "stain", "bits", "range", "amplifier", "gain"]]
    let hasVoltages = voltages.contains { $0 != nil }
    if hasVoltages { rows[0].append("voltage") }
    if hasStatistics { rows[0] += ["minimum", "maximum", "mean"] }
    for (report, voltage) in zip(parameters, voltages) {
      let parameter = report.parameter
      let amplification = parameter.amplification
      var row = [
        String(parameter.index), parameter.name, parameter.stain ?? "",
        parameter.bits > 0 ? String(parameter.bits) : "*", CountFormat.number(parameter.range),
        amplification.decades > 0
          ? "\(CountFormat.number(amplification.decades)) decades from "
            + CountFormat.number(amplification.offset) : "linear",
        CountFormat.number(parameter.gain),
      ]
      if hasVoltages { row.append(voltage ?? "") }
      if hasStatistics {
        let values = report.statistics
        row += [values?.minimum, values?.maximum, values?.mean].map {
          $0.map { NumberText.value($0) } ?? ""
        }
      }
      rows.append(row)
    }
    let isNumber = [true, false, false, true, true, false] + rows[0].dropFirst(6).map { _ in true }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = row.indices.map { column -> String in
        let padding = String(repeating: " ", count: widths[column] - row[column].count)
        return isNumber[column] ? padding + row[column] : row[column] + padding
      }
      let line = "  " + cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}
