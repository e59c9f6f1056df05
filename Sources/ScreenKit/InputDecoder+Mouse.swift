extension InputDecoder {
  /// Emits a mouse event of xterm's SGR encoding (mode 1006): `CSI < code ; column ; row M` or `m`.
  mutating func sgrMouse(_ body: ArraySlice<UInt8>, _ final: UInt8) {
    guard final == 0x4D || final == 0x6D else { return }
    let fields = body.split(separator: 0x3B, omittingEmptySubsequences: false)
    let numbers = fields.compactMap { field -> Int? in
      guard !field.isEmpty, field.count < 7 else { return nil }
      return field.reduce(into: 0 as Int?) { total, byte in
        guard let sum = total, (0x30...0x39).contains(byte) else {
          total = nil
          return
        }
        total = sum * 10 + Int(byte) - 0x30
      }
    }
    guard fields.count == 3, numbers.count == 3, numbers[1] > 0, numbers[2] > 0 else { return }
    mouse(
      code: numbers[0], Position(column: numbers[1] - 1, row: numbers[2] - 1),
      isRelease: final == 0x6D)
  }

  /// Takes one of the three bytes after `CSI M`, each offset by 32.
  mutating func takeX10Mouse(_ byte: UInt8) {
    buffer.append(byte)
    guard buffer.count == 3 else { return }
    let values = buffer.map { Int($0) - 32 }
    reset()
    guard values[0] >= 0, values[1] > 0, values[2] > 0 else { return }
    let isRelease = values[0] & 3 == 3 && values[0] & (32 | 64 | 128) == 0
    mouse(
      code: values[0], Position(column: values[1] - 1, row: values[2] - 1), isRelease: isRelease)
  }

  private mutating func mouse(code: Int, _ position: Position, isRelease: Bool) {
    // The codes that carry bit 7 are the extra buttons 8 to 11.
    guard code < 128 else { return }
    var modifiers: Modifiers = []
    if code & 4 != 0 { modifiers.insert(.shift) }
    if code & 8 != 0 { modifiers.insert(.alt) }
    if code & 16 != 0 { modifiers.insert(.control) }
    let button: MouseEvent.Button? =
      switch code & 3 {
      case 0: .left
      case 1: .middle
      case 2: .right
      default: nil
      }
    let event: MouseEvent? =
      switch (code & 64 != 0, isRelease, code & 32 != 0, button) {
      case (true, _, _, .left): MouseEvent(.wheelUp, at: position, modifiers)
      case (true, _, _, .middle): MouseEvent(.wheelDown, at: position, modifiers)
      case (true, _, _, _): nil
      case (_, true, _, _): MouseEvent(.release, button, at: position, modifiers)
      case (_, _, true, nil): MouseEvent(.move, at: position, modifiers)
      case (_, _, true, _): MouseEvent(.drag, button, at: position, modifiers)
      case (_, _, false, nil): nil
      case (_, _, false, _): MouseEvent(.press, button, at: position, modifiers)
      }
    if let event { events.append(.mouse(event)) }
  }
}
