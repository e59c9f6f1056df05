import GatingCore

/// What a first reading of a text table found: its format, its columns, how many events.
struct EventTextScan {
  private(set) var format: TextTableFormat
  private(set) var columns: [TextColumn] = []
  private(set) var eventCount = 0
  private let offset: Int
  private var remarks = 0
  private var openLine: Int?

  private static let sampleBytes = 1 << 16

  /// Reads the text once.
  init(_ source: some ByteSource, _ options: FCSReadOptions) throws(EventTextError) {
    var sample: [UInt8]
    do throws(ByteSourceError) {
      sample = try source.bytes(0..<Self.sampleBytes)
    } catch {
      throw .source(error)
    }
    if sample.starts(with: [0xFF, 0xFE]) || sample.starts(with: [0xFE, 0xFF]) { throw .wideText }
    if let zero = sample.firstIndex(of: 0) { throw .binary(at: zero) }
    var start = sample.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < sample.count, sample[start] == UInt8(ascii: "#"),
      let end = sample[start...].firstIndex(of: 0x0A)
    {
      start = end + 1
      remarks += 1
    }
    offset = start
    sample.removeFirst(start)
    if start + sample.count == source.size { sample.append(0x0A) }
    format = TextTableFormat(sample)
    try scan(source, options)
  }

  /// The rows from the beginning of the table.
  ///
  /// - Parameter pass: 0 or 1; both together are the whole of the progress.
  func rows(
    _ source: some ByteSource, _ options: FCSReadOptions, pass: Int
  ) -> TextRows {
    let passes = options.readsEvents ? 2 : 1
    let size = source.size
    let onProgress = options.onProgress
    return TextRows(source, delimiter: format.delimiter, offset: offset, line: remarks + 1) {
      onProgress?(pass * size + $0, passes * size) ?? true
    }
  }

  private mutating func scan(
    _ source: some ByteSource, _ options: FCSReadOptions
  ) throws(EventTextError) {
    var rows = rows(source, options, pass: 0)
    guard try rows.next() else { throw .noEvents }
    makeColumns(rows.row)
    var faults = 0
    var fault: (line: Int, cells: Int)?
    var isFirst = true
    while true {
      if !isFirst || format.hasHeading {
        guard try rows.next() else { break }
      }
      isFirst = false
      let row = rows.row
      guard row.count == columns.count else {
        faults += 1
        if fault == nil { fault = (rows.line, row.count) }
        continue
      }
      eventCount += 1
      if format.point == nil {
        for index in 0..<row.count { format.learnPoint(from: row.cell(index)) }
      }
      let point = format.point ?? UInt8(ascii: ".")
      for index in columns.indices {
        columns[index].take(row.cell(index), point: point, line: rows.line)
      }
    }
    openLine = rows.openLine
    if let fault {
      throw .ragged(line: fault.line, cells: fault.cells, wanted: columns.count, rows: faults)
    }
    guard eventCount > 0 else { throw .noEvents }
  }

  private mutating func makeColumns(_ first: TextRowSplitter) {
    guard format.hasHeading else {
      columns = (0..<first.count).map { TextColumn(heading: "P\($0 + 1)") }
      return
    }
    columns = format.hasRowNames ? [TextColumn(heading: "Row")] : []
    columns += first.cellBytes.map {
      TextColumn(heading: String(FCSKeyword.trim(TextSegment.text($0)[...])))
    }
  }

  /// The columns that become parameters.
  var kept: [Int] {
    columns.indices.filter { [.numbers, .words].contains(columns[$0].kind) }
  }

  /// What there is to say, in the order of the columns.
  var warnings: [FCSWarning] {
    var found: [EventTextWarning] = []
    if remarks > 0 { found.append(.remarks(lines: remarks)) }
    if !format.hasHeading { found.append(.headingMissing(columns: columns.count)) }
    if format.hasRowNames { found.append(.rowNames) }
    if format.point == UInt8(ascii: ",") { found.append(.decimalComma) }
    if let openLine { found.append(.quoteNotClosed(line: openLine)) }
    for (index, column) in columns.enumerated() {
      let name = column.heading.isEmpty ? "P\(index + 1)" : column.heading
      switch column.kind {
      case .numbers: break
      case .words: found.append(.wordsNumbered(column: name, words: column.orderedWords))
      case .tooManyWords:
        found.append(.wordsLeftOut(column: name, limit: TextColumn.wordLimit))
      case .mixed:
        found.append(
          .mixedColumn(
            column: name, numbers: column.numbers, words: column.words,
            word: column.firstWord?.text ?? "", line: column.firstWord?.line ?? 0))
      case .empty: found.append(.emptyColumn(number: index + 1))
      }
    }
    return found.map { .table($0) }
  }

  /// The data set of the filled columns, or without events where there are none.
  func dataSet(columns filled: [Column], warnings: [FCSWarning]) -> FCSDataSet {
    var warnings = warnings
    var parameters: [FCSParameter] = []
    var keywords: [FCSKeyword] = []
    for index in kept {
      let column = columns[index]
      let number = parameters.count + 1
      let parts = column.heading.split(separator: EventTextWriter.stainMark, maxSplits: 1)
      let name = parts.first.map { String(FCSKeyword.trim($0)) } ?? "P\(number)"
      parameters.append(
        FCSParameter(
          index: number, name: name,
          stain: parts.count > 1 ? String(FCSKeyword.trim(parts[1])) : nil, bits: 0,
          range: column.range, amplification: .init(decades: 0, offset: 0), gain: 1,
          dataType: .ascii))
      if column.kind == .words {
        let list = column.orderedWords.enumerated().map { "\($0.offset + 1) = \($0.element)" }
        keywords.append(
          FCSKeyword(name: "DOTGATE WORDS P\(number)", value: list.joined(separator: "; ")))
      }
    }
    let names = UniqueNames(parameters.map(\.name))
    if !names.repeated.isEmpty { warnings.append(.namesRepeated(names.repeated)) }
    for (index, name) in zip(kept, names.unique) {
      let column = columns[index]
      if column.missing + column.infinite > 0 {
        warnings.append(
          .notFinite(parameter: name, notANumber: column.missing, infinite: column.infinite))
      }
    }
    let panel = Panel(
      parameters: zip(parameters, names.unique).map {
        Parameter(name: $1, stain: $0.stain, range: $0.range)
      })
    return FCSDataSet(
      version: format.delimiter == 0x09 ? "TSV" : "CSV", number: 1,
      keywords: FCSKeywords(keywords), parameters: parameters, dataType: .ascii,
      byteOrder: .littleEndian, eventCount: eventCount,
      table: EventTable(
        panel: panel, columns: filled.isEmpty ? parameters.map { _ in .float32([]) } : filled),
      warnings: warnings)
  }
}
