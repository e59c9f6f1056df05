import FCSFiles
import Foundation
import GatingCore

/// What `dotgate inspect` tells of one data set.
package struct InspectionReport: Sendable {
  /// One parameter as the file has it.
  struct ParameterReport: Sendable {
    var parameter: FCSParameter
    /// Of the stored values; nil without events.
    var statistics: ColumnStatistics?
  }

  var path: String
  var dataSet: Int
  var version: String
  var eventCount: Int
  var dataType: FCSDataType
  var byteOrder: String
  var parameters: [ParameterReport]
  var spillover: SpectrumMatrix?
  var warnings: [FCSWarning]
  /// Every keyword; nil where they were not asked for.
  var keywords: [FCSKeyword]?
  /// Whether statistics were asked for.
  var hasStatistics: Bool
  /// `$CYT`, `$DATE` and the like, for the text.
  var instrument: String?
  var date: String?
  var flowRate: FlowRate?
  /// Further facts for the text, each with its title.
  var facts: [Fact]
  /// `$PnV` of each parameter, where it is there.
  var voltages: [String?]

  /// Reports on a data set of the file at `path`, of whose table only Time is needed but for
  /// statistics.
  package init(path: String, _ set: FCSDataSet, statistics: Bool, keywords: Bool) {
    self.path = path
    dataSet = set.number
    version = set.version
    eventCount = set.eventCount
    dataType = set.dataType
    byteOrder = set.byteOrder.text
    // Without statistics the table may have fewer columns.
    let found = statistics ? set.table.columns.map { ColumnStatistics(of: $0) } : []
    parameters = set.parameters.enumerated().map { index, parameter in
      ParameterReport(
        parameter: parameter, statistics: found.indices.contains(index) ? found[index] : nil)
    }
    spillover = set.table.panel.spillover
    warnings = set.warnings
    self.keywords = keywords ? set.keywords.all : nil
    hasStatistics = statistics
    let machine = [set.keywords["$CYT"], set.keywords["$CYTSN"]].compactMap { $0 }
    instrument = machine.isEmpty ? nil : machine.joined(separator: ", serial ")
    let times = [set.keywords["$BTIM"], set.keywords["$ETIM"]].compactMap { $0 }
    let dates = [set.keywords["$DATE"], times.isEmpty ? nil : times.joined(separator: " to ")]
    date = dates.contains { $0 != nil } ? dates.compactMap { $0 }.joined(separator: ", ") : nil
    flowRate = FlowRate(set.table)
    facts = Self.facts(set)
    voltages = set.parameters.map { set.keywords["$P\($0.index)V"] }
  }

  /// All reports as one JSON array.
  package static func json(_ reports: [InspectionReport]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(reports), as: UTF8.self) + "\n"
  }
}

extension InspectionReport: Encodable {
  private enum Key: String, CodingKey {
    case path, dataSet, version, eventCount, dataType, byteOrder, parameters, spillover, warnings
    case keywords
  }

  /// Writes the names of `dotgate inspect --json`; what is absent is `null`.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(path, forKey: .path)
    try container.encode(dataSet, forKey: .dataSet)
    try container.encode(version, forKey: .version)
    try container.encode(eventCount, forKey: .eventCount)
    try container.encode(dataType.rawValue, forKey: .dataType)
    try container.encode(byteOrder, forKey: .byteOrder)
    try container.encode(
      parameters.map { EncodedParameter($0, hasStatistics: hasStatistics) }, forKey: .parameters)
    try container.encode(spillover.map(EncodedMatrix.init), forKey: .spillover)
    try container.encode(
      warnings.map { ["code": $0.code, "message": $0.message] }, forKey: .warnings)
    if let keywords {
      try container.encode(
        keywords.map { ["name": $0.name, "value": $0.value] }, forKey: .keywords)
    }
  }

  /// Absent values are `null`, so that every object has every name.
  private struct EncodedParameter: Encodable {
    let report: ParameterReport
    let hasStatistics: Bool

    init(_ report: ParameterReport, hasStatistics: Bool) {
      self.report = report
      self.hasStatistics = hasStatistics
    }

    enum Key: String, CodingKey {
      case index, name, stain, dataType, bits, range, amplification, gain, minimum, maximum, mean
    }

    func encode(to encoder: any Encoder) throws {
      let parameter = report.parameter
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(parameter.index, forKey: .index)
      try container.encode(parameter.name, forKey: .name)
      try container.encode(parameter.stain, forKey: .stain)
      try container.encode(parameter.dataType.rawValue, forKey: .dataType)
      try container.encode(parameter.bits > 0 ? parameter.bits : nil, forKey: .bits)
      try container.encode(parameter.range, forKey: .range)
      let amplification = parameter.amplification
      try container.encode([amplification.decades, amplification.offset], forKey: .amplification)
      try container.encode(parameter.gain, forKey: .gain)
      guard hasStatistics else { return }
      let values = report.statistics
      for (key, value) in [
        (Key.minimum, values?.minimum), (.maximum, values?.maximum), (.mean, values?.mean),
      ] {
        try container.encode(value.flatMap { $0.isFinite ? $0 : nil }, forKey: key)
      }
    }
  }

  private struct EncodedMatrix: Encodable {
    let names: [String]
    let matrix: [[Double]]

    init(_ spillover: SpectrumMatrix) {
      names = spillover.detectors
      let count = names.count
      matrix = (0..<count).map { row in
        Array(spillover.coefficients[(row * count)..<((row + 1) * count)])
      }
    }
  }
}
