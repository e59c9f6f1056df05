extension InputDecoder {
  /// Takes a byte of a control sequence (ECMA-48 5.4): parameters, intermediates, a final byte.
  mutating func takeCSI(_ byte: UInt8) {
    switch byte {
    case 0x1B:
      reset()
      state = .escape
    case 0x18, 0x1A:
      reset()
    case 0x24 where isShiftedByDollar:
      finishCSI(byte)
    case 0x20..<0x40:
      if buffer.count < Self.sequenceLimit { buffer.append(byte) }
    case 0x5B where buffer.isEmpty:
      state = .linuxFunction
    case 0x4D where buffer.isEmpty:
      state = .x10Mouse
    case 0x40..<0x7F:
      finishCSI(byte)
    default:
      reset()
      takeGround(byte, alt: false)
    }
  }

  /// Whether a `$` ends the sequence: rxvt sends `CSI 3 $` for shift, replies begin with `?`.
  private var isShiftedByDollar: Bool {
    !buffer.isEmpty && buffer.allSatisfy { (0x30...0x39).contains($0) }
  }

  private mutating func finishCSI(_ final: UInt8) {
    let body = buffer
    reset()
    guard body.count < Self.sequenceLimit else { return }
    if body.first == 0x3C {
      sgrMouse(body.dropFirst(), final)
      return
    }
    guard let parameters = Self.parameters(body) else { return }
    let first = parameters.first?.first ?? 1
    let second = parameters.dropFirst().first
    // A third value after a colon tells press (1), repeat (2) and release (3) apart.
    if let second, second.count > 1, second[1] == 3 { return }
    let modifiers = Self.modifiers(second?.first ?? 1)
    switch final {
    case 0x7E:
      tilde(first, modifiers, third: parameters.dropFirst(2).first?.first)
    case 0x75:
      coded(first, modifiers)
    case 0x24:
      tilde(first, .shift, third: nil)
    case 0x5E:
      tilde(first, .control, third: nil)
    case 0x40:
      tilde(first, [.shift, .control], third: nil)
    case 0x5A:
      key(.tab, modifiers.union(.shift))
    case 0x61...0x64:
      lettered(final - 0x20, .shift)
    default:
      if first == 1 { lettered(final, modifiers) }
    }
  }

  /// The numbers of a sequence, colons inside semicolons; nil if anything else is among them.
  private static func parameters(_ body: [UInt8]) -> [[Int]]? {
    var all: [[Int]] = []
    var group: [Int] = []
    var number: Int?
    for byte in body {
      switch byte {
      case 0x30...0x39:
        number = min((number ?? 0) * 10 + Int(byte - 0x30), 0x11_0000)
      case 0x3A:
        group.append(number ?? 1)
        number = nil
      case 0x3B:
        all.append(group + [number ?? 1])
        group = []
        number = nil
      default:
        return nil
      }
    }
    if number != nil || !group.isEmpty || !all.isEmpty { all.append(group + [number ?? 1]) }
    return all
  }

  /// The modifiers of xterm's parameter: one more than the sum of their bits; meta counts as alt.
  static func modifiers(_ parameter: Int) -> Modifiers {
    let bits = UInt8(truncatingIfNeeded: max(0, parameter - 1))
    var result = Modifiers(rawValue: bits & 7)
    if bits & 8 != 0 { result.insert(.alt) }
    return result
  }

  /// Emits the key of a sequence that ends in a letter; unknown letters mean nothing.
  private mutating func lettered(_ final: UInt8, _ modifiers: Modifiers) {
    switch final {
    case 0x41: key(.up, modifiers)
    case 0x42: key(.down, modifiers)
    case 0x43: key(.right, modifiers)
    case 0x44: key(.left, modifiers)
    case 0x46: key(.end, modifiers)
    case 0x48: key(.home, modifiers)
    case 0x50...0x53: key(.function(Int(final) - 0x4F), modifiers)
    default: break
    }
  }

  private mutating func tilde(_ number: Int, _ modifiers: Modifiers, third: Int?) {
    switch number {
    case 1, 7: key(.home, modifiers)
    case 2: key(.insert, modifiers)
    case 3: key(.delete, modifiers)
    case 4, 8: key(.end, modifiers)
    case 5: key(.pageUp, modifiers)
    case 6: key(.pageDown, modifiers)
    case 11...15: key(.function(number - 10), modifiers)
    case 17...21: key(.function(number - 11), modifiers)
    case 23...26: key(.function(number - 12), modifiers)
    case 28, 29: key(.function(number - 13), modifiers)
    case 31...34: key(.function(number - 14), modifiers)
    case 27: if let third { coded(third, modifiers) }
    case 200: state = .paste
    default: break
    }
  }

  /// Emits a key given by its code point (xterm's modifyOtherKeys, `CSI … u`).
  private mutating func coded(_ code: Int, _ modifiers: Modifiers) {
    // Kitty puts keys without a character into the private use area.
    guard let scalar = Unicode.Scalar(UInt32(code)), !(0xE000..<0xF900).contains(code),
      !(0x80..<0xA0).contains(code), code != 0
    else { return }
    key(.character(scalar), modifiers)
  }

  mutating func takeLinuxFunction(_ byte: UInt8) {
    reset()
    switch byte {
    case 0x41...0x45: key(.function(Int(byte) - 0x40))
    case 0x1B: state = .escape
    default: break
    }
  }

  /// Takes a byte after `ESC O`: application cursor keys, F1 to F4, the keypad.
  mutating func takeSS3(_ byte: UInt8) {
    switch byte {
    case 0x30...0x3B:
      if buffer.count < Self.sequenceLimit { buffer.append(byte) }
    case 0x1B:
      reset()
      state = .escape
    case 0x20..<0x7F:
      let numbers = Self.parameters(buffer) ?? []
      let modifiers = Self.modifiers(numbers.last?.first ?? 1)
      reset()
      switch byte {
      case 0x4D: key(.enter, modifiers)
      case 0x58: key(.character("="), modifiers)
      case 0x61...0x64: lettered(byte - 0x20, .control)
      case 0x6A...0x79: key(.character(Unicode.Scalar(byte - 0x40)), modifiers)
      default: lettered(byte, modifiers)
      }
    default:
      reset()
      takeGround(byte, alt: false)
    }
  }

  /// Takes a byte of a string the terminal sent (a reply): up to ST or BEL, all swallowed.
  ///
  /// Alt with P, ] or _ begins alike; `flush` ends a string that no byte continues, so that these
  /// keys cannot hold the keyboard.
  mutating func takeString(_ byte: UInt8) {
    buffer.removeAll()
    switch (state, byte) {
    case (.string, 0x07), (.string, 0x18), (.string, 0x1A), (.stringEscape, 0x5C):
      reset()
    case (.string, 0x1B):
      state = .stringEscape
    case (.stringEscape, 0x1B):
      break
    case (.stringEscape, 0x5B):
      // Not ST: the string was cut off and a key follows.
      reset()
      state = .csi
    case (.stringEscape, 0x4F):
      reset()
      state = .ss3
    case (.stringEscape, _):
      state = .string
    default:
      break
    }
  }
}
