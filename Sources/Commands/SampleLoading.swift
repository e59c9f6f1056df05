import Analysis
import Crypto
import FCSFiles
import Foundation
import GatingCore

/// Reads sample files into tables, named as the tables and the screen call them.
enum SampleLoading {
  /// The samples of one file, or why it could not be read, in a sentence with its path.
  typealias Outcome = Result<[LoadedSample], CommandError>

  /// What files say of their samples, in order, without the events.
  static func headers(_ paths: [String]) -> [Outcome] {
    zip(paths, SampleNames.names(for: paths)).enumerated().map { index, entry in
      do throws(CommandError) {
        return .success(
          try load(
            entry.0, name: entry.1, number: index + 1,
            options: FCSReadOptions(readsEvents: false)))
      } catch {
        return .failure(error)
      }
    }
  }

  /// The samples of files that are opened, without their events; their paths are absolute, for a
  /// session is opened from another folder as well.
  static func opened(_ paths: [String]) throws(CommandError) -> [LoadedSample] {
    var samples: [LoadedSample] = []
    for outcome in headers(paths) {
      samples += try outcome.get().map { sample in
        var sample = sample
        sample.sample.path = sample.sample.path.map { URL(fileURLWithPath: $0).path }
        return sample
      }
    }
    return samples
  }

  /// Reads one file; of an LMD's two copies of the same events the FCS 3.x one.
  ///
  /// - Parameters:
  ///   - number: the file's place in the call, from 1, for the ids.
  ///   - hashes: whether to compute the file's SHA-256.
  static func load(
    _ path: String, name: String, number: Int = 1, hashes: Bool = false,
    options: FCSReadOptions = FCSReadOptions()
  ) throws(CommandError) -> [LoadedSample] {
    let sets: [FCSDataSet]
    let hash: String?
    let identity: FileIdentity
    let size: Int
    do {
      let source = try FileByteSource(path: path)
      sets = FCSDataSet.withoutCopies(try SampleReader.read(source, options: options))
      hash = hashes ? try sha256(source) : nil
      identity = source.identity
      size = source.size
    } catch {
      throw CommandError("\(path): \(error)")
    }
    return sets.map { set in
      let isOnly = sets.count == 1
      return LoadedSample(
        sample: Sample(
          id: SampleID(isOnly ? "\(number)" : "\(number)#\(set.number)"),
          name: isOnly ? name : "\(name)#\(set.number)", path: path,
          eventCount: set.eventCount, panel: set.table.panel, dataSet: set.number,
          originalName: set.keywords["$FIL"],
          file: hash.map { SampleFile(size: size, sha256: $0) }),
        table: set.table, warnings: set.warnings.map { "\($0)" }, hash: hash,
        identity: identity, isLoaded: options.readsEvents)
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
