import TOMLKit

/// Reads the configuration file.
///
/// A fault costs the setting it is in, never the rest: the default stands in, and a warning with
/// the line says so.
package struct ConfigurationReader {
  private let file: String
  private let lines: KeyLines
  private var configuration = Configuration()
  private var warnings: [ConfigurationWarning] = []

  /// The configuration in a TOML text and everything in it that was not used.
  ///
  /// - Parameter file: what warnings call the text.
  package static func read(
    _ text: String, file: String
  ) -> (configuration: Configuration, warnings: [ConfigurationWarning]) {
    var reader = ConfigurationReader(file: file, lines: KeyLines(text))
    reader.read(text)
    return (reader.configuration, reader.warnings.sorted { ($0.line ?? 0) < ($1.line ?? 0) })
  }

  private init(file: String, lines: KeyLines) {
    self.file = file
    self.lines = lines
  }

  private mutating func warn(_ path: String, _ fact: ConfigurationWarning.Fact) {
    warnings.append(ConfigurationWarning(file: file, line: line(of: path), fact))
  }

  /// The line of a key, else of the table that it is in: an inline table stands on one line.
  private func line(of path: String) -> Int? {
    var path = path[...]
    while !path.isEmpty {
      if let line = lines[String(path)] { return line }
      path = path[..<(path.lastIndex(of: ".") ?? path.startIndex)]
    }
    return nil
  }

  private mutating func read(_ text: String) {
    let table: TOMLTable
    do {
      // The parser is handed a C string.
      if text.utf8.contains(0) {
        warn("", .notTOML("it holds a NUL byte"))
        return
      }
      table = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      warnings.append(
        ConfigurationWarning(file: file, line: error.source.begin.line, .notTOML(error.description))
      )
      return
    } catch {
      warn("", .notTOML("\(error)"))
      return
    }
    for key in table.keys.sorted() {
      guard let value = table[key] else { continue }
      switch key {
      case "theme": take(value, key) { $0.theme = $1 }
      case "glyphs": choose(value, key, Configuration.Glyphs.self) { $0.glyphs = $1 }
      case "colours": choose(value, key, Configuration.Colours.self) { $0.colours = $1 }
      case "mouse":
        if let isOn = value.bool {
          configuration.usesMouse = isOn
        } else {
          warn(key, .wrongType(key: key, expected: "true or false"))
        }
      case "analyst": take(value, key) { $0.analyst = $1 }
      case "export": readExport(value)
      case "keys": readKeys(value)
      default: warn(key, .unknownSetting(key))
      }
    }
  }

  private mutating func readExport(_ value: TOMLValueConvertible) {
    guard let table = value.table else {
      warn("export", .wrongType(key: "export", expected: "a table"))
      return
    }
    for key in table.keys.sorted() {
      guard let value = table[key] else { continue }
      let path = "export." + key
      switch key {
      case "folder": take(value, path) { $0.exportFolder = $1 }
      case "format":
        choose(value, path, Configuration.CountFormat.self) { $0.exportFormat = $1 }
      default: warn(path, .unknownSetting(path))
      }
    }
  }

  private mutating func take(
    _ value: TOMLValueConvertible, _ path: String,
    _ set: (inout Configuration, String) -> Void
  ) {
    guard let text = value.string else {
      warn(path, .wrongType(key: path, expected: "a text in quotes"))
      return
    }
    // What acts on a terminal is no part of a name or a folder.
    guard !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
      warn(path, .wrongType(key: path, expected: "a text without control characters"))
      return
    }
    configuration.lines[path] = lines[path]
    set(&configuration, text)
  }

  private mutating func choose<Choice: RawRepresentable & CaseIterable>(
    _ value: TOMLValueConvertible, _ path: String, _ type: Choice.Type,
    _ set: (inout Configuration, Choice) -> Void
  ) where Choice.RawValue == String {
    let choices = Choice.allCases.map(\.rawValue)
    // Numbers of colours are readily written without quotes.
    let text =
      value.string ?? value.int.map { "\($0)" } ?? value.bool.map { $0 ? "true" : "false" }
    guard let text else {
      warn(path, .wrongType(key: path, expected: "a text in quotes"))
      return
    }
    guard let choice = Choice(rawValue: text) else {
      warn(path, .noChoice(key: path, text: text, choices: choices))
      return
    }
    configuration.lines[path] = lines[path]
    set(&configuration, choice)
  }

  private mutating func readKeys(_ value: TOMLValueConvertible) {
    guard let contexts = value.table else {
      warn("keys", .wrongType(key: "keys", expected: "a table such as [keys.browse]"))
      return
    }
    for context in contexts.keys.sorted() {
      guard let table = contexts[context]?.table else {
        warn(
          "keys." + context,
          .wrongType(key: "keys." + context, expected: "a table such as [keys.browse]"))
        continue
      }
      readKeys(table, context: context, prefix: "")
    }
    configuration.keys.sort { ($0.line ?? 0, $0.command) < ($1.line ?? 0, $1.command) }
  }

  /// A command's name has dots, which TOML takes for tables where it is not in quotes.
  private mutating func readKeys(_ table: TOMLTable, context: String, prefix: String) {
    for key in table.keys.sorted() {
      guard let value = table[key] else { continue }
      let command = prefix + key
      let path = "keys.\(context).\(command)"
      if let table = value.table {
        readKeys(table, context: context, prefix: command + ".")
        continue
      }
      let values = value.array.map { $0.map { $0.string } } ?? [value.string]
      let keys = values.compactMap { $0 }
      guard keys.count == values.count else {
        warn(path, .wrongType(key: command, expected: "a list of keys such as [\"gp\", \"<f5>\"]"))
        continue
      }
      configuration.keys.append(
        Configuration.Binding(
          context: context, command: command, keys: keys, line: line(of: path)))
    }
  }
}
