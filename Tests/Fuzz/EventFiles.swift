import FCSFiles
import GatingCore

/// Reads bytes as a table of text; what is read must fit the bytes it came from.
func readTable(_ bytes: [UInt8]) {
  let source = MemoryByteSource(bytes)
  guard let set = try? EventTextReader.read(source, options: .init(workers: 1)) else { return }
  check(set, of: source)
}

/// Reads bytes as FCS; a file that was read, written and read again must be the same.
func readFCS(_ bytes: [UInt8], isStrict: Bool) {
  let source = MemoryByteSource(bytes)
  let options = FCSReadOptions(isStrict: isStrict, workers: 1)
  guard let sets = try? FCSReader.read(source, options: options) else { return }
  for set in sets {
    check(set, of: source)
    rewrite(set)
  }
}

/// Reads bytes as the text of a spillover matrix; one that was written must be read again the same.
func readMatrix(_ bytes: [UInt8]) {
  guard let reading = try? SpilloverTextReader.read(bytes, id: "m") else { return }
  _ = try? reading.matrix.unmixing()
  let text = SpilloverTextWriter.write(reading.matrix)
  guard let again = try? SpilloverTextReader.read(Array(text.utf8), id: "m") else {
    preconditionFailure("the matrix that was written cannot be read")
  }
  precondition(again.matrix.coefficients == reading.matrix.coefficients)
}

private func check(_ set: FCSDataSet, of source: MemoryByteSource) {
  precondition(set.table.count == set.eventCount, "as many events as said")
  precondition(set.table.count * set.table.columns.count <= source.size, "a byte a value at least")
  for warning in set.warnings {
    precondition(!warning.code.isEmpty && !warning.message.isEmpty, "every warning has its words")
  }
}

private func rewrite(_ set: FCSDataSet) {
  let keywords = FCSProvenance(
    originality: .nonDataModified, modified: "22-NOV-2026 09:30:00", modifier: "fuzz"
  ).keywords(keeping: set.keywords.all).written
  for version in FCSWriteOptions.Version.allCases {
    let options = FCSWriteOptions(version: version, dataTypes: set.parameters.map(\.dataType))
    guard let writer = try? FCSWriter(set.table, keywords: keywords, options: options) else {
      continue
    }
    let copy = try? FCSReader.read(MemoryByteSource(writer.bytes), options: .init(workers: 1))
    guard let copy = copy?.first else { preconditionFailure("what was written cannot be read") }
    precondition(copy.table.panel.parameters.map(\.name) == set.table.panel.parameters.map(\.name))
    for (column, other) in zip(set.table.columns, copy.table.columns) {
      for event in 0..<column.count {
        let (value, again) = (column[event], other[event])
        precondition(
          value.bitPattern == again.bitPattern || (value.isNaN && again.isNaN),
          "a value changed on its way")
      }
    }
  }
}
