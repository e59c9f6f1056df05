import Foundation

/// The programs that were built along with the tests.
package enum BuiltProducts {
  /// The path of the executable `name`, which the test target must depend on.
  package static func path(of name: String) -> String {
    let runner = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
    return runner.deletingLastPathComponent().appendingPathComponent(name).path
  }
}
