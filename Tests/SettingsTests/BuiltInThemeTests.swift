import Foundation
import ScreenKit
import Settings
import Testing

@Suite struct BuiltInThemeTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Text on an area: every role that is a glyph, on every area it can stand on.
  private static let areas: [Role] = [.background, .popup, .selected]

  @Test(arguments: BuiltInThemes.names)
  func readsWithoutAWarning(name: String) throws {
    let (theme, warnings) = BuiltInThemes.theme(named: name)
    #expect(warnings.isEmpty)
    #expect(theme.name == name)
    #expect(Set(theme.styles.keys) == Set(Role.named))
    let isColoured = name != "monochrome"
    #expect(theme.density.count == (isColoured ? 16 : 0))
    #expect(theme.gates.count == (isColoured ? 8 : 0))
    #expect(Set(theme.gates).count == theme.gates.count)
  }

  /// WCAG 2.2: 1.4.3 asks 4.5:1 of text, 1.4.11 3:1 of graphics.
  @Test(arguments: BuiltInThemes.names.filter { $0 != "monochrome" })
  func contrastIsEnough(name: String) throws {
    let (theme, _) = BuiltInThemes.theme(named: name)
    let paper = try #require(theme.paper)
    let graphics: [Role] =
      [.axis, .crosshair, .handle, .heldHandle]
      + (0..<16).map { .density($0) } + (0..<8).map { .gate($0) }
    for role in graphics {
      let colour = try #require(theme.style(of: role).foreground, "\(role)")
      #expect(colour.contrast(with: paper) >= 3, "\(role)")
    }
    for area in Self.areas {
      let behind = theme.style(of: area).background ?? paper
      let texts = Role.named.filter { !$0.isArea } + (0..<8).map { .gate($0) }
      for role in texts {
        let ink = try #require(theme.style(of: role).foreground ?? theme.ink, "\(role)")
        let ratio = ink.contrast(with: behind)
        let needed = name == "high-contrast" && area == .background ? 7.0 : 4.5
        #expect(ratio >= needed, "\(role) on \(area): \(ratio)")
      }
    }
    let prompt = try #require(theme.styles[.input])
    let behind = prompt.background ?? paper
    #expect(try #require(prompt.foreground).contrast(with: behind) >= 4.5)
    #expect(try #require(theme.ink).contrast(with: behind) >= 4.5)
    let selected = try #require(theme.styles[.selected]?.background)
    #expect(selected != paper)
  }

  /// Themes are made of xterm's fixed colours, so that 256 colours show what was measured.
  @Test(arguments: BuiltInThemes.names)
  func coloursAreFixedOnes(name: String) {
    let (theme, _) = BuiltInThemes.theme(named: name)
    let styles = Array(theme.styles.values)
    let colours =
      styles.compactMap(\.foreground) + styles.compactMap(\.background) + theme.gates
    for colour in colours {
      let shown = ColourDepth.indexed.index(of: colour).map(ColourDepth.colour(ofIndex:))
      #expect(shown == colour)
    }
    // The palettes are finer than that; what they become still stands out.
    guard let paper = theme.paper else { return }
    for colour in theme.density {
      let shown = ColourDepth.indexed.index(of: colour).map(ColourDepth.colour(ofIndex:))
      #expect(shown.map { $0.contrast(with: paper) >= 2.5 } == true, "\(colour)")
    }
  }

  @Test func monochromeTellsRolesApartByAttributes() {
    let (theme, _) = BuiltInThemes.theme(named: "monochrome")
    for depth in ColourDepth.allCases {
      func look(_ role: Role, on area: Role = .background) -> Appearance {
        theme.appearance(of: role, on: area, depth: depth)
      }
      let text = look(.text)
      #expect(text == Appearance())
      for role in [Role.strong, .faint, .title, .key, .current, .changed, .error, .heldHandle] {
        #expect(look(role) != text, "\(role)")
      }
      #expect(look(.text, on: .selected) != text)
      #expect(look(.handle) != look(.heldHandle))
      #expect(look(.warning) != look(.error))
    }
  }

  @Test func manifestEmbedsEveryTheme() throws {
    let manifest = try String(
      contentsOf: Self.root.appendingPathComponent("Package.swift"), encoding: .utf8)
    let embedded = manifest.matches(of: /\.embedInCode\("\.\.\/\.\.\/Themes\/([^"]+)"\)/)
      .map { String($0.1) }
    let files = try FileManager.default.contentsOfDirectory(
      atPath: Self.root.appendingPathComponent("Themes").path)
    #expect(embedded.sorted() == files.sorted())
    #expect(Set(files) == Set(BuiltInThemes.names.map { "\($0).toml" }))
    for name in BuiltInThemes.names {
      let bytes = try Data(contentsOf: Self.root.appendingPathComponent("Themes/\(name).toml"))
      #expect(BuiltInThemes.source(of: name) == Array(bytes))
    }
  }

  @Test(arguments: BuiltInThemes.names)
  func everyKeyHasAComment(name: String) throws {
    let bytes = try #require(BuiltInThemes.source(of: name))
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    for (before, line) in zip(lines, lines.dropFirst())
    where line.contains(" = ") && line.first?.isLetter == true {
      #expect(before.hasPrefix("# "), "\(line)")
    }
  }
}
