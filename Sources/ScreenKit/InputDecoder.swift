/// Turns the bytes of a terminal into keys, mouse events and pastes.
///
/// The bytes may be split anywhere: the events are the same. Sequences that mean nothing here
/// are swallowed whole, never typed. Escape alone and Alt with a key begin with the same byte, so
/// a pending escape is decided by `flush` after `patience`. Memory is bounded whatever comes in.
package struct InputDecoder: Sendable {
  enum State: Hashable, Sendable {
    case ground
    case escape
    case utf8(alt: Bool)
    case csi
    /// After `CSI [`, the Linux console's F1 to F5.
    case linuxFunction
    case ss3
    case x10Mouse
    /// The body of a DCS, OSC or APC string; its introducer is in the buffer while it is empty.
    case string
    /// An escape inside such a string.
    case stringEscape
    case paste
  }

  /// The longest paste that is kept, in bytes; what follows it in the same paste is dropped.
  package static let pasteLimit = 1 << 18
  /// The longest control sequence that is understood, in bytes.
  static let sequenceLimit = 64

  var state = State.ground
  /// The bytes of the sequence being read, without its introducer.
  var buffer: [UInt8] = []
  /// How many continuation bytes are still missing in state `utf8`.
  var missing = 0
  /// How many bytes of the paste's end mark have matched.
  var matched = 0
  var events: [InputEvent] = []

  /// A decoder that has seen nothing.
  package init() {}

  /// Whether bytes are held back that only the next byte or `flush` can decide.
  package var isPending: Bool { state != .ground }

  /// How long to wait for the next byte before `flush`, in milliseconds; nil when nothing pends.
  ///
  /// A lone escape is decided fast; a sequence that has begun is given time to cross a slow line;
  /// a paste is given more, and only ends early when its end mark was lost.
  package var patience: Int? {
    switch state {
    case .ground: nil
    case .escape: 25
    case .paste: 2000
    default: 250
    }
  }

  /// Decodes some bytes and returns the events they complete.
  package mutating func feed(_ bytes: some Sequence<UInt8>) -> [InputEvent] {
    for byte in bytes { take(byte) }
    defer { events.removeAll() }
    return events
  }

  /// Decides what is pending as if no byte would follow.
  ///
  /// A lone escape becomes the Escape key and an introducer alone Alt with its character; a paste
  /// ends; anything else incomplete is dropped.
  package mutating func flush() -> [InputEvent] {
    switch state {
    case .escape: key(.escape)
    case .csi where buffer.isEmpty: key(.character("["), .alt)
    case .ss3 where buffer.isEmpty: key(.character("O"), .alt)
    case .string: if let byte = buffer.first { key(.character(Unicode.Scalar(byte)), .alt) }
    case .paste: endPaste()
    default: break
    }
    reset()
    defer { events.removeAll() }
    return events
  }

  mutating func reset() {
    state = .ground
    buffer.removeAll(keepingCapacity: buffer.capacity <= 4096)
    missing = 0
    matched = 0
  }

  mutating func key(_ key: Key, _ modifiers: Modifiers = []) {
    events.append(.key(KeyPress(key, modifiers)))
  }

  private mutating func take(_ byte: UInt8) {
    switch state {
    case .ground: takeGround(byte, alt: false)
    case .escape: takeEscape(byte)
    case .utf8(let alt): takeContinuation(byte, alt: alt)
    case .csi: takeCSI(byte)
    case .linuxFunction: takeLinuxFunction(byte)
    case .ss3: takeSS3(byte)
    case .x10Mouse: takeX10Mouse(byte)
    case .string, .stringEscape: takeString(byte)
    case .paste: takePaste(byte)
    }
  }

  private mutating func takeEscape(_ byte: UInt8) {
    switch byte {
    case 0x1B:
      key(.escape)
    case 0x5B:
      state = .csi
    case 0x4F:
      state = .ss3
    case 0x50, 0x5D, 0x5F:
      state = .string
      buffer = [byte]
    default:
      reset()
      takeGround(byte, alt: true)
    }
  }

  mutating func takeGround(_ byte: UInt8, alt: Bool) {
    switch byte {
    case 0x1B:
      state = .escape
    case 0x00..<0x80:
      key(.character(Unicode.Scalar(byte)), alt ? .alt : [])
    case 0xC2..<0xE0:
      begin(byte, missing: 1, alt: alt)
    case 0xE0..<0xF0:
      begin(byte, missing: 2, alt: alt)
    case 0xF0..<0xF5:
      begin(byte, missing: 3, alt: alt)
    default:
      break
    }
  }

  private mutating func begin(_ byte: UInt8, missing count: Int, alt: Bool) {
    state = .utf8(alt: alt)
    buffer = [byte]
    missing = count
  }

  private mutating func takeContinuation(_ byte: UInt8, alt: Bool) {
    guard (0x80..<0xC0).contains(byte) else {
      reset()
      takeGround(byte, alt: false)
      return
    }
    buffer.append(byte)
    missing -= 1
    guard missing == 0 else { return }
    let text = String(validating: buffer, as: UTF8.self)
    reset()
    guard let scalar = text?.unicodeScalars.first, !(0x80..<0xA0).contains(scalar.value) else {
      return
    }
    key(.character(scalar), alt ? .alt : [])
  }
}
