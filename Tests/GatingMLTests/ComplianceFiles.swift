import FCSFiles
import GatingCore
import GatingML
import Synchronization
import TestSupport

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
