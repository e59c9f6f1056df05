/// Bytes in memory as a source.
package struct MemoryByteSource: ByteSource {
  package let bytes: [UInt8]

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  package var size: Int { bytes.count }

  package func read(
    at offset: Int, into target: UnsafeMutableRawBufferPointer
  ) throws(ByteSourceError) {
    guard offset >= 0, offset <= bytes.count, target.count <= bytes.count - offset else {
      throw .changed
    }
    bytes.withUnsafeBytes {
      target.copyMemory(from: .init(rebasing: $0[offset...].prefix(target.count)))
    }
  }

  package func checkUnchanged() throws(ByteSourceError) {}
}
