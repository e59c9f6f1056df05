import FCSFiles
import Foundation
import GatingCore

/// Events on their way to a file, with what the file is to say of them.
struct EventFile {
  /// The formats of event files.
  enum Format: String, CaseIterable {
    case fcs, csv, tsv

    /// By a path's ending; text with commas for standard output, nil for any other ending.
    init?(path: String) {
      if path == "-" {
        self = .csv
        return
      }
      self.init(rawValue: (path as NSString).pathExtension.lowercased())
    }
  }

  /// Where the events come from.
  let set: FCSDataSet
  /// What is written of it.
  var table: EventTable
  /// The types of the parameters that the source has; nil to take the smallest.
  var dataTypes: [FCSDataType]?
  var provenance: FCSProvenance
  var version = FCSWriteOptions.Version.fcs31

  /// Writes the file; returns what did not carry over, a sentence each.
  /// - Throws: `CommandError`.
  func write(
    to path: String, as format: Format, overwrite: Bool, progress: ProgressLine
  ) throws(CommandError) -> [String] {
    do {
      switch format {
      case .fcs: return try writeFCS(to: path, overwrite: overwrite, progress)
      case .csv, .tsv:
        let writer = EventTextWriter(table, delimiter: format == .tsv ? 0x09 : 0x2C)
        try FileOutput.write(path, overwrite: overwrite) { file throws(FileOutputError) in
          try writer.write(
            onProgress: { progress.show("writing", $0, of: table.count) }
          ) { (piece: UnsafeRawBufferPointer) throws(FileOutputError) in try file.write(piece) }
        }
        progress.clear()
        return textLosses
      }
    } catch FileOutputError.closed {
      progress.clear()
      return []
    } catch {
      progress.clear()
      throw CommandError("\(error)")
    }
  }

  private func writeFCS(
    to path: String, overwrite: Bool, _ progress: ProgressLine
  ) throws -> [String] {
    var losses: [String] = []
    let (keywords, dropped) = provenance.keywords(keeping: set.keywords.all)
    if !dropped.isEmpty {
      losses.append("Keywords that would no longer be true: \(Self.list(dropped)).")
    }
    let writer = try writer(keywords)
    if table.panel.spillover != nil, writer.table.panel.spillover == nil {
      losses.append(
        "The spillover matrix: FCS has no place for one that is not square or names detectors "
          + "with commas.")
    }
    try FileOutput.write(path, overwrite: overwrite) { file throws(FileOutputError) in
      var done = 0
      try writer.write { (piece: UnsafeRawBufferPointer) throws(FileOutputError) in
        try file.write(piece)
        done += piece.count
        progress.show("writing", done, of: writer.byteCount)
      }
    }
    progress.clear()
    let names = set.parameters.map(\.name)
    let renamed = zip(names, table.panel.parameters).filter { $0 != $1.name }.map(\.1.name)
    if !renamed.isEmpty {
      losses.append("Names that repeat: the later ones are \(Self.list(renamed)).")
    }
    if let dataTypes, zip(dataTypes, writer.dataTypes).contains(where: { $0 != $1 }) {
      let words = Set(writer.dataTypes.map(\.words)).sorted().joined(separator: " and ")
      losses.append("The type of the values: all are kept, as \(words).")
    }
    return losses + segmentLosses
  }

  /// The writer; without the spillover matrix where FCS has no place for it.
  private func writer(_ keywords: [FCSKeyword]) throws(FCSWriteError) -> FCSWriter {
    let options = FCSWriteOptions(version: version, dataTypes: dataTypes)
    let failure: FCSWriteError
    do throws(FCSWriteError) {
      return try FCSWriter(table, keywords: keywords, options: options)
    } catch {
      failure = error
    }
    guard case .spillover = failure else { throw failure }
    var panel = table.panel
    panel.spillover = nil
    let bare = EventTable(panel: panel, columns: table.columns, decodings: table.decodings)
    return try FCSWriter(bare, keywords: keywords, options: options)
  }

  /// What lies beside the events in the source.
  private var segmentLosses: [String] {
    var losses: [String] = []
    if (set.keywords.integer("$BEGINANALYSIS") ?? 0) > 0 { losses.append("The ANALYSIS segment.") }
    for warning in set.warnings {
      switch warning {
      case .trailingBytes: losses.append("Bytes of the source that belong to no segment.")
      case .compensationApplied(let names, _), .compensationLeftOut(let names):
        losses.append(
          "Older compensation, which newer versions have no keywords for: \(Self.list(names)).")
      default: break
      }
    }
    return losses
  }

  private var textLosses: [String] {
    var losses: [String] = []
    let isFCS = set.dataType != .ascii || !set.keywords.all.isEmpty
    guard isFCS else { return losses }
    let count = set.keywords.all.count
    losses.append("\(count) keywords, the ranges of the parameters among them.")
    if let spillover = table.panel.spillover {
      losses.append("The spillover matrix of \(spillover.detectors.count) detectors.")
    }
    func names(_ isAffected: (ValueDecoding) -> Bool) -> [String] {
      zip(table.panel.parameters, table.decodings).filter { isAffected($1) }.map(\.0.name)
    }
    let logs = names { $0.amplifier != nil }
    if !logs.isEmpty {
      losses.append("Stored values of \(Self.list(logs)): their log amplifiers are applied.")
    }
    let gains = names { $0.amplifier == nil && $0.gain != 1 }
    if !gains.isEmpty {
      losses.append("Stored values of \(Self.list(gains)): their gains are applied.")
    }
    let times = names { $0.timeStep != nil && $0.timeStep != 1 }
    if !times.isEmpty { losses.append("Stored values of \(Self.list(times)): in seconds.") }
    return losses + segmentLosses
  }

  /// Some names, and how many more.
  private static func list(_ names: [String]) -> String {
    names.count > 6
      ? names.prefix(6).joined(separator: ", ") + " and \(names.count - 6) more"
      : names.joined(separator: ", ")
  }
}

extension FCSDataType {
  /// The type in words.
  var words: String {
    switch self {
    case .integer: "integers"
    case .float32: "32-bit floats"
    case .float64: "64-bit floats"
    case .ascii: "decimal text"
    }
  }
}
