import Crypto

/// The SHA-256 of bytes that come in pieces.
package struct ContentHash: Sendable {
  private var hasher = SHA256()

  package init() {}

  package mutating func update(_ piece: UnsafeRawBufferPointer) {
    hasher.update(bufferPointer: piece)
  }

  /// In hexadecimal.
  package var text: String {
    hasher.finalize().map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
