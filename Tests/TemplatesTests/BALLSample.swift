import Foundation
import GatingCore

/// The B-ALL sample of the reference data, read by the shortest way: 32-bit floats, big-endian.
enum BALLSample {
  /// The file; the data folder is named by `DOTGATE_DATA` or lies beside the package.
  static var url: URL {
    let root = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let folder =
      ProcessInfo.processInfo.environment["DOTGATE_DATA"].map { URL(filePath: $0) }
      ?? root.deletingLastPathComponent().appending(path: "shared/data")
    return folder.appending(
      path: "marrow/bd_facsdiva_ball-mrd-panel_CD20-CD10-CD45-CD34-CD19-CD38.fcs")
  }

  static var isThere: Bool { FileManager.default.fileExists(atPath: url.path) }

  static func table() throws -> EventTable {
    let bytes = try Data(contentsOf: url)
    func number(_ range: Range<Int>) -> Int {
      Int(String(decoding: bytes[range], as: UTF8.self).filter(\.isNumber)) ?? 0
    }
    let text = String(decoding: bytes[number(10..<18)...number(18..<26)], as: UTF8.self)
    let parts = text.dropFirst().split(
      separator: text.first ?? "/", omittingEmptySubsequences: false)
    var keywords: [String: String] = [:]
    for index in stride(from: 0, to: parts.count - 1, by: 2) {
      keywords[String(parts[index])] = String(parts[index + 1])
    }
    let width = 12
    let parameters = (1...width).map { index in
      Parameter(name: keywords["$P\(index)N"] ?? "", stain: keywords["$P\(index)S"])
    }
    let spill = (keywords["SPILL"] ?? "").split(separator: ",")
    let names = spill[1...8].map(String.init)
    let start = number(26..<34)
    let count = (number(34..<42) + 1 - start) / (4 * width)
    let columns = (0..<width).map { column in
      Column.float32(
        (0..<count).map { event in
          let offset = start + 4 * (event * width + column)
          let bits = bytes[offset..<(offset + 4)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
          return Float(bitPattern: bits)
        })
    }
    var decodings = [ValueDecoding](repeating: .stored, count: width)
    decodings[0] = ValueDecoding(timeStep: Double(keywords["$TIMESTEP"] ?? "") ?? 1)
    return EventTable(
      panel: Panel(
        parameters: parameters,
        spillover: SpectrumMatrix(
          id: "FCS", fluorochromes: names, detectors: names,
          coefficients: spill[9...].compactMap { Double($0) })),
      columns: columns, decodings: decodings)
  }
}
