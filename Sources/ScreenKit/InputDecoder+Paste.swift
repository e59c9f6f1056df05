extension InputDecoder {
  private static let endMark: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]

  /// Takes a byte of a bracketed paste; everything but the end mark is text.
  mutating func takePaste(_ byte: UInt8) {
    if byte == Self.endMark[matched] {
      matched += 1
      if matched == Self.endMark.count {
        endPaste()
        reset()
      }
      return
    }
    // Only its first byte occurs twice in the mark, so a mismatch restarts at this byte.
    for index in 0..<matched { keep(Self.endMark[index]) }
    matched = byte == Self.endMark[0] ? 1 : 0
    if matched == 0 { keep(byte) }
  }

  private mutating func keep(_ byte: UInt8) {
    if buffer.count < Self.pasteLimit { buffer.append(byte) }
  }

  /// Emits the paste so far; faulty UTF-8 in it becomes U+FFFD.
  mutating func endPaste() {
    var scalars = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in String(decoding: buffer, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x0D: scalars.append("\n")
      case 0x0A: if previous != "\r" { scalars.append("\n") }
      case 0x09: scalars.append("\t")
      case 0x00..<0x20, 0x7F..<0xA0: break
      default: scalars.append(scalar)
      }
      previous = scalar
    }
    events.append(.paste(String(scalars)))
  }
}
