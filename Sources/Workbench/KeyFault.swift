import ScreenKit

/// A line of a person's own keys that was not used; its command kept the keys of the table.
package struct KeyFault: Hashable, Sendable {
  /// What is wrong.
  package enum Fact: Hashable, Sendable {
    /// No context has that name.
    case unknownContext(String)
    /// No command has that name; one with nearly that name.
    case unknownCommand(String, near: String?)
    /// The command has no place in the context, but in others.
    case otherContext(Command.ID, Command.Context, places: [Command.Context])
    /// A command for the second time; the later line counts.
    case twice(String)
    /// A key that can't be the command's.
    case unusable(Command.ID, String, Refusal)
    /// A key that is another command's, or begins like one of its keys.
    case clash(Command.ID, String, with: Command.ID, String)
    /// Without a key nothing would reach the command.
    case lost(Command.ID, Command.Context)
  }

  /// Why a key can't be used.
  package enum Refusal: Error, Hashable, Sendable {
    /// It is not written as keys are.
    case notation(KeyScriptError)
    /// There is nothing in it.
    case empty
    /// A digit begins a count.
    case count
    /// It is needed to type with.
    case typing
  }

  /// The line, counted from 1; nil where there is none.
  package var line: Int?
  /// What is wrong.
  package var fact: Fact

  init(line: Int?, _ fact: Fact) {
    self.line = line
    self.fact = fact
  }
}
