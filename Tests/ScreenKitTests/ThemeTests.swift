import ScreenKit
import Testing

@Suite struct ThemeTests {
  @Test func contrastFollowsTheStandard() {
    let white = Colour(0xFFFFFF)
    #expect(abs(white.contrast(with: Colour(0)) - 21) < 1e-9)
    // The classic examples: #767676 passes AA on white, #777777 just fails.
    #expect(Colour(0x767676).contrast(with: white) >= 4.5)
    #expect(Colour(0x777777).contrast(with: white) < 4.5)
    #expect(abs(Colour(0xFF0000).luminance - 0.2126) < 1e-9)
    #expect(abs(Colour(0x808080).luminance - 0.215_860_5) < 1e-6)
  }

  @Test func coloursAreWrittenInHex() {
    #expect(Colour(text: "#0aF3c0") == Colour(0x0AF3C0))
    for text in ["", "#", "0af3c0", "#0af3c", "#0af3c00", "#0af3cg", "#-12345", "#é1234"] {
      #expect(Colour(text: text) == nil)
    }
    #expect("\(Colour(0x0AF3C0))" == "#0af3c0")
  }

  @Test func fixedColoursMapToThemselves() {
    for index in 16..<256 {
      let colour = ColourDepth.colour(ofIndex: index)
      let mapped = ColourDepth.indexed.index(of: colour)
      #expect(mapped.map(ColourDepth.colour(ofIndex:)) == colour)
    }
    #expect(ColourDepth.indexed.index(of: Colour(0)) == 16)
    #expect(ColourDepth.indexed.index(of: Colour(0xFF0000)) == 196)
    #expect(ColourDepth.indexed.index(of: Colour(0x080808)) == 232)
    #expect(ColourDepth.eight.index(of: Colour(0xF02010)) == 1)
    #expect(ColourDepth.eight.index(of: Colour(0xFFFFFF)) == 7)
    #expect(ColourDepth.sixteen.index(of: Colour(0xFFFFFF)) == 15)
    #expect(ColourDepth.none.index(of: Colour(0xFFFFFF)) == nil)
    #expect(ColourDepth.direct.index(of: Colour(0x0A1B2C)) == 0x0A1B2C)
    #expect(ColourDepth.eight < .indexed && .indexed < ColourDepth.direct)
    #expect(ColourDepth(colours: 256) == .indexed)
    #expect(ColourDepth(colours: 16_777_216) == .direct)
    #expect(ColourDepth(colours: 88) == .sixteen)
    #expect(ColourDepth(colours: 0) == .none)
  }

  @Test func withoutColoursAttributesTellRolesApart() {
    for depth in [ColourDepth.none, .indexed] {
      let plain = Theme.plain
      func look(_ role: Role, _ back: Role = .background) -> Appearance {
        plain.appearance(of: role, on: back, depth: depth)
      }
      #expect(look(.text) == Appearance())
      #expect(look(.text, .selected).attributes == .reverse)
      #expect(look(.heldHandle).attributes.contains(.bold))
      #expect(look(.heldHandle) != look(.handle))
      #expect(look(.error) != look(.warning))
      #expect(look(.density(0)) != look(.density(8)))
      #expect(look(.density(15)) != look(.density(8)))
    }
  }

  @Test func aColourThatVanishesIsReplaced() {
    let theme = Theme(
      name: "test",
      styles: [
        .background: Style(background: Colour(0x101010)),
        .text: Style(foreground: Colour(0xD0D0D0)),
        .faint: Style(foreground: Colour(0x303030)),
        .selected: Style(background: Colour(0x202020)),
      ])
    let faint = theme.appearance(of: .faint, on: .background, depth: .eight)
    #expect(faint.foreground == 7)
    #expect(faint.background == 0)
    #expect(faint.attributes == .dim)
    let selected = theme.appearance(of: .text, on: .selected, depth: .eight)
    #expect(selected.attributes == .reverse)
    #expect(theme.appearance(of: .text, on: .selected, depth: .indexed).attributes.isEmpty)
  }

  @Test func twoDensitiesInACellAreAShadeWithoutColours() {
    let coloured = Theme(name: "c", density: DensityPalette.viridis.steps(on: Colour(0)))
    #expect(coloured.shade(of: .density(3), on: .density(9), depth: .indexed) == nil)
    #expect(coloured.shade(of: .density(3), on: .density(9), depth: .none) == "▓")
    for depth in ColourDepth.allCases {
      #expect(Theme.plain.shade(of: .density(15), on: .density(0), depth: depth) == "█")
      #expect(Theme.plain.shade(of: .density(0), on: .density(1), depth: depth) == "░")
      #expect(Theme.plain.shade(of: .density(15), on: .background, depth: depth) == nil)
    }
  }

  @Test func equalDensitiesInACellKeepTheirColour() {
    let theme = Theme(
      name: "c",
      styles: [.background: Style(background: Colour(0))],
      density: DensityPalette.viridis.steps(on: Colour(0)))
    for depth in [ColourDepth.eight, .sixteen, .indexed] {
      for step in 0..<15 as Range<UInt8> {
        let one = theme.appearance(of: .density(step), on: .background, depth: depth).foreground
        let both = theme.appearance(of: .density(step), on: .density(step + 1), depth: depth)
        #expect(both.foreground == one)
      }
    }
  }

  @Test(arguments: DensityPalette.allCases, [Colour(0), Colour(0x10151B), Colour(0xFFFFFF)])
  func densityStandsOut(palette: DensityPalette, paper: Colour) {
    let steps = palette.steps(on: paper)
    #expect(steps.count == Role.densitySteps)
    #expect(Set(steps).count == Role.densitySteps)
    for step in steps { #expect(step.contrast(with: paper) >= 3) }
    guard palette != .classic else { return }
    let contrasts = steps.map { $0.contrast(with: paper) }
    #expect(contrasts == contrasts.sorted(), "denser is farther from the paper")
  }

  @Test func fewColoursKeepTheOrderOfDensity() {
    var theme = Theme(name: "test", styles: [.background: Style(background: Colour(0))])
    theme.density = DensityPalette.viridis.steps(on: Colour(0))
    for depth in [ColourDepth.eight, .sixteen] {
      let numbers = (0..<16).map {
        theme.appearance(of: .density($0), on: .background, depth: depth).foreground
      }
      #expect(!numbers.contains(0))
      #expect(Set(numbers).count >= 5)
      // Each number is one run: the scale never goes back.
      #expect(zip(numbers, numbers.dropFirst()).count { $0 != $1 } == Set(numbers).count - 1)
    }
    #expect(theme.style(of: .density(200)) == theme.style(of: .density(15)))
  }
}
