import Glibc

/// The most memory that a program held at once.
///
/// The system counts the memory of the process that starts a program as the program's own, as they
/// share it for a moment; so this is a small process to start it from, where a test holds more.
enum PeakMemory {
  /// Runs the program of `words` to its end, its output thrown away.
  ///
  /// - Returns: its exit status and its peak in KiB; nil where it did not start or was killed.
  static func run(_ words: [String]) -> (status: Int, kibibytes: Int)? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    guard let program = words.first,
      posix_spawn(&child, program, &actions, nil, &arguments, environ) == 0
    else { return nil }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(child, &status, 0, &usage) < 0 {
      guard errno == EINTR else { return nil }
    }
    guard status & 0x7F == 0 else { return nil }
    return (Int(status >> 8 & 0xFF), usage.ru_maxrss)
  }
}
