/// A key and its modifiers, in one normal form.
///
/// A typed `A` is `character("A")` without shift; control with a letter is the small letter;
/// control characters are the keys that send them (CR and LF are enter, BS and DEL backspace).
package struct KeyPress: Hashable, Sendable {
  /// The key.
  package let key: Key
  /// What was held with it.
  package let modifiers: Modifiers

  /// The normal form of `key` with `modifiers`.
  package init(_ key: Key, _ modifiers: Modifiers = []) {
    switch key {
    case .character(let scalar):
      (self.key, self.modifiers) = KeyPress.normal(scalar, modifiers)
    default:
      (self.key, self.modifiers) = (key, modifiers)
    }
  }

  private static func normal(
    _ scalar: Unicode.Scalar, _ modifiers: Modifiers
  ) -> (Key, Modifiers) {
    switch scalar.value {
    case 0x0A, 0x0D: return (.enter, modifiers)
    case 0x09: return (.tab, modifiers)
    case 0x1B: return (.escape, modifiers)
    case 0x08, 0x7F: return (.backspace, modifiers)
    case 0x00: return normal(" ", modifiers.union(.control))
    case 0x01...0x1A: return shifted(scalar, by: 0x60, modifiers.union(.control))
    case 0x1C...0x1F: return shifted(scalar, by: 0x40, modifiers.union(.control))
    case 0x41...0x5A where modifiers.contains(.control):
      return shifted(scalar, by: 0x20, modifiers)
    case 0x61...0x7A where modifiers.contains(.shift) && !modifiers.contains(.control):
      return shifted(scalar, by: -0x20, modifiers)
    default:
      return (.character(scalar), modifiers.subtracting(.shift))
    }
  }

  private static func shifted(
    _ scalar: Unicode.Scalar, by offset: Int, _ modifiers: Modifiers
  ) -> (Key, Modifiers) {
    let moved = UInt8(truncatingIfNeeded: Int(scalar.value) + offset)
    return (.character(Unicode.Scalar(moved)), modifiers.subtracting(.shift))
  }

  /// The scalar typed into a text field, nil for anything but a plain character.
  package var typed: Unicode.Scalar? {
    guard case .character(let scalar) = key, modifiers.isEmpty else { return nil }
    return scalar
  }
}
