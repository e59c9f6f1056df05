import Foundation
import GatingCore
import GatingML
import TestSupport
import Testing

/// What the shipped compliance cases don't cover, against an evaluation in Python.
///
/// `Reference/make_gates.py` makes the documents and says who is inside: flin; bounds on every
/// transformation, ratios included, and scaled ratios; matrices that are not square or inverted
/// already, with scales and ratios on their outputs; ellipsoids in one and in more than two
/// dimensions; quadrants on scaled and compensated axes, below parents, and as operands; every
/// spelling of `use-as-complement`; elements in any order.
@Suite(.enabled(if: ReferenceData.isAvailable, "\(ReferenceData.reason)"))
struct IndependentGatesTests {
  private func reference(_ name: String) throws -> Data {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "Reference/\(name)")
    return try Data(contentsOf: file)
  }

  @Test(arguments: ["data1", "data2"]) func everyEventAgrees(name: String) throws {
    let read = try GatingMLReader.read([UInt8](reference(name + ".xml")))
    #expect(read.warnings.isEmpty)
    let again = try GatingMLReader.read(Array(GatingMLWriter.write(read.strategy).utf8)).strategy
    #expect(again == read.strategy)
    let table = try ComplianceFiles.table(name + ".fcs")
    let result = GatingEngine.evaluate(again, on: table)
    let lines = String(decoding: try reference(name + ".txt"), as: UTF8.self).split(separator: "\n")
    #expect(lines.count > 110)
    for line in lines {
      let words = line.split(separator: " ")
      let mask = try #require(result.masks[GateID(String(words[0]))])
      var (count, sum) = (0, 0)
      for event in 0..<mask.count where mask[event] {
        count += 1
        sum += event + 1
      }
      #expect(["\(count)", "\(sum)"] == words.dropFirst().map(String.init), "\(words[0])")
    }
  }
}
