import ScreenKit
import TOMLKit

/// Reads themes from TOML.
///
/// A fault costs the value it is in, never the theme: the fallback's value stands in, and a warning
/// with the line says so.
package struct ThemeReader {
  let file: String
  let fallback: Theme
  let lines: KeyLines
  private(set) var warnings: [ThemeWarning] = []

  /// The theme in a TOML text and everything in it that was not used.
  ///
  /// - Parameters:
  ///   - file: what warnings call the text.
  ///   - fallback: gives what the text lacks.
  package static func read(
    _ text: String, file: String, fallback: Theme = .plain
  ) -> (theme: Theme, warnings: [ThemeWarning]) {
    var reader = ThemeReader(file: file, fallback: fallback, lines: KeyLines(text))
    let theme = reader.theme(text)
    return (theme, reader.warnings.sorted { ($0.line ?? 0) < ($1.line ?? 0) })
  }

  private init(file: String, fallback: Theme, lines: KeyLines) {
    self.file = file
    self.fallback = fallback
    self.lines = lines
  }

  private mutating func warn(_ path: String, _ fact: ThemeWarning.Fact) {
    warnings.append(ThemeWarning(file: file, line: lines[path], fact))
  }

  private mutating func theme(_ text: String) -> Theme {
    let table: TOMLTable
    do {
      // The parser is handed a C string.
      if text.utf8.contains(0) {
        warn("", .notTOML("it holds a NUL byte"))
        return fallback
      }
      table = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      warnings.append(
        ThemeWarning(file: file, line: error.source.begin.line, .notTOML(error.description)))
      return fallback
    } catch {
      warn("", .notTOML("\(error)"))
      return fallback
    }
    var theme = fallback
    theme.name = file
    for key in table.keys.sorted() where !["name", "density", "gates", "roles"].contains(key) {
      warn(key, .unknownKey(key))
    }
    if let value = table["name"] {
      if let name = value.string {
        theme.name = name
      } else {
        warn("name", .wrongType(key: "name", expected: "a text"))
      }
    }
    theme.styles = styles(table["roles"])
    theme.gates = gates(table["gates"])
    theme.density = density(table["density"], paper: theme.paper ?? Colour(0))
    return theme
  }

  private mutating func styles(_ value: TOMLValueConvertible?) -> [Role: Style] {
    guard let roles = value?.table else {
      warn("roles", .wrongType(key: "roles", expected: "a table"))
      return fallback.styles
    }
    let byName = Dictionary(uniqueKeysWithValues: Role.named.map { ("\($0)", $0) })
    for key in roles.keys.sorted() where byName[key] == nil {
      warn("roles.\(key)", .unknownKey(key))
    }
    var styles = fallback.styles
    for role in Role.named {
      let name = "\(role)"
      guard let value = roles[name] else {
        warn("roles", .missingRole(name))
        continue
      }
      guard let table = value.table else {
        warn(
          "roles.\(name)",
          .wrongType(key: name, expected: "a style such as { foreground = \"#d0d0d0\" }"))
        continue
      }
      styles[role] = style(table, of: name, fallback: fallback.style(of: role))
    }
    return styles
  }

  private mutating func style(_ table: TOMLTable, of role: String, fallback: Style) -> Style {
    let flags: [String: Style.Attributes] = [
      "bold": .bold, "dim": .dim, "underline": .underline, "reverse": .reverse,
    ]
    var style = Style()
    for key in table.keys.sorted() {
      let path = "roles.\(role)"
      guard let value = table[key] else { continue }
      if key == "foreground" {
        style.foreground = colour(value, key, at: path) ?? fallback.foreground
      } else if key == "background" {
        style.background = colour(value, key, at: path) ?? fallback.background
      } else if let attribute = flags[key] {
        if let isOn = value.bool {
          if isOn { style.attributes.insert(attribute) }
        } else {
          warn(path, .wrongType(key: key, expected: "true or false"))
        }
      } else {
        warn(path, .unknownKey(key))
      }
    }
    return style
  }

  private mutating func colour(
    _ value: TOMLValueConvertible, _ key: String, at path: String
  ) -> Colour? {
    guard let text = value.string else {
      warn(path, .wrongType(key: key, expected: "a colour such as \"#d0d0d0\""))
      return nil
    }
    if let colour = Colour(text: text) { return colour }
    warn(path, .notAColour(key: key, text: text))
    return nil
  }

  private mutating func gates(_ value: TOMLValueConvertible?) -> [Colour] {
    guard let value else { return fallback.gates }
    guard let array = value.array else {
      warn("gates", .wrongType(key: "gates", expected: "a list of colours"))
      return fallback.gates
    }
    let values = array.map { $0 }
    guard values.isEmpty || values.count == Role.gateHues else {
      warn("gates", .wrongHueCount(values.count))
      return fallback.gates
    }
    let colours = values.compactMap { colour($0, "gates", at: "gates") }
    return colours.count == values.count ? colours : fallback.gates
  }

  private mutating func density(_ value: TOMLValueConvertible?, paper: Colour) -> [Colour] {
    guard let value else { return [] }
    guard let name = value.string else {
      warn("density", .wrongType(key: "density", expected: "a palette's name"))
      return fallback.density
    }
    guard let palette = DensityPalette(rawValue: name) else {
      warn("density", .unknownPalette(name))
      return fallback.density
    }
    return palette.steps(on: paper)
  }
}
