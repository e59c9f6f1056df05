import Analysis
import Foundation
import GatingCore
import Plotting

/// The formats of count tables.
enum CountFormat: String, CaseIterable, Sendable {
  case table
  case csv
  case tsv
  case json

  /// By a path's ending; CSV for any other.
  init(path: String) {
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    self = CountFormat(rawValue: ending) ?? .csv
    if self == .table { self = .csv }
  }

  /// A file that was read, with what it held.
  struct Input: Encodable, Sendable {
    var path: String
    var sha256: String
  }

  /// The table as text, ending in a line end.
  ///
  /// - Parameters:
  ///   - session: the session that the counts are of; JSON alone has a place for it.
  ///   - notes: what was left out of a sample's strategy, by its name; for the eye alone.
  func text(
    _ table: CountTable, statistics: [StatisticColumn] = [], inputs: [Input] = [],
    session: SessionOrigin? = nil, notes: [String: [String]] = [:]
  ) -> String {
    switch self {
    case .csv: table.separated(by: ",", statistics: statistics)
    case .tsv: table.separated(by: "\t", statistics: statistics)
    case .json: json(table, statistics, inputs, session)
    case .table: aligned(table, statistics, notes)
    }
  }

  /// The shortest digits that read back the same; nothing for what is no finite number.
  static func number(_ value: Double) -> String { CountTable.number(value) }

  private func json(
    _ table: CountTable, _ statistics: [StatisticColumn], _ inputs: [Input],
    _ session: SessionOrigin?
  ) -> String {
    struct Row: Encodable {
      let row: CountTable.Row
      let headings: [String]

      struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(_ text: String) { stringValue = text }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
      }

      func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        func put(_ key: String, _ value: some Encodable) throws {
          try container.encode(value, forKey: Key(key))
        }
        try put("sample", row.sample)
        try put("population", row.population)
        try put("gate", row.gate?.rawValue)
        try put("count", row.count)
        try put("parentCount", row.parentCount)
        try put("percentOfParent", row.percentOfParent)
        try put("percentOfTotal", row.percentOfTotal)
        for (heading, value) in zip(headings, row.statistics) { try put(heading, value) }
      }
    }
    struct Document: Encodable {
      var fidelity: Fidelity
      var inputs: [Input]
      var rows: [Row]
      var session: SessionOrigin?
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let document = Document(
      fidelity: table.fidelity, inputs: inputs,
      rows: table.rows.map { Row(row: $0, headings: statistics.map(\.heading)) },
      session: session)
    guard let data = try? encoder.encode(document) else { return "" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  /// Columns for the eye: populations indented by depth, numbers aligned on the right.
  private func aligned(
    _ table: CountTable, _ statistics: [StatisticColumn], _ notes: [String: [String]]
  ) -> String {
    var text = ""
    var sample: String?
    func addNotes() {
      for note in sample.flatMap({ notes[$0] }) ?? [] {
        text += "  " + TerminalText.safe(note) + "\n"
      }
    }
    for row in table.rows {
      if row.sample != sample {
        addNotes()
        if sample != nil { text += "\n" }
        sample = row.sample
        text += TerminalText.safe(row.sample) + "\n"
        text += Self.line("", "count", "% parent", "% total", statistics.map(\.heading))
      }
      let names = row.gate == nil ? [row.population] : PopulationPath.names(row.population)
      let indent = String(repeating: "  ", count: row.gate == nil ? 0 : names.count)
      text += Self.line(
        indent + TerminalText.safe(names.last ?? ""), row.count.map(NumberText.count) ?? "n/a",
        row.percentOfParent.map(NumberText.percent) ?? "",
        row.percentOfTotal.map(NumberText.percent) ?? "",
        row.statistics.map { $0.map(NumberText.value) ?? "" })
    }
    addNotes()
    if table.fidelity == .flowJoGrid { text += "\nCounted on FlowJo's grid, not exactly.\n" }
    return text
  }

  private static func line(
    _ name: String, _ count: String, _ parent: String, _ total: String, _ more: [String]
  ) -> String {
    func right(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(1, width - text.count)) + text
    }
    let left = name + String(repeating: " ", count: max(0, 34 - name.count))
    return left + right(count, 12) + right(parent, 10) + right(total, 10)
      + more.map { right($0, max(14, $0.count + 2)) }.joined() + "\n"
  }
}

/// Text from files, made safe to print.
enum TerminalText {
  /// Control characters become `?`.
  static func safe(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map {
          $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) ? "?" : $0
        }))
  }
}
