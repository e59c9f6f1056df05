import Analysis
import Foundation
import GatingCore

/// Which events are in which gates, one CSV a sample.
struct MembershipFile: Sendable {
  let folder: String
  let overwrite: Bool
  private var names = FreshNames()

  init(folder: String, overwrite: Bool) {
    self.folder = folder
    self.overwrite = overwrite
  }

  /// Writes `folder/<sample without .fcs>.csv`: a header with the ids of populations, then a row an
  /// event; cells of what could not be evaluated are empty.
  ///
  /// Of samples that differ in nothing but case or ending the later ones are numbered, which is said.
  /// - Throws: `FileOutputError`.
  mutating func write(
    _ ids: [GateID], _ result: GatingResult, sample: String
  ) throws(FileOutputError) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw .failed(folder, reason: "the folder can't be made")
    }
    let stem = sample.lowercased().hasSuffix(".fcs") ? String(sample.dropLast(4)) : sample
    let name = names.fresh(stem, sample: sample) + ".csv"
    let header = ids.map { CountTable.quoted($0.rawValue) }.joined(separator: ",")
    let masks = ids.map { result.masks[$0] }
    try FileOutput.write(folder + "/" + name, overwrite: overwrite) {
      file throws(FileOutputError) in
      try file.write(Array((header + "\n").utf8))
      let comma = UInt8(ascii: ",")
      var row: [UInt8] = []
      for event in 0..<result.eventCount {
        row.removeAll(keepingCapacity: true)
        for (index, mask) in masks.enumerated() {
          if index > 0 { row.append(comma) }
          if let mask { row.append(UInt8(ascii: mask[event] ? "1" : "0")) }
        }
        row.append(UInt8(ascii: "\n"))
        try file.write(row)
      }
    }
  }
}
