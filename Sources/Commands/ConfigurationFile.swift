import Foundation
import ScreenKit
import Settings
import TermPlot
import Workbench

/// The person's configuration file, judged by what there is.
package struct ConfigurationFile {
  /// Where it is or would be; nil where there is no place for it.
  package let path: String?
  /// What it says; the defaults without a file.
  package private(set) var configuration = Configuration()
  /// The keys in force.
  package private(set) var keyMap = KeyMap.standard
  /// What in it was not used, in sentences.
  package private(set) var warnings: [String] = []
  private let home: String?
  /// The file as it is; nil without one that can be read.
  package private(set) var text: String?

  private static let name = "config.toml"

  /// The file as `dotgate config` prints it: every setting and key, with comments.
  package static var template: String {
    Configuration.template + "\n" + KeyMap.standard.configuration
  }

  /// Reads `dotgate/config.toml` in `XDG_CONFIG_HOME`, else in `~/.config`.
  ///
  /// - Parameter themes: the names of the themes there are.
  package init(
    themes: [String], environment: [String: String] = ProcessInfo.processInfo.environment
  ) {
    home = environment["HOME"]
    path = ConfigurationFolder.path(environment).map { $0 + "/" + Self.name }
    guard let path, FileManager.default.fileExists(atPath: path) else { return }
    guard let text = ConfigurationFolder.text(path) else {
      warnings = [ConfigurationWarning(file: Self.name, line: nil, .unreadable).description]
      return
    }
    take(text, themes: themes)
  }

  /// Settings by a text, as it was in another place or at another time.
  package init(text: String?, themes: [String]) {
    home = nil
    path = nil
    if let text { take(text, themes: themes) }
  }

  private mutating func take(_ text: String, themes: [String]) {
    self.text = text
    var (configuration, found) = ConfigurationReader.read(text, file: Self.name)
    func add(_ line: Int?, _ fact: ConfigurationWarning.Fact) {
      found.append(ConfigurationWarning(file: Self.name, line: line, fact))
    }
    if !themes.contains(configuration.theme) {
      add(
        configuration.lines["theme"],
        .noChoice(key: "theme", text: configuration.theme, choices: themes))
      configuration.theme = Configuration().theme
    }
    let (keyMap, faults) = KeyMap.applying(
      configuration.keys.map {
        KeyMap.Override(context: $0.context, command: $0.command, keys: $0.keys, line: $0.line)
      })
    for fault in faults { add(fault.line, .keys(fault.description)) }
    self.configuration = configuration
    self.keyMap = keyMap
    warnings = found.enumerated().sorted {
      ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset)
    }.map(\.element.description)
  }

  /// What is wrong, in one sentence for the workstation; nil when nothing is.
  package var summary: String? {
    guard let first = warnings.first else { return nil }
    return warnings.count == 1
      ? first : "\(first); \(warnings.count - 1) more: dotgate config --check"
  }

  /// What concerns the workbench.
  package var preferences: Preferences {
    Preferences(
      keyMap: keyMap, glyphs: glyphs, usesMouse: configuration.usesMouse, folder: folder,
      countFormat: configuration.exportFormat.rawValue)
  }

  /// How many colours to use; nil for as many as the terminal says it has.
  package var colours: ColourDepth? {
    switch configuration.colours {
    case .automatic: nil
    case .direct: .direct
    case .indexed: .indexed
    case .sixteen: .sixteen
    case .eight: .eight
    case .none: ColourDepth.none
    }
  }

  private var glyphs: GlyphSet.Kind {
    switch configuration.glyphs {
    case .braille: .braille
    case .halfBlocks: .halfBlocks
    case .quadrants: .quadrants
    case .ascii: .ascii
    }
  }

  /// The folder for exports; a leading `~` is the home folder.
  private var folder: String {
    let folder = configuration.exportFolder
    guard let home, folder == "~" || folder.hasPrefix("~/") else { return folder }
    return home + folder.dropFirst()
  }
}
