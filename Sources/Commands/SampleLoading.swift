import Analysis
import Crypto
import FCSFiles
import Foundation
import GatingCore

/// Reads sample files into tables, named as the tables and the screen call them.
enum SampleLoading {
  /// The samples of one file, or why it could not be read, in a sentence with its path.
  typealias Outcome = Result<[LoadedSample], CommandError>

  /// Reads files in order; of an LMD's two copies of the same events the FCS 3.x one.
  ///
  /// - Parameter hashes: whether to compute each file's SHA-256.
  static func load(_ paths: [String], hashes: Bool = false, workers: Int? = nil) -> [Outcome] {
    let names = SampleNames.names(for: paths)
    return zip(paths, names).enumerated().map { index, entry in
      let (path, name) = entry
      do throws(CommandError) {
        return .success(
          try load(path, name: name, number: index + 1, hashes: hashes, workers: workers))
      } catch {
        return .failure(error)
      }
    }
  }

  /// Reads one file.
  static func load(
    _ path: String, name: String, number: Int = 1, hashes: Bool = false, workers: Int? = nil
  ) throws(CommandError) -> [LoadedSample] {
    let sets: [FCSDataSet]
    let hash: String?
    do {
      let source = try FileByteSource(path: path)
      sets = FCSDataSet.withoutCopies(
        try FCSReader.read(source, options: FCSReadOptions(workers: workers)))
      hash = hashes ? try sha256(source) : nil
    } catch {
      throw CommandError("\(path): \(error)")
    }
    return sets.map { set in
      let isOnly = sets.count == 1
      return LoadedSample(
        sample: Sample(
          id: SampleID(isOnly ? "\(number)" : "\(number)#\(set.number)"),
          name: isOnly ? name : "\(name)#\(set.number)", path: path,
          eventCount: set.table.count, panel: set.table.panel),
        table: set.table, warnings: set.warnings.map { "\($0)" }, hash: hash)
    }
  }

  /// The SHA-256 of a source, read in blocks.
  static func sha256(_ source: some ByteSource) throws -> String {
    var hasher = SHA256()
    var block = [UInt8](repeating: 0, count: 1 << 20)
    var offset = 0
    while offset < source.size {
      let count = min(block.count, source.size - offset)
      try block.withUnsafeMutableBytes { buffer in
        let part = UnsafeMutableRawBufferPointer(rebasing: buffer[..<count])
        try source.read(at: offset, into: part)
        hasher.update(bufferPointer: UnsafeRawBufferPointer(part))
      }
      offset += count
    }
    try source.checkUnchanged()
    return hasher.finalize().map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
