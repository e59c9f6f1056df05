import Glibc

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
    var output: [Int32] = [-1, -1]
    var errors: [Int32] = [-1, -1]
    guard pipe(&output) == 0, pipe(&errors) == 0 else {
      throw LaunchError(path: path, number: errno)
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output[1], 1)
    posix_spawn_file_actions_adddup2(&actions, errors[1], 2)
    for end in output + errors { posix_spawn_file_actions_addclose(&actions, end) }

    var words = ([path] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + variables { free(text) } }
    var child: pid_t = 0
    let failure = posix_spawn(&child, path, &actions, nil, &words, &variables)
    close(output[1])
    close(errors[1])
    defer {
      close(output[0])
      close(errors[0])
    }
    guard failure == 0 else { throw LaunchError(path: path, number: failure) }

    let (first, second) = readBoth(output[0], errors[0])
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    let signal = Int(status & 0x7F)
    return Result(
      status: signal == 0 ? Int(status >> 8 & 0xFF) : 128 + signal,
      output: String(decoding: first, as: UTF8.self),
      errors: String(decoding: second, as: UTF8.self))
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
