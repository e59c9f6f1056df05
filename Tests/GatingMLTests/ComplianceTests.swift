import Foundation
import GatingCore
import GatingML
import TestSupport
import Testing

/// The standard's own cases: every gate, every event.
///
/// The files live outside the package (their licences do not allow more), so the suite is off
/// where they are not found.
@Suite(.enabled(if: ReferenceData.isAvailable, "\(ReferenceData.reason)"))
struct ComplianceTests {
  @Test func allCasesAreThere() {
    #expect(ComplianceCase.all.count == 94)
  }

  @Test(arguments: ComplianceCase.all) func everyEventAgrees(with truth: ComplianceCase) throws {
    let document = try ComplianceFiles.document(truth.xml)
    #expect(document.warnings.isEmpty)
    let differing = try events(of: document.strategy, thatDifferFrom: truth)
    #expect(differing.isEmpty)
  }

  @Test(arguments: ComplianceCase.all)
  func everyEventAgreesAfterWriting(with truth: ComplianceCase) throws {
    let read = try ComplianceFiles.document(truth.xml).strategy
    let again = try GatingMLReader.read(Array(GatingMLWriter.write(read).utf8))
    let differing = try events(of: again.strategy, thatDifferFrom: truth)
    #expect(differing.isEmpty)
  }

  private func events(
    of strategy: GatingStrategy, thatDifferFrom truth: ComplianceCase
  ) throws -> [Int] {
    let expected = try truth.expected()
    #expect(expected.count { $0 } == truth.inside)
    let result = GatingEngine.evaluate(strategy, on: try ComplianceFiles.table(truth.fcs))
    let mask = try #require(result.masks[GateID(truth.gate)])
    try #require(mask.count == expected.count)
    return expected.indices.filter { mask[$0] != expected[$0] }
  }
}
