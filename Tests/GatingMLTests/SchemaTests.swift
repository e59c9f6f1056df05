import Foundation
import GatingML
import TestSupport
import Testing

/// What is written, against the standard's own schema, by `xmllint`.
///
/// Off where the schema, which may not be passed on, has not been fetched or there is no xmllint.
@Suite(.enabled(if: SchemaChecker.isAvailable, "no xmllint, or no schema in DOTGATE_SCHEMAS"))
struct SchemaTests {
  @Test func randomStrategiesAreValid() throws {
    let texts = (0..<200).map { seed in
      var maker = StrategyMaker(seed: UInt64(seed))
      return GatingMLWriter.write(maker.strategy(), head: seed % 2 == 0 ? "5f3b" : nil)
    }
    #expect(try SchemaChecker.complaints(about: texts) == [])
  }

  @Test(.enabled(if: ReferenceData.isAvailable, "\(ReferenceData.reason)"))
  func rewrittenFilesOfOthersAreValid() throws {
    let texts = try ComplianceFiles.documents.map {
      GatingMLWriter.write(try ComplianceFiles.document($0).strategy)
    }
    #expect(
      try SchemaChecker.complaints(about: texts + [GatingMLWriter.write(ForeignNotesTests.read())])
        == [])
  }

  /// The checker must be able to complain.
  @Test func anInvalidOneIsNamed() throws {
    let text = GatingMLWriter.write(.init())
      .replacingOccurrences(of: "</gating:Gating-ML>", with: "<gating:Gate/></gating:Gating-ML>")
    #expect(try SchemaChecker.complaints(about: [text]).count == 2)
  }
}
