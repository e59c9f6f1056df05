import GatingCore

/// Reads a spillover matrix written as text: a row of detector names, then a row a fluorochrome.
///
/// As CSV or TSV (also with semicolons), with or without the fluorochromes' names in front of the
/// rows; as R's `write.table` leaves it; as FlowJo's `compmatrix` with its two lines before the
/// names. A name is cut at ` :: `, which FlowJo puts before the stain.
package struct SpilloverTextReader {
  /// A row of the text with its line, from 1.
  private struct Row {
    var line: Int
    var cells: [String]
  }

  /// The matrix, and what is odd about it.
  package struct Reading: Sendable {
    package var matrix: SpectrumMatrix
    package var warnings: [SpilloverTextWarning] = []
  }

  private static let largest = 1 << 20

  /// - Throws: `SpilloverTextError` with all that is wrong.
  package static func read(
    _ bytes: [UInt8], id: String
  ) throws(SpilloverTextError) -> Reading {
    guard bytes.count <= largest else { throw SpilloverTextError([.tooLarge(bytes.count)]) }
    let body = bytes.dropFirst(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
    // Names may have in quotes what other files divide cells by: what gives a matrix divides them.
    let found = "\t;,".utf8.filter(body.contains)
    var first: SpilloverTextError?
    for delimiter in found.isEmpty ? [UInt8(ascii: " ")] : found {
      do throws(SpilloverTextError) {
        return try read(rows(body, delimiter), id: id)
      } catch {
        first = first ?? error
      }
    }
    throw first ?? SpilloverTextError([.noRows])
  }

  private static func read(_ rows: [Row], id: String) throws(SpilloverTextError) -> Reading {
    var rows = rows
    // FlowJo: the matrix's name, then what its program puts around compensated names.
    if rows.count > 2, rows[1].cells.prefix(2) == ["<", ">"] { rows.removeFirst(2) }
    guard let heading = rows.first, rows.count > 1 else { throw SpilloverTextError([.noRows]) }
    rows.removeFirst()
    var names = heading.cells.map(detector)
    let isLabelled = rows.allSatisfy { row in
      row.cells.count > 1 && FCSKeywords.number(row.cells[0]) == nil
    }
    if isLabelled, names.count == rows[0].cells.count { names.removeFirst() }
    var faults: [SpilloverTextError.Fault] = []
    if names.contains(where: \.isEmpty) || names.allSatisfy({ FCSKeywords.number($0) != nil }) {
      faults.append(.noNames(line: heading.line))
    }
    for (index, name) in names.enumerated() where names[..<index].contains(name) {
      faults.append(.repeatedName(name))
    }
    var coefficients: [Double] = []
    for row in rows {
      let cells = isLabelled ? Array(row.cells.dropFirst()) : row.cells
      guard cells.count == names.count else {
        faults.append(.wrongCount(cells.count, of: names.count, line: row.line))
        continue
      }
      for (cell, name) in zip(cells, names) {
        if let number = FCSKeywords.number(cell) {
          coefficients.append(number)
        } else {
          faults.append(.noNumber(cell, detector: name, line: row.line))
        }
      }
    }
    let labels = isLabelled ? rows.map { detector($0.cells[0]) } : names
    if rows.count > names.count || !isLabelled && rows.count != names.count {
      faults.append(.wrongRows(rows.count, names: names.count))
    }
    for (index, label) in labels.enumerated()
    where isLabelled && labels[..<index].contains(label) {
      faults.append(.repeatedName(label))
    }
    guard faults.isEmpty else { throw SpilloverTextError(faults) }
    let matrix = SpectrumMatrix(
      id: id, fluorochromes: labels, detectors: names, coefficients: coefficients)
    return Reading(matrix: matrix, warnings: warnings(matrix))
  }

  private static func warnings(_ matrix: SpectrumMatrix) -> [SpilloverTextWarning] {
    guard matrix.fluorochromes.count == matrix.detectors.count else { return [] }
    return matrix.detectors.indices.compactMap { index in
      let value = matrix.coefficients[index * matrix.detectors.count + index]
      return value == 1 ? nil : .diagonal(matrix.fluorochromes[index], value)
    }
  }

  private static func rows(_ body: ArraySlice<UInt8>, _ delimiter: UInt8) -> [Row] {
    var splitter = TextRowSplitter(delimiter: delimiter)
    var rows: [Row] = []
    var line = 1
    func end() {
      if !splitter.isBlank || delimiter == UInt8(ascii: "\t") && splitter.count > 1 {
        var cells = splitter.cellBytes.map {
          String(FCSKeyword.trim(String(decoding: $0, as: UTF8.self)[...]))
        }
        // FlowJo ends rows with a tab.
        if cells.count > 1, cells.last?.isEmpty == true { cells.removeLast() }
        rows.append(Row(line: line, cells: cells))
      }
      line += splitter.lines
      splitter.reset()
    }
    for byte in body where splitter.take(byte) { end() }
    if splitter.isPending, splitter.take(0x0A) { end() }
    return rows
  }

  private static func detector(_ text: String) -> String {
    guard let stain = text.firstRange(of: " :: ") else { return text }
    return String(text[..<stain.lowerBound])
  }
}
