/// What a person has set for every start of the program.
///
/// Names of themes, contexts, commands and keys are as written: only who knows what there is can
/// judge them, and `lines` tells where they stand.
package struct Configuration: Hashable, Sendable {
  /// The theme's name.
  package var theme = "dark"
  /// How plots are drawn.
  package var glyphs = Glyphs.braille
  /// How many colours are used.
  package var colours = Colours.automatic
  /// Whether the mouse is used.
  package var usesMouse = true
  /// The name of the analyst as records give it; empty for none.
  package var analyst = ""
  /// The folder that file names begin in when they are asked for; empty for the present one.
  package var exportFolder = ""
  /// The format that count tables are offered in.
  package var exportFormat = CountFormat.csv
  /// The person's own keys, in the order of their lines.
  package var keys: [Binding] = []
  /// The lines of the settings that the file has, counted from 1, by `table.key`.
  package var lines: [String: Int] = [:]

  /// What holds without a file.
  package init() {}

  /// The ways to draw plots.
  package enum Glyphs: String, CaseIterable, Hashable, Sendable {
    case braille
    case halfBlocks = "half-blocks"
    case quadrants
    case ascii
  }

  /// How many colours are used.
  package enum Colours: String, CaseIterable, Hashable, Sendable {
    /// As many as the terminal says it has.
    case automatic = "auto"
    /// 24 bits, whatever the terminal says.
    case direct = "true"
    /// At most 256.
    case indexed = "256"
    /// At most 16.
    case sixteen = "16"
    /// At most 8.
    case eight = "8"
    /// None.
    case none
  }

  /// The formats of count tables.
  package enum CountFormat: String, CaseIterable, Hashable, Sendable {
    case csv
    case tsv
    case json
  }

  /// Keys of a person's own for a command.
  package struct Binding: Hashable, Sendable {
    /// What is being done, such as `browse`.
    package var context: String
    /// The command, such as `gate.polygon`.
    package var command: String
    /// Its keys; none unbinds it.
    package var keys: [String]
    /// The line, counted from 1.
    package var line: Int?

    /// Keys for a command.
    package init(context: String, command: String, keys: [String], line: Int?) {
      self.context = context
      self.command = command
      self.keys = keys
      self.line = line
    }
  }
}
