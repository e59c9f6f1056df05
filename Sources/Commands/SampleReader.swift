import FCSFiles
import Foundation

/// Reads a sample's file by its kind: FCS, or a table of events as text.
enum SampleReader {
  private static let textEndings: Set<String> = ["csv", "tsv", "tab", "txt"]

  /// Whether a file is a text table: by its name's ending, unless it begins like FCS.
  static func isText(_ source: FileByteSource) throws(ByteSourceError) -> Bool {
    let ending = (source.path as NSString).pathExtension.lowercased()
    guard textEndings.contains(ending) else { return false }
    var start = [UInt8](repeating: 0, count: min(6, source.size))
    var failure: ByteSourceError?
    start.withUnsafeMutableBytes { buffer in
      do throws(ByteSourceError) { try source.read(at: 0, into: buffer) } catch { failure = error }
    }
    if let failure { throw failure }
    return !(start.starts(with: "FCS".utf8) && start.count == 6 && start[4] == 0x2E)
  }

  /// The data sets of a file; a text table is one.
  /// - Throws: `FCSError`, `EventTextError` or `ByteSourceError`.
  static func read(
    _ source: FileByteSource, options: FCSReadOptions = .init()
  ) throws -> [FCSDataSet] {
    if try isText(source) { return [try EventTextReader.read(source, options: options)] }
    return try FCSReader.read(source, options: options)
  }

  /// The one data set of a file that a call means.
  /// - Throws: `CommandError` where the file has several and none is chosen.
  static func readOne(
    _ path: String, dataSet: Int?, workers: Int? = nil, isStrict: Bool = false,
    progress: ProgressLine
  ) throws(CommandError) -> (set: FCSDataSet, hash: String) {
    let sets: [FCSDataSet]
    let hash: String
    do {
      let source = try FileByteSource(path: path)
      let read = try read(
        source,
        options: FCSReadOptions(dataSet: dataSet, isStrict: isStrict, workers: workers) {
          progress.show("reading", $0, of: $1)
          return true
        })
      sets = FCSDataSet.withoutCopies(read)
      hash = try SampleLoading.sha256(source)
    } catch {
      progress.clear()
      throw CommandError("\(path): \(error)")
    }
    progress.clear()
    guard sets.count == 1 else {
      throw CommandError(
        "\(path): the file has \(sets.count) data sets; choose one with --data-set.")
    }
    return (sets[0], hash)
  }
}
