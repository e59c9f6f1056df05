import Foundation
import Sessions
import Synchronization

/// A session file on a disk, kept from other writers while it is open.
///
/// The lock is the system's and ends with the program however it ends; a file beside it says who
/// has it.
final class DiskSessionFile: SessionFile {
  let path: String
  private let descriptor: Mutex<Int32>

  /// A file that `create` is to make.
  init(path: String) {
    self.path = path
    descriptor = Mutex(-1)
  }

  /// Opens a file that is there, to go on with it.
  /// - Throws: `SessionFileError`, `.locked` where another program writes to it.
  init(opening path: String) throws(SessionFileError) {
    self.path = path
    let opened = open(path, O_RDWR | O_CLOEXEC)
    guard opened >= 0 else { throw Self.failure(path) }
    descriptor = Mutex(opened)
    do throws(SessionFileError) {
      try lock(opened)
    } catch {
      // The other's word of who has the file stays.
      Foundation.close(opened)
      descriptor.withLock { $0 = -1 }
      throw error
    }
  }

  deinit { close() }

  /// Lets others write to the file; the next writing fails.
  func close() {
    descriptor.withLock { descriptor in
      guard descriptor >= 0 else { return }
      unlink(holderPath)
      Foundation.close(descriptor)
      descriptor = -1
    }
  }

  func create() throws(SessionFileError) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let opened = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard opened >= 0 else {
      if errno == ENOENT { throw .failed(path: path, reason: "its folder can't be made") }
      throw Self.failure(path)
    }
    descriptor.withLock { descriptor in
      if descriptor >= 0 { Foundation.close(descriptor) }
      descriptor = opened
    }
    try lock(opened)
    // The file's name must last as its bytes do.
    let directory = open(folder, O_RDONLY | O_CLOEXEC)
    if directory >= 0 {
      fsync(directory)
      Foundation.close(directory)
    }
  }

  func read() throws(SessionFileError) -> [UInt8] { try Self.read(path) }

  /// Everything that is in a file.
  /// - Throws: `SessionFileError`.
  static func read(_ path: String) throws(SessionFileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw failure(path) }
    defer { Foundation.close(descriptor) }
    var content: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Foundation.read(descriptor, &block, block.count)
      if count == 0 { return content }
      if count > 0 {
        content += block[..<count]
      } else if errno != EINTR {
        throw failure(path)
      }
    }
  }

  func write(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(SessionFileError) -> Int {
    try descriptor.withLock { descriptor throws(SessionFileError) in
      try check(descriptor)
      while true {
        let count = bytes.withUnsafeBytes {
          pwrite(descriptor, $0.baseAddress, $0.count, off_t(offset))
        }
        if count >= 0 { return count }
        if errno != EINTR { throw Self.failure(path) }
      }
    }
  }

  func truncate(to length: Int) throws(SessionFileError) {
    try descriptor.withLock { descriptor throws(SessionFileError) in
      try check(descriptor)
      if ftruncate(descriptor, off_t(length)) != 0 { throw Self.failure(path) }
    }
  }

  func sync() throws(SessionFileError) {
    try descriptor.withLock { descriptor throws(SessionFileError) in
      if fsync(descriptor) != 0 { throw Self.failure(path) }
      try check(descriptor)
    }
  }

  /// A file without a name, or under another one, takes bytes that nobody will find.
  private func check(_ descriptor: Int32) throws(SessionFileError) {
    var open = stat()
    var named = stat()
    guard descriptor >= 0, fstat(descriptor, &open) == 0, stat(path, &named) == 0,
      open.st_ino == named.st_ino, open.st_dev == named.st_dev
    else { throw .vanished(path: path) }
  }

  private var holderPath: String { path + ".lock" }

  private func lock(_ descriptor: Int32) throws(SessionFileError) {
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let isLocked = errno == EWOULDBLOCK
      let holder = HolderFile(session: path)
      // A file system without locks is no reason to keep nothing.
      if isLocked || holder?.mayBeAtWork() == true { throw .locked(path: path, by: holder?.text) }
      return say()
    }
    say()
  }

  /// Says who has the file.
  private func say() {
    try? HolderFile.own.write(toFile: holderPath, atomically: false, encoding: .utf8)
  }

  private static func failure(_ path: String) -> SessionFileError {
    switch errno {
    case ENOENT, ENOTDIR: .missing(path: path)
    case EEXIST: .exists(path: path)
    case ENOSPC, EDQUOT: .full(path: path)
    case EACCES, EPERM, EROFS: .notPermitted(path: path)
    case let number: .failed(path: path, reason: String(cString: strerror(number)))
    }
  }
}
