import FCSFiles
import Foundation
import GatingCore

/// Reads a spillover matrix from a text file, or the one that an FCS file has.
enum MatrixFile {
  /// The matrix, called as the file without its ending; what is odd about it; the file's SHA-256.
  /// - Throws: `CommandError` with one sentence.
  static func read(
    _ path: String
  ) throws(CommandError) -> (matrix: SpectrumMatrix, warnings: [String], hash: String) {
    let name = ((path as NSString).lastPathComponent as NSString).deletingPathExtension
    let bytes: [UInt8]
    let hash: String
    do {
      let source = try FileByteSource(path: path)
      hash = try SampleLoading.sha256(source)
      var content = [UInt8](repeating: 0, count: min(source.size, 1 << 21))
      try content.withUnsafeMutableBytes { try source.read(at: 0, into: $0) }
      bytes = content
    } catch {
      throw CommandError("\(path): \(error)")
    }
    if bytes.starts(with: Array("FCS".utf8)) {
      let sets = try SampleLoading.load(
        path, name: name, options: FCSReadOptions(readsEvents: false))
      guard var matrix = sets.lazy.compactMap(\.table.panel.spillover).first else {
        throw CommandError("\(path): the file has no spillover matrix.")
      }
      matrix.id = name
      return (matrix, [], hash)
    }
    do {
      let reading = try SpilloverTextReader.read(bytes, id: name)
      return (reading.matrix, reading.warnings.map { "\(path): \($0)" }, hash)
    } catch {
      throw CommandError("\(path): \(error)")
    }
  }
}
