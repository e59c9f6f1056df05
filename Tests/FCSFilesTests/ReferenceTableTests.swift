import FCSFiles
import Foundation
import GatingCore
import TestSupport
import Testing

/// Real tables of events against what pandas made of them.
@Suite(.enabled(if: ReferenceData.isAvailable, "\(ReferenceData.reason)"))
struct ReferenceTableTests {
  static let files = ReferenceData.filesWithTruth("marrow")
    .filter { ["csv", "tsv"].contains(($0 as NSString).pathExtension) }

  private struct Truth: Decodable {
    struct Column: Decodable {
      var name: String
      var min: Double?
      var max: Double?
      var mean: Double?
    }
    var rows: Int
    var columns: [Column]
  }

  @Test func truthIsThere() { #expect(Self.files.count == 4) }

  @Test(arguments: files) func equalsItsTruth(path: String) throws {
    let truth = try JSONDecoder().decode(
      Truth.self, from: Data(ReferenceData.bytes(path + ".truth.json")))
    let set = try EventTextReader.read(MemoryByteSource(ReferenceData.bytes(path)))
    #expect(set.eventCount == truth.rows)
    #expect(set.table.panel.parameters.map(\.name) == truth.columns.map(\.name))
    for (column, expected) in zip(set.table.columns, truth.columns) {
      guard let minimum = expected.min, let maximum = expected.max, let mean = expected.mean else {
        continue
      }
      let found = try #require(ColumnStatistics(of: column))
      // Its parser of numbers does not always round the last bit correctly.
      #expect(abs(found.minimum - minimum) <= 1e-12 * max(1, abs(minimum)), "\(expected.name)")
      #expect(abs(found.maximum - maximum) <= 1e-12 * max(1, abs(maximum)), "\(expected.name)")
      #expect(abs(found.mean - mean) <= 1e-12 * max(1, abs(mean)), "\(expected.name)")
    }
  }
}
