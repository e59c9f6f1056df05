/// Why the bytes of a file could not be had.
package enum ByteSourceError: Error, Hashable, Sendable {
  case missing
  case folder
  /// Neither a file nor a folder: a device, a pipe, a socket.
  case notAFile
  case notPermitted
  case empty
  /// The file was replaced, cut or written to while it was open.
  case changed
  /// Anything else, with the system's words for it.
  case failed(reason: String)
}
