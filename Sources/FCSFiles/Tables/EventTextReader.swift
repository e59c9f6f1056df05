import GatingCore

/// Reads event tables as text, CSV, TSV and their kin: a row an event, a column a parameter.
///
/// The delimiter, the decimal point and whether there is a heading are found out. The text is read
/// twice, in blocks: once to see what each column holds, once to fill columns of the right width,
/// so memory is about that of the columns. Values are kept exactly: 32-bit where all of a column
/// fit, else 64-bit. Columns of words, as populations or wells, become numbers, and a warning
/// says which.
package enum EventTextReader {
  /// Reads the table as a data set of the version `CSV` or `TSV`.
  ///
  /// - Throws: `EventTextError`, also where the file changed while it was read.
  package static func read(
    _ source: some ByteSource, options: FCSReadOptions = .init()
  ) throws(EventTextError) -> FCSDataSet {
    if let wanted = options.dataSet, wanted != 1 { throw .noDataSet(wanted: wanted) }
    let scan = try EventTextScan(source, options)
    let warnings = scan.warnings
    if options.isStrict {
      let repairs = warnings.filter(\.isRepair)
      guard repairs.isEmpty else { throw .strict(repairs) }
    }
    guard scan.kept.contains(where: { scan.columns[$0].numbers > 0 }) else {
      throw .noNumbers(columns: scan.columns.count)
    }
    let columns = options.readsEvents ? try fill(scan, source, options) : []
    do throws(ByteSourceError) { try source.checkUnchanged() } catch { throw .source(error) }
    return scan.dataSet(columns: columns, warnings: warnings)
  }

  private static func fill(
    _ scan: EventTextScan, _ source: some ByteSource, _ options: FCSReadOptions
  ) throws(EventTextError) -> [Column] {
    var floats: [Int: [Float]] = [:]
    var doubles: [Int: [Double]] = [:]
    var targets: [(column: Int, isFloat: Bool)] = []
    for index in scan.kept {
      let isFloat = scan.columns[index].isFloat
      targets.append((index, isFloat))
      if isFloat {
        floats[index] = []
        floats[index]?.reserveCapacity(scan.eventCount)
      } else {
        doubles[index] = []
        doubles[index]?.reserveCapacity(scan.eventCount)
      }
    }
    var rows = scan.rows(source, options, pass: 1)
    if scan.format.hasHeading { _ = try rows.next() }
    var count = 0
    let point = scan.format.point ?? UInt8(ascii: ".")
    while try rows.next() {
      guard rows.row.count == scan.columns.count, count < scan.eventCount else {
        throw .source(.changed)
      }
      for (index, isFloat) in targets {
        let value = scan.columns[index].value(rows.row.cell(index), point: point)
        if isFloat {
          floats[index]?.append(Float(value))
        } else {
          doubles[index]?.append(value)
        }
      }
      count += 1
    }
    guard count == scan.eventCount else { throw .source(.changed) }
    return targets.map { index, isFloat in
      isFloat ? .float32(floats[index] ?? []) : .float64(doubles[index] ?? [])
    }
  }
}
