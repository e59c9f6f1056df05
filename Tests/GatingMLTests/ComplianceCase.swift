import FCSFiles
import Foundation
import GatingCore
import GatingML
import Synchronization
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

/// Files of the reference folder, each read once for all cases.
enum ComplianceFiles {
  private static let tables = Mutex<[String: EventTable]>([:])

  static func table(_ path: String) throws -> EventTable {
    try tables.withLock { tables in
      if let known = tables[path] { return known }
      let sets = try FCSReader.read(MemoryByteSource(ReferenceData.bytes("gatingml/" + path)))
      let table = sets[0].table
      tables[path] = table
      return table
    }
  }

  static func document(_ path: String) throws -> GatingMLDocument {
    try GatingMLReader.read(ReferenceData.bytes("gatingml/" + path))
  }

  /// The Gating-ML files, by their path in the folder.
  static let documents: [String] =
    Set(ComplianceCase.all.map(\.xml)).sorted()
    + (ReferenceData.isAvailable ? ["cytobank_cytof/example_gatingML.xml"] : [])
}
