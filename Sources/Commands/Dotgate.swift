import ArgumentParser
import Foundation

/// The root of the command line.
package struct Dotgate: ParsableCommand {
  static let version = "0.1.0"

  package static let configuration = CommandConfiguration(
    commandName: "dotgate",
    abstract: "Gate flow cytometry samples in the terminal.",
    discussion: """
      For research use only; not for diagnosis or treatment decisions.

      Example: dotgate                            the demo marrow
      Example: dotgate sample.fcs                 a sample, without gates
      Example: dotgate builtin:marrow sample.fcs  a sample on the built-in marrow path
      """,
    version: "dotgate \(version)",
    subcommands: [
      OpenCommand.self, GateCommand.self, InspectCommand.self, ExtractCommand.self,
      ConvertCommand.self, CompareCommand.self, SpilloverCommand.self, StatisticsCommand.self,
      ReplayCommand.self, HistoryCommand.self, VerifyCommand.self, AcceptCommand.self,
      DemoCommand.self, TemplatesCommand.self, ThemesCommand.self, ConfigCommand.self,
      KeysCommand.self, VersionCommand.self,
    ],
    defaultSubcommand: OpenCommand.self)

  package init() {}

  /// Runs the program with the arguments it was started with, and ends it.
  package static func start() -> Never {
    Foundation.exit(run(Array(CommandLine.arguments.dropFirst())))
  }

  /// Runs the program with its arguments and returns the exit code.
  ///
  /// Errors of the call's words exit with 2, whatever the parser would say.
  private static func run(_ arguments: [String]) -> Int32 {
    do {
      var command = try parseAsRoot(arguments)
      if !(command is OpenCommand) { Interruption.watch() }
      try command.run()
      return 0
    } catch let code as ExitCode {
      return code.rawValue
    } catch {
      let code = exitCode(for: error)
      let text = fullMessage(for: error)
      if code == .success {
        print(text)
        return 0
      }
      FileHandle.standardError.write(Data((text + "\n").utf8))
      return error is CommandError ? ExitStatus.failure.rawValue : ExitStatus.usage.rawValue
    }
  }
}
