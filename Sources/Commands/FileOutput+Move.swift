import Foundation

extension FileOutput {
  /// Puts a file that is whole where it is to be, on the same disk.
  ///
  /// Without leave to overwrite, a file that appeared meanwhile is not replaced either.
  /// - Throws: `FileOutputError`; the file is then where it was.
  static func move(
    _ from: String, to path: String, overwrite: Bool
  ) throws(FileOutputError) {
    if !overwrite {
      if link(from, path) == 0 {
        unlink(from)
        return
      }
      let reason = errno
      guard lacksLinks.contains(reason) else { throw failure(path, reason) }
      // exFAT, CIFS and others know no second name: an empty file keeps the place for ours.
      let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else { throw failure(path, errno) }
      close(descriptor)
    }
    guard rename(from, path) == 0 else {
      let error = failure(path, errno)
      if !overwrite { unlink(path) }
      throw error
    }
  }

  /// How file systems say that they have no hard links, or none for this file.
  private static let lacksLinks: Set<Int32> = [
    EPERM, EACCES, ENOSYS, EOPNOTSUPP, EINVAL, EMLINK,
  ]

  private static func failure(_ path: String, _ reason: Int32) -> FileOutputError {
    reason == EEXIST ? .exists(path) : .failed(path, reason: String(cString: strerror(reason)))
  }
}
