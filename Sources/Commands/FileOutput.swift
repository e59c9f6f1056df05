import Foundation

/// Writes whole files: beside the target first, then renamed, so that no half file is ever there.
enum FileOutput {
  /// Writes text to a path; `-` is standard output.
  /// - Throws: `FileOutputError`.
  static func write(_ text: String, to path: String, overwrite: Bool) throws(FileOutputError) {
    try write(path, overwrite: overwrite) { file throws(FileOutputError) in
      try file.write(Array(text.utf8))
    }
  }

  /// Writes a file in pieces.
  ///
  /// - Throws: `FileOutputError.exists` before anything is written, where the file is there and
  ///   may not be overwritten.
  static func write(
    _ path: String, overwrite: Bool,
    _ body: (inout OutputFile) throws(FileOutputError) -> Void
  ) throws(FileOutputError) {
    if path == "-" {
      var file = OutputFile(descriptor: 1, path: "standard output")
      try body(&file)
      try file.flush()
      return
    }
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    if isFolder.boolValue { throw .folder(path) }
    if isThere, !overwrite { throw .exists(path) }
    let temporary = path + ".\(getpid()).part"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .failed(path, reason: String(cString: strerror(errno))) }
    Interruption.remember(temporary)
    defer { Interruption.forget(temporary) }
    var file = OutputFile(descriptor: descriptor, path: path)
    do throws(FileOutputError) {
      try body(&file)
      try file.flush()
      if fsync(descriptor) != 0 { throw .failed(path, reason: String(cString: strerror(errno))) }
    } catch {
      close(descriptor)
      unlink(temporary)
      throw error
    }
    close(descriptor)
    do throws(FileOutputError) {
      try move(temporary, to: path, overwrite: overwrite)
    } catch {
      unlink(temporary)
      throw error
    }
  }
}

/// A file being written, through a buffer.
struct OutputFile {
  private let descriptor: Int32
  private let path: String
  private var buffer: [UInt8] = []

  init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  mutating func write(_ bytes: some Collection<UInt8>) throws(FileOutputError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= 1 << 20 { try flush() }
  }

  mutating func flush() throws(FileOutputError) {
    var start = 0
    while start < buffer.count {
      let written = buffer.withUnsafeBytes {
        Foundation.write(descriptor, $0.baseAddress.map { $0 + start }, $0.count - start)
      }
      if written < 0 {
        if errno == EINTR { continue }
        if errno == EPIPE { throw .closed }
        throw .failed(path, reason: String(cString: strerror(errno)))
      }
      start += written
    }
    buffer.removeAll(keepingCapacity: true)
  }
}

/// Why a file was not written; what was there before is untouched.
enum FileOutputError: Error, Hashable, CustomStringConvertible {
  case exists(String)
  case folder(String)
  case failed(String, reason: String)
  /// Nobody reads the other end of the pipe any more.
  case closed

  var description: String {
    switch self {
    case .exists(let path): "\(path) is there already; --force writes over it."
    case .folder(let path): "\(path) is a folder; name a file in it."
    case .failed(let path, let reason): "\(path) can't be written: \(reason)."
    case .closed: "The output was closed."
    }
  }
}
