import TermPlot

/// What a person has decided about the workbench itself, for every sample.
package struct Preferences: Hashable, Sendable {
  /// The keys.
  package var keyMap: KeyMap
  /// How plots are drawn at first; nil for the finest that the terminal shows.
  package var glyphs: GlyphSet.Kind?
  /// Whether the mouse is ours at first.
  package var usesMouse: Bool
  /// Whether screens are lines of text, to be read aloud, instead of cells.
  package var isSpoken = false
  /// The folder that file names begin in when they are asked for; empty for the present one.
  package var folder: String
  /// The ending that count tables are offered with: `csv`, `tsv` or `json`.
  package var countFormat: String

  /// What holds where nothing is said.
  package init(
    keyMap: KeyMap = .standard, glyphs: GlyphSet.Kind? = nil, usesMouse: Bool = true,
    folder: String = "", countFormat: String = "csv"
  ) {
    self.keyMap = keyMap
    self.glyphs = glyphs
    self.usesMouse = usesMouse
    self.folder = folder
    self.countFormat = countFormat
  }

  /// A file name in the folder that was chosen.
  func path(_ name: String) -> String {
    folder.isEmpty ? name : folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }
}
