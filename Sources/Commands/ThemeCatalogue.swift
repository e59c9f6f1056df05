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

  /// Files larger than this are no themes.
  private static let largestFile = 1 << 20

  /// Looks for `dotgate/themes/*.toml` in `XDG_CONFIG_HOME`, else in `~/.config`.
  ///
  /// As the XDG specification asks, a relative `XDG_CONFIG_HOME` does not count.
  package init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    let base =
      environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
      ?? environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 + "/.config" : nil }
    let folder = base.map { $0 + "/dotgate/themes" }
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
    guard let text = Self.text(path) else {
      return (fallback, ["\(path) can't be read as text; the theme falls back"])
    }
    let (theme, warnings) = ThemeReader.read(text, file: name + ".toml", fallback: fallback)
    return (theme, warnings.map(\.description))
  }

  /// The text of a regular file.
  private static func text(_ path: String) -> String? {
    let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    guard let values = try? FileManager.default.attributesOfItem(atPath: url.path),
      values[.type] as? FileAttributeType == .typeRegular,
      (values[.size] as? Int).map({ $0 <= largestFile }) == true
    else { return nil }
    return try? String(contentsOf: url, encoding: .utf8)
  }
}
