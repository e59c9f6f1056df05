import ScreenKit

/// The themes that are part of the program.
package enum BuiltInThemes {
  /// Their names, the one used without a choice first.
  package static let names = ["dark", "light", "high-contrast", "monochrome"]

  /// The theme of a name; for an unknown one the dark theme and a warning.
  package static func theme(named name: String) -> (theme: Theme, warnings: [ThemeWarning]) {
    guard let bytes = source(of: name) else {
      let (theme, warnings) = Self.theme(named: names[0])
      return (theme, warnings + [ThemeWarning(file: "theme", line: nil, .unknownTheme(name))])
    }
    return ThemeReader.read(String(decoding: bytes, as: UTF8.self), file: "\(name).toml")
  }

  /// The TOML of a built-in theme, nil for an unknown name; a start for a theme of one's own.
  package static func source(of name: String) -> [UInt8]? {
    switch name {
    case "dark": PackageResources.dark_toml
    case "light": PackageResources.light_toml
    case "high-contrast": PackageResources.high_contrast_toml
    case "monochrome": PackageResources.monochrome_toml
    default: nil
    }
  }
}
