import FCSFiles
import Foundation
import GatingCore
import TestSupport
import Testing

/// Every reference file against what other readers made of it.
///
/// The files live outside the package, so the suite is off where they are not found.
@Suite(.enabled(if: ReferenceData.isAvailable, "\(ReferenceData.reason)"))
struct ReferenceFileTests {
  static let folders = ["fcs", "marrow", "compensation", "flowjo", "gatingml", "gatingml15"]
  static let files = folders.flatMap { ReferenceData.filesWithTruth($0) }
    .filter { !["csv", "tsv", "wsp"].contains(($0 as NSString).pathExtension) }

  @Test(arguments: files) func equalsItsTruth(path: String) throws {
    let truth = try FCSTruth(of: path)
    let source = MemoryByteSource(try ReferenceData.bytes(path))
    if truth.isRefused { return }
    let sets = try FCSReader.read(source)
    print(path, sets.map { $0.warnings.map(\.code) })
    #expect(sets.map(\.number) == truth.dataSets.map(\.number))
    for (set, expected) in zip(sets, truth.dataSets) {
      #expect(set.eventCount == expected.eventCount)
      #expect(set.table.count == expected.eventCount)
      #expect(set.version == expected.version)
      #expect(set.parameters.count == expected.statistics.count)
      for (parameter, name) in zip(set.parameters, expected.names) {
        if let name { #expect(parameter.name == name.trimmingCharacters(in: .whitespaces)) }
      }
      for (index, statistics) in expected.statistics.enumerated() {
        let found = ColumnStatistics(of: set.table.columns[index])
        guard let statistics else {
          #expect(found == nil)
          continue
        }
        let name = set.parameters[index].name
        #expect(isClose(found?.minimum, statistics.minimum), "minimum of \(name)")
        #expect(isClose(found?.maximum, statistics.maximum), "maximum of \(name)")
        #expect(isClose(found?.mean, statistics.mean), "mean of \(name)")
      }
    }
  }

  private func isClose(_ found: Double?, _ expected: Double) -> Bool {
    guard let found else { return false }
    return abs(found - expected) <= 1e-6 * max(abs(expected), abs(found), 1e-12)
  }
}
