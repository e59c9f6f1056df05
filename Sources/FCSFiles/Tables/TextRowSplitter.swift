/// Takes a text table apart byte by byte: RFC 4180, also with lone line feeds or returns.
///
/// A quotation mark counts at the beginning of a cell alone; inside quoted cells it is doubled.
struct TextRowSplitter {
  let delimiter: UInt8
  /// The bytes of the row's cells, one after the other, quotation undone.
  private(set) var content: [UInt8] = []
  /// Where the cells end in `content`.
  private(set) var ends: [Int] = []
  /// The lines that the row has so far, more than one where a quoted cell has line ends.
  private(set) var lines = 1
  private var state = State.start
  private var afterReturn = false

  private enum State { case start, plain, quoted, quoteInQuoted }

  init(delimiter: UInt8) { self.delimiter = delimiter }

  /// Whether a quoted cell is still open.
  var isOpen: Bool { state == .quoted }

  /// Whether there is anything of a row that is not complete.
  var isPending: Bool { !ends.isEmpty || !content.isEmpty || state != .start }

  /// Whether the row has nothing but blanks, in one cell.
  var isBlank: Bool { ends.count <= 1 && content.allSatisfy { $0 == 0x20 || $0 == 0x09 } }

  var count: Int { ends.count }

  func cell(_ index: Int) -> ArraySlice<UInt8> {
    content[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  var cellBytes: [ArraySlice<UInt8>] { ends.indices.map(cell) }

  /// Forgets the row, to take the next one.
  mutating func reset() {
    content.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    lines = 1
    state = .start
  }

  /// Takes a byte; true where it completes a row.
  mutating func take(_ byte: UInt8) -> Bool {
    let isSecondHalf = afterReturn && byte == 0x0A
    afterReturn = false
    if state == .quoted {
      if byte == 0x22 {
        state = .quoteInQuoted
      } else {
        if byte == 0x0A { lines += 1 }
        content.append(byte)
      }
      return false
    }
    if isSecondHalf { return false }
    switch byte {
    case delimiter:
      ends.append(content.count)
      state = .start
    case 0x0A, 0x0D:
      afterReturn = byte == 0x0D
      ends.append(content.count)
      return true
    case 0x22 where state == .start: state = .quoted
    case 0x22 where state == .quoteInQuoted:
      content.append(byte)
      state = .quoted
    default:
      content.append(byte)
      state = .plain
    }
    return false
  }

  /// Ends the last row of a text without a line end; true where there is one.
  mutating func finish() -> Bool {
    guard isPending else { return false }
    ends.append(content.count)
    return true
  }
}
