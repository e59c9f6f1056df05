import Foundation
import ScreenKit
import Settings

/// The themes to choose from: those that ship and the person's own, which win by the same name.
package struct ThemeCatalogue {
  /// A theme file of the person's.
  private struct Own {
    var name: String
    var path: String
  }

  /// Where the person's own themes are.
  package let folder: String?
  private let own: [Own]

  /// Looks for `dotgate/themes/*.toml` in `XDG_CONFIG_HOME`, else in `~/.config`.
  package init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    let folder = ConfigurationFolder.path(environment).map { $0 + "/themes" }
    self.folder = folder
    let files = folder.flatMap { try? FileManager.default.contentsOfDirectory(atPath: $0) } ?? []
    own = files.filter { $0.hasSuffix(".toml") && $0.count > 5 && !$0.hasPrefix(".") }.sorted()
      .map { Own(name: String($0.dropLast(5)), path: (folder ?? "") + "/" + $0) }
  }

  /// All names, those that ship first.
  package var names: [String] {
    BuiltInThemes.names + own.map(\.name).filter { !BuiltInThemes.names.contains($0) }
  }

  /// The file of a theme of the person's own; nil for one that ships.
  package func path(of name: String) -> String? { own.first { $0.name == name }?.path }

  /// A theme and what is wrong with its file, in sentences; what it lacks is as in the first of
  /// those that ship.
  package func theme(named name: String) -> (theme: Theme, warnings: [String]) {
    guard let path = path(of: name) else {
      let (theme, warnings) = BuiltInThemes.theme(named: name)
      return (theme, warnings.map(\.description))
    }
    let fallback = BuiltInThemes.theme(named: BuiltInThemes.names[0]).theme
    guard let text = ConfigurationFolder.text(path) else {
      return (fallback, ["\(path) can't be read as text; the theme falls back"])
    }
    let (theme, warnings) = ThemeReader.read(text, file: name + ".toml", fallback: fallback)
    return (theme, warnings.map(\.description))
  }
}
