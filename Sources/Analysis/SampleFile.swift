/// The file that a sample was read from, told by its content wherever it lies.
package struct SampleFile: Hashable, Sendable, Codable {
  /// The size in bytes.
  package var size: Int
  /// SHA-256 of the whole file, in hexadecimal.
  package var sha256: String

  package init(size: Int, sha256: String) {
    self.size = size
    self.sha256 = sha256
  }
}
