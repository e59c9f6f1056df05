import GatingCore

/// Reads FCS 2.0 to 3.2 files: keywords, parameters and events, with every repair named.
package enum FCSReader {
  /// Reads the data sets of a file.
  ///
  /// Blocks of events are read and decoded on all cores; memory is about that of the columns.
  /// - Throws: `FCSError`, also where the file changed while it was read.
  package static func read(
    _ source: some ByteSource, options: FCSReadOptions = .init()
  ) throws(FCSError) -> [FCSDataSet] {
    var sets: [FCSDataSet] = []
    var base: Int? = 0
    var number = 0
    while let place = base {
      number += 1
      do throws(FCSError) {
        var scan = try DataSetScan(source, base: place)
        base = try scan.nextDataSet()
        if options.dataSet == nil || options.dataSet == number {
          let set = try dataSet(scan, number, hasNext: base != nil, options)
          sets.append(set)
        }
      } catch {
        throw number == 1 ? error : .dataSet(number, error)
      }
      if options.dataSet == number { break }
    }
    if let wanted = options.dataSet, sets.isEmpty {
      throw .noDataSet(wanted: wanted, available: number)
    }
    try FCSError.reading { () throws(ByteSourceError) in try source.checkUnchanged() }
    return sets
  }

  private static func dataSet(
    _ scan: DataSetScan, _ number: Int, hasNext: Bool, _ options: FCSReadOptions
  ) throws(FCSError) -> FCSDataSet {
    let keywords = scan.keywords
    let parameters = try ParameterScan(keywords, version: scan.header.version)
    let placement = try place(scan, parameters, options)
    let names = UniqueNames(parameters.parameters.map(\.name))
    let decodings = DecodingScan(keywords, parameters.parameters)
    let spillover = SpilloverScan(
      keywords, panel: names.unique, logarithmic: decodings.logarithmic)
    var warnings =
      scan.warnings + parameters.warnings + placement.warnings
      + placement.layout.widthWarnings(parameters.parameters) + spillover.warnings
      + decodings.warnings
    if !names.repeated.isEmpty { warnings.append(.namesRepeated(names.repeated)) }
    warnings += try TrailerScan(
      scan, placement, hasNext: hasNext, checksChecksum: options.readsEvents
    ).warnings
    if options.isStrict {
      let repairs = warnings.filter(\.isRepair)
      guard repairs.isEmpty else { throw .strict(repairs) }
    }
    var panel = Panel(parameters: [], spillover: spillover.matrix)
    for (parameter, name) in zip(parameters.parameters, names.unique) {
      panel.parameters.append(
        Parameter(name: name, stain: parameter.stain, range: parameter.range))
    }
    let kept = panel.parameters.indices.filter {
      options.kept == .all || panel.parameters[$0].isTime
    }
    let (columns, notFinite) = try events(scan, parameters, placement, kept, options)
    for (name, count) in zip(names.unique, notFinite)
    where count.notANumber + count.infinite > 0 {
      warnings.append(
        .notFinite(parameter: name, notANumber: count.notANumber, infinite: count.infinite))
    }
    return FCSDataSet(
      version: scan.header.version, number: number, keywords: keywords,
      parameters: parameters.parameters, dataType: parameters.dataType,
      byteOrder: parameters.byteOrder, eventCount: placement.eventCount,
      table: EventTable(
        panel: Panel(
          parameters: kept.map { panel.parameters[$0] }, spillover: panel.spillover),
        columns: columns, decodings: kept.map { decodings.decodings[$0] }),
      warnings: warnings)
  }

  private static func place(
    _ scan: DataSetScan, _ parameters: ParameterScan, _ options: FCSReadOptions
  ) throws(FCSError) -> DataPlacement {
    let keywords = scan.keywords
    var text: SegmentBounds?
    var warnings: [FCSWarning] = []
    let begin = keywords.offset("$BEGINDATA") ?? 0
    let end = keywords.offset("$ENDDATA") ?? 0
    if begin > 0, end >= begin - 1 {
      text = SegmentBounds(begin: begin, end: end)
    } else if begin != 0 || end != 0 {
      warnings.append(.offsetsUnusable(.data, in: .text, begin: begin, end: end))
    }
    let total = keywords.integer("$TOT").flatMap { $0 < 0 ? nil : $0 }
    let evidence = DataPlacement.Evidence(
      header: scan.header.data, text: text, textSegment: scan.textBounds, total: total,
      totalText: keywords["$TOT"], limit: scan.limit, size: scan.base + scan.limit,
      bits: parameters.parameters.map(\.bits),
      widthsAreOpen: EventLayout.isOpen(parameters.parameters), base: scan.base)
    var placement =
      if parameters.isDelimitedASCII {
        try DataPlacement(delimited: evidence, parameterCount: parameters.parameters.count) {
          begin, length throws(FCSError) in
          try ASCIIEvents(
            source: scan.source, parameterCount: parameters.parameters.count,
            start: scan.base + begin, eventCount: 0, options: options
          ).valueCount(length: length)
        }
      } else {
        try DataPlacement(
          evidence,
          layouts: EventLayout.candidates(parameters.parameters, parameters.byteOrder),
          lastResort: EventLayout.ofByteOrder(parameters.parameters, parameters.byteOrder))
      }
    placement.warnings = warnings + placement.warnings
    return placement
  }

  private static func events(
    _ scan: DataSetScan, _ parameters: ParameterScan, _ placement: DataPlacement,
    _ kept: [Int], _ options: FCSReadOptions
  ) throws(FCSError) -> ([Column], [EventDecoder.NotFinite]) {
    let start = scan.base + placement.begin
    guard options.readsEvents else {
      return (kept.map { _ in Column.float32([]) }, [])
    }
    guard parameters.dataType == .ascii else {
      let decoder = EventDecoder(
        source: scan.source, layout: placement.layout, start: start,
        eventCount: placement.eventCount, options: options, kept: Set(kept))
      return try decoder.decode()
    }
    let events = ASCIIEvents(
      source: scan.source, parameterCount: parameters.parameters.count, start: start,
      eventCount: placement.eventCount, options: options)
    let columns =
      parameters.isDelimitedASCII
      ? try events.delimited(length: placement.bytes)
      : try events.fixed(placement.layout)
    return (kept.map { columns[$0] }, [])
  }
}
