import FCSFiles
import Glibc

/// A file read at given positions, which notices when it is replaced, cut or written to.
///
/// Nothing is mapped: a file that shrinks is an error, never a signal.
package final class FileByteSource: ByteSource {
  package let path: String
  package let size: Int
  private let descriptor: Int32
  let identity: FileIdentity

  /// Opens a file.
  ///
  /// - Throws: `ByteSourceError` for what is missing, a folder, not permitted, no file or empty.
  package init(path: String) throws(ByteSourceError) {
    // Without O_NONBLOCK, opening a pipe would wait for someone to write to it.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Self.failure(errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let failure = Self.failure(errno)
      close(descriptor)
      throw failure
    }
    let fault: ByteSourceError? =
      switch status.st_mode & S_IFMT {
      case S_IFREG: status.st_size == 0 ? .empty : nil
      case S_IFDIR: .folder
      default: .notAFile
      }
    if let fault {
      close(descriptor)
      throw fault
    }
    self.path = path
    self.descriptor = descriptor
    size = Int(status.st_size)
    identity = FileIdentity(status)
  }

  deinit { close(descriptor) }

  package func read(
    at offset: Int, into target: UnsafeMutableRawBufferPointer
  ) throws(ByteSourceError) {
    var done = 0
    while done < target.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: target[done...])
      let count = pread(descriptor, rest.baseAddress, rest.count, off_t(offset + done))
      if count > 0 {
        done += count
      } else if count == 0 {
        throw .changed
      } else if errno != EINTR {
        throw Self.failure(errno)
      }
    }
  }

  package func checkUnchanged() throws(ByteSourceError) {
    var open = stat()
    var named = stat()
    guard fstat(descriptor, &open) == 0, stat(path, &named) == 0,
      FileIdentity(open) == identity, FileIdentity(named) == identity
    else { throw .changed }
  }

  private static func failure(_ code: Int32) -> ByteSourceError {
    switch code {
    case ENOENT, ENOTDIR: .missing
    case EACCES, EPERM: .notPermitted
    case EISDIR: .folder
    default: .failed(reason: String(cString: strerror(code)))
    }
  }
}

/// What makes a file the same file: device, inode, size and time of change.
struct FileIdentity: Hashable, Sendable {
  let device: UInt
  let inode: UInt
  let size: Int
  let seconds: Int
  let nanoseconds: Int

  init(_ status: stat) {
    device = UInt(status.st_dev)
    inode = UInt(status.st_ino)
    size = Int(status.st_size)
    seconds = status.st_mtim.tv_sec
    nanoseconds = status.st_mtim.tv_nsec
  }
}
