/// The file of a session, as the log needs it; what opens real files lies outside.
package protocol SessionFile: Sendable {
  /// Makes the file, which must not be there yet, and keeps others from writing to it.
  /// - Throws: `SessionFileError`.
  func create() throws(SessionFileError)
  /// Everything that is in it.
  /// - Throws: `SessionFileError`.
  func read() throws(SessionFileError) -> [UInt8]
  /// Writes at an offset; returns how many bytes were taken, which may be fewer.
  /// - Throws: `SessionFileError`; part of the bytes may be written then.
  func write(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(SessionFileError) -> Int
  /// Cuts off what follows a length.
  /// - Throws: `SessionFileError`.
  func truncate(to length: Int) throws(SessionFileError)
  /// Returns when all that was written would survive the power going off.
  /// - Throws: `SessionFileError`; what was written may be lost then.
  func sync() throws(SessionFileError)
}

/// Why a session file could not be made, read or written.
package enum SessionFileError: Error, Hashable, Sendable {
  case exists(path: String)
  case missing(path: String)
  case full(path: String)
  case notPermitted(path: String)
  /// It was there, and is there no longer.
  case vanished(path: String)
  /// Another program writes to it.
  case locked(path: String, by: String?)
  case failed(path: String, reason: String)
}

extension SessionFileError: CustomStringConvertible {
  /// One sentence.
  package var description: String {
    switch self {
    case .exists(let path): "\(path) is there already; nothing was written."
    case .missing(let path): "\(path): there is no such file."
    case .full(let path): "The disk of \(path) is full."
    case .notPermitted(let path): "\(path) may not be written."
    case .vanished(let path): "\(path) is no longer there."
    case .locked(let path, let holder):
      "\(path) is open in another dotgate\(holder.map { " (\($0))" } ?? "")."
    case .failed(let path, let reason): "\(path): \(reason)."
    }
  }
}
