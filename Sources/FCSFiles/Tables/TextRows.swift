/// The rows of a text table, read in blocks: memory holds a block and a row.
struct TextRows {
  static let longestRow = 1 << 24
  private static let blockBytes = 1 << 20

  private let source: any ByteSource
  private let report: (Int) -> Bool
  private var block: [UInt8] = []
  private var place = 0
  private var offset: Int
  private(set) var row: TextRowSplitter
  /// The line in which the row begins, from 1.
  private(set) var line = 0
  private var nextLine: Int
  /// The line of the row whose quoted cell the text ended in; nil where all are closed.
  private(set) var openLine: Int?

  /// - Parameters:
  ///   - offset: the byte at which the table begins, in line `line`.
  ///   - report: told of the bytes read; false gives up.
  init(
    _ source: any ByteSource, delimiter: UInt8, offset: Int, line: Int,
    report: @escaping (Int) -> Bool
  ) {
    self.source = source
    self.report = report
    self.offset = offset
    nextLine = line
    row = TextRowSplitter(delimiter: delimiter)
  }

  /// Goes to the next row that is not blank; false at the end.
  mutating func next() throws(EventTextError) -> Bool {
    row.reset()
    line = nextLine
    while true {
      if place == block.count {
        guard try fill() else {
          if row.isOpen { openLine = line }
          return row.finish() && !row.isBlank
        }
      }
      let byte = block[place]
      place += 1
      guard row.take(byte) else {
        if row.content.count > Self.longestRow {
          throw .rowTooLong(line: line, limit: Self.longestRow)
        }
        continue
      }
      nextLine += row.lines
      if !row.isBlank { return true }
      row.reset()
      line = nextLine
    }
  }

  private mutating func fill() throws(EventTextError) -> Bool {
    guard offset < source.size else { return false }
    guard report(offset) else { throw .cancelled }
    do throws(ByteSourceError) {
      block = try source.bytes(offset..<min(source.size, offset + Self.blockBytes))
    } catch {
      throw .source(error)
    }
    if let zero = block.firstIndex(of: 0) { throw .binary(at: offset + zero) }
    offset += block.count
    place = 0
    return true
  }
}
