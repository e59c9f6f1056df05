import Foundation
import TestSupport

/// A case of the standard's compliance suite: a gate on a file, and who is inside.
struct ComplianceCase: Decodable, CustomStringConvertible, Sendable {
  var xml: String
  var gate: String
  var fcs: String
  /// The path of the 0/1 column, a line an event.
  var truth: String
  var inside: Int

  var description: String { "\(xml) \(gate)" }

  private struct List: Decodable { var cases: [ComplianceCase] }

  /// All cases; none where the reference files are not there.
  static let all: [ComplianceCase] = {
    guard let data = try? ReferenceData.bytes("gatingml/cases.truth.json") else { return [] }
    return (try? JSONDecoder().decode(List.self, from: Data(data)).cases) ?? []
  }()

  /// The events that are inside by the truth file.
  func expected() throws -> [Bool] {
    try ReferenceData.bytes("gatingml/" + truth).filter { $0 == 0x30 || $0 == 0x31 }
      .map { $0 == 0x31 }
  }
}
