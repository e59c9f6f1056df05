import FCSFiles
import GatingCore

/// Hands bytes that nobody meant to the readers, and what they read to the writers.
///
/// The first byte chooses: a table as text, FCS, or FCS read strictly. What is read must fit the
/// bytes it came from, and an FCS file that was read, written and read again must be the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
  guard let choice = bytes.first else { return 0 }
  let source = MemoryByteSource(Array(bytes.dropFirst()))
  let options = FCSReadOptions(isStrict: choice % 4 == 2, workers: 1)
  if choice % 4 == 0 {
    if let set = try? EventTextReader.read(source, options: options) { check(set, of: source) }
    return 0
  }
  guard let sets = try? FCSReader.read(source, options: options) else { return 0 }
  for set in sets {
    check(set, of: source)
    rewrite(set)
  }
  return 0
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
