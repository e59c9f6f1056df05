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
    .filter { !["csv", "tsv", "wsp", "xml"].contains(($0 as NSString).pathExtension) }

  @Test(arguments: files) func equalsItsTruth(path: String) throws {
    let truth = try FCSTruth(of: path)
    let source = MemoryByteSource(try ReferenceData.bytes(path))
    if truth.isRefused {
      let sentence = try #require(Self.refused[path])
      do throws(FCSError) {
        _ = try FCSReader.read(source)
        Issue.record("was read")
      } catch {
        #expect(error.description == sentence)
      }
      return
    }
    let sets = try FCSReader.read(source)
    #expect(sets.map { $0.warnings.map(\.code) } == Self.warnings[path] ?? sets.map { _ in [] })
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

  /// What is written of every readable file reads back equal, bit for bit.
  @Test(arguments: files) func readsBackEqual(path: String) throws {
    guard Self.refused[path] == nil else { return }
    for set in try FCSReader.read(MemoryByteSource(ReferenceData.bytes(path))) {
      let bytes = try FCSWriter(set.table, keywords: set.keywords.all).bytes
      let copy = try FCSReader.read(MemoryByteSource(bytes))[0]
      #expect(copy.table.panel == set.table.panel)
      #expect(copy.table.decodings == set.table.decodings)
      for (column, other) in zip(set.table.columns, copy.table.columns) {
        #expect(FCSReaderTests.bits(column) == FCSReaderTests.bits(other))
      }
      #expect(copy.keywords["$CYT"] == set.keywords["$CYT"])
    }
  }

  /// Scale values of integer files against FlowIO's, which decodes them as the standard says.
  ///
  /// Floats are left out (FlowIO applies `$PnE` to them too), and Time, which it divides by `$PnG`.
  @Test(arguments: files) func scaleValuesOfIntegersEqualTheirTruth(path: String) throws {
    let truth = try FCSTruth(of: path)
    guard !truth.isRefused else { return }
    let sets = try FCSReader.read(MemoryByteSource(ReferenceData.bytes(path)))
    for (set, expected) in zip(sets, truth.dataSets) where set.dataType == .integer {
      guard let linear = expected.linear else { continue }
      for (index, statistics) in linear.enumerated() {
        let parameter = set.table.panel.parameters[index]
        guard let statistics, !parameter.isTime else { continue }
        var values = [Double](repeating: 0, count: set.eventCount)
        values.withUnsafeMutableBufferPointer {
          set.table.scaleValues(of: index, 0..<set.eventCount, to: $0)
        }
        let found = ColumnStatistics(of: .float64(values))
        #expect(isClose(found?.minimum, statistics.minimum), "minimum of \(parameter.name)")
        #expect(isClose(found?.maximum, statistics.maximum), "maximum of \(parameter.name)")
        #expect(isClose(found?.mean, statistics.mean), "mean of \(parameter.name)")
      }
    }
  }

  private func isClose(_ found: Double?, _ expected: Double) -> Bool {
    guard let found else { return false }
    return abs(found - expected) <= 1e-6 * max(abs(expected), abs(found), 1e-12)
  }
}
