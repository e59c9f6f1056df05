import GatingCore

/// One data set of an FCS file: its keywords, its parameters and its events.
package struct FCSDataSet: Sendable {
  /// As the HEADER has it, `FCS3.1`.
  package var version: String
  /// Its place in the file, from 1.
  package var number: Int
  package var keywords: FCSKeywords
  package var parameters: [FCSParameter]
  package var dataType: FCSDataType
  package var byteOrder: FCSByteOrder
  /// How many events the file holds, which `$TOT` may have wrong.
  package var eventCount: Int
  /// The events; without any column's values where the events were not asked for.
  package var table: EventTable
  /// Every repair and every oddity, in the order of reading.
  package var warnings: [FCSWarning]

  /// The data sets without older copies of the same events.
  ///
  /// A list-mode file (`.LMD`) of some cytometers holds its events twice, in FCS 2.0 and again with
  /// more bits in FCS 3.x; of such a pair the second alone is kept.
  package static func withoutCopies(_ sets: [FCSDataSet]) -> [FCSDataSet] {
    guard sets.count == 2, sets[0].version == "FCS2.0", sets[1].version.hasPrefix("FCS3."),
      sets[0].eventCount == sets[1].eventCount
    else { return sets }
    return [sets[1]]
  }
}
