import Glibc
import Synchronization

/// Runs a program to its end.
package enum ChildProcess {
  /// What a program left behind.
  package struct Result: Hashable, Sendable {
    /// Its exit status, or 128 and the signal that ended it.
    package var status: Int
    /// What it wrote to standard output.
    package var output: String
    /// What it wrote to standard error.
    package var errors: String
  }

  /// Why a program did not start: the error number of the system.
  package struct LaunchError: Error, Hashable, Sendable {
    /// The program.
    package var path: String
    /// The number, as in `errno`.
    package var number: Int32
  }

  /// Runs `path` with standard input from `/dev/null` and waits for its end.
  ///
  /// - Parameter environment: the whole environment of the program.
  /// - Throws: `LaunchError`.
  package static func run(
    _ path: String, _ arguments: [String] = [], environment: [String: String] = [:]
  ) throws -> Result {
    let (child, output, errors) = try spawn(path, arguments, environment)
    defer {
      close(output)
      close(errors)
    }
    let (first, second) = readBoth(output, errors)
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    let signal = Int(status & 0x7F)
    return Result(
      status: signal == 0 ? Int(status >> 8 & 0xFF) : 128 + signal,
      output: String(decoding: first, as: UTF8.self),
      errors: String(decoding: second, as: UTF8.self))
  }

  /// Whether a process runs or could run again; one that ended but was not waited for does not.
  package static func isRunning(_ process: pid_t) -> Bool {
    guard let file = fopen("/proc/\(process)/stat", "r") else { return false }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 512)
    let count = fread(&bytes, 1, bytes.count, file)
    // The state follows the name, which is in parentheses and may hold any.
    let rest = bytes[..<count].split(separator: 0x29).last ?? []
    return count > 0 && rest.first { $0 != 0x20 } != UInt8(ascii: "Z")
  }

  /// Starts the program; returns it with the ends of its output and its errors to read from.
  private static func spawn(
    _ path: String, _ arguments: [String], _ environment: [String: String]
  ) throws -> (child: pid_t, output: Int32, errors: Int32) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // Worker threads block signals, and what is blocked here would stay so in the program.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + variables { free(text) } }

    // A pipe is inherited until it is marked; a server started meanwhile would keep it open.
    return try spawning.withLock { _ in
      let output = try openPipe(for: path)
      let errors = try openPipe(for: path)
      defer {
        close(output.write)
        close(errors.write)
      }
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
      posix_spawn_file_actions_adddup2(&actions, output.write, 1)
      posix_spawn_file_actions_adddup2(&actions, errors.write, 2)
      var child: pid_t = 0
      let failure = posix_spawn(&child, path, &actions, &attributes, &words, &variables)
      guard failure == 0 else {
        close(output.read)
        close(errors.read)
        throw LaunchError(path: path, number: failure)
      }
      return (child, output.read, errors.read)
    }
  }

  private static let spawning = Mutex(())

  private static func openPipe(for path: String) throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw LaunchError(path: path, number: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  private static func readBoth(_ first: Int32, _ second: Int32) -> ([UInt8], [UInt8]) {
    var collected: [[UInt8]] = [[], []]
    var polled = [first, second].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var buffer = [UInt8](repeating: 0, count: 65536)
    while polled.contains(where: { $0.fd >= 0 }) {
      guard poll(&polled, 2, -1) >= 0 || errno == EINTR else { break }
      for index in polled.indices where polled[index].fd >= 0 && polled[index].revents != 0 {
        let count = read(polled[index].fd, &buffer, buffer.count)
        if count > 0 {
          collected[index] += buffer[..<count]
        } else if count == 0 || errno != EINTR {
          polled[index].fd = -1
        }
        polled[index].revents = 0
      }
    }
    return (collected[0], collected[1])
  }
}
