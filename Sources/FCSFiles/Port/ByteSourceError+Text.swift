extension ByteSourceError: CustomStringConvertible {
  /// One sentence, without the file's name, which the caller puts before it.
  package var description: String {
    switch self {
    case .missing: "there is no such file; check the path"
    case .folder: "this is a folder; name the files in it"
    case .notAFile: "this is neither a file nor a folder; copy its content to a file first"
    case .notPermitted: "you may not read this file; change its permissions or copy it"
    case .empty: "the file is empty (0 bytes); copy or export it again"
    case .changed: "the file changed while it was being read; wait until it is complete, then retry"
    case .failed(let reason): "the file cannot be read: \(reason)"
    }
  }
}
