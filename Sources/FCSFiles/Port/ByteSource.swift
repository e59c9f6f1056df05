/// Bytes that can be read at any position, from several threads at once: the port of the readers.
package protocol ByteSource: Sendable {
  /// How many bytes there are; fixed when the source was opened.
  var size: Int { get }

  /// Fills `target` with the bytes that start at `offset`.
  ///
  /// Callers stay within `size`.
  /// - Throws: `ByteSourceError.changed` where fewer bytes are left, `.failed` where reading fails.
  func read(at offset: Int, into target: UnsafeMutableRawBufferPointer) throws(ByteSourceError)

  /// Checks that this is still what was opened: the same file, size and time of change.
  ///
  /// - Throws: `ByteSourceError.changed` where it is not.
  func checkUnchanged() throws(ByteSourceError)
}

extension ByteSource {
  /// The bytes of `range`, as far as there are any.
  func bytes(_ range: Range<Int>) throws(ByteSourceError) -> [UInt8] {
    let range = range.clamped(to: 0..<max(0, size))
    var failure: ByteSourceError?
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      do throws(ByteSourceError) {
        try read(
          at: range.lowerBound,
          into: UnsafeMutableRawBufferPointer(start: buffer.baseAddress, count: range.count))
        count = range.count
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }
}
