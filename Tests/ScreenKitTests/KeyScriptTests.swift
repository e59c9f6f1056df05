import ScreenKit
import TestSupport
import Testing

@Suite struct KeyScriptTests {
  @Test func scriptsNameKeys() throws {
    let presses = try KeyScript.parse(
      "x22<ret>\n<esc><c-r><s-left><a-x><space><lt><up> <c-s-f5><-><c-->")
    #expect(
      presses == [
        KeyPress(.character("x")), KeyPress(.character("2")), KeyPress(.character("2")),
        KeyPress(.enter), KeyPress(.escape), KeyPress(.character("r"), .control),
        KeyPress(.left, .shift), KeyPress(.character("x"), .alt), KeyPress(.character(" ")),
        KeyPress(.character("<")), KeyPress(.up), KeyPress(.character(" ")),
        KeyPress(.function(5), [.control, .shift]), KeyPress(.character("-")),
        KeyPress(.character("-"), .control),
      ])
  }

  @Test func oneKeyHasOneForm() {
    #expect(KeyPress(.character("a"), .shift) == KeyPress(.character("A")))
    #expect(KeyPress(.character("A"), .control) == KeyPress(.character("a"), .control))
    #expect(KeyPress(.character("\u{12}")) == KeyPress(.character("r"), .control))
    #expect(KeyPress(.character("\r")) == KeyPress(.enter))
    #expect(KeyPress(.character("?"), .shift) == KeyPress(.character("?")))
    #expect(KeyPress(.character("é")).typed == "é")
    #expect(KeyPress(.character("a"), .alt).typed == nil)
    #expect(KeyPress(.enter).typed == nil)
  }

  @Test func notationReadsBack() throws {
    var random = SeededGenerator(seed: 7)
    let keys: [Key] = [
      .enter, .escape, .tab, .backspace, .delete, .insert, .up, .down, .left, .right, .home, .end,
      .pageUp, .pageDown,
    ]
    var presses: [KeyPress] = []
    for raw in 0..<8 as Range<UInt8> {
      let modifiers = Modifiers(rawValue: raw)
      presses += keys.map { KeyPress($0, modifiers) }
      presses += (1...20).map { KeyPress(.function($0), modifiers) }
      presses += (0..<0x7F as Range<UInt8>).map {
        KeyPress(.character(Unicode.Scalar($0)), modifiers)
      }
      presses += "éµ中😀₂".unicodeScalars.map { KeyPress(.character($0), modifiers) }
    }
    presses.shuffle(using: &random)
    #expect(try KeyScript.parse(KeyScript.notation(presses)) == presses)
  }

  @Test(arguments: [
    ("<ret>", "⏎", "Enter"), ("<esc>", "Esc", "Esc"), ("<c-r>", "^R", "Ctrl-R"),
    ("<s-left>", "⇧←", "Shift-Left"), ("<tab>", "Tab", "Tab"), ("<s-tab>", "⇧Tab", "Shift-Tab"),
    ("<space>", "Space", "Space"), ("x", "x", "x"), ("X", "X", "X"), ("<a-x>", "Alt-x", "Alt-x"),
    ("<f10>", "F10", "F10"), ("<pageup>", "PgUp", "PgUp"), ("<c-space>", "^Space", "Ctrl-Space"),
    ("<lt>", "<", "<"),
  ])
  func keysHaveShortNames(script: String, name: String, ascii: String) throws {
    let press = try #require(try KeyScript.parse(script).first)
    #expect(KeyScript.describe(press) == name)
    #expect(KeyScript.describe(press, ascii: true) == ascii)
  }

  @Test(arguments: [
    ("ab<ret", "key script, character 3: '<' has no '>'; write <lt> for the key itself"),
    ("<nope>", "key script, character 1: no key is called <nope>"),
    ("<x-a>", "key script, character 1: no key is called <x-a>"),
    ("<>", "key script, character 1: no key is called <>"),
    ("<f99>", "key script, character 1: no key is called <f99>"),
    (
      "a\tb",
      "key script, character 2: control character 9 cannot stand in a script; write its key, such "
        + "as <tab> or <c-r>"
    ),
  ])
  func faultsSayWhere(script: String, sentence: String) {
    let error = #expect(throws: KeyScriptError.self) { try KeyScript.parse(script) }
    #expect(error.map { "\($0)" } == sentence)
  }
}
