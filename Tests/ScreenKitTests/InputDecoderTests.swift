import ScreenKit
import TestSupport
import Testing

@Suite struct InputDecoderTests {
  /// Bytes as a terminal sends them, and the keys as a script writes them.
  static let keys: [(bytes: String, keys: String)] = [
    ("aZ5 é中😀", "aZ5<space>é中😀"),
    ("\r", "<ret>"), ("\n", "<ret>"), ("\t", "<tab>"), ("\u{7F}", "<backspace>"),
    ("\u{8}", "<backspace>"), ("\u{0}", "<c-space>"), ("\u{1}\u{12}\u{1A}", "<c-a><c-r><c-z>"),
    ("\u{1C}\u{1F}", "<c-\\><c-_>"),
    ("\u{1B}x\u{1B}X\u{1B}é", "<a-x><a-X><a-é>"), ("\u{1B}\r", "<a-ret>"),
    ("\u{1B}\u{7F}", "<a-backspace>"), ("\u{1B}\u{12}", "<c-a-r>"),
    ("\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D", "<up><down><right><left>"),
    ("\u{1B}OA\u{1B}OB\u{1B}OC\u{1B}OD", "<up><down><right><left>"),
    ("\u{1B}[H\u{1B}[F\u{1B}OH\u{1B}OF", "<home><end><home><end>"),
    ("\u{1B}[1;2A\u{1B}[1;5C\u{1B}[1;3D\u{1B}[1;8B", "<s-up><c-right><a-left><c-a-s-down>"),
    ("\u{1B}[2~\u{1B}[3~\u{1B}[5~\u{1B}[6~", "<ins><del><pageup><pagedown>"),
    ("\u{1B}[1~\u{1B}[4~\u{1B}[7~\u{1B}[8~", "<home><end><home><end>"),
    ("\u{1B}[3;5~\u{1B}[5;2~", "<c-del><s-pageup>"),
    ("\u{1B}[3$\u{1B}[3^\u{1B}[3@", "<s-del><c-del><c-s-del>"),
    ("\u{1B}[Z", "<s-tab>"), ("\u{1B}[a\u{1B}Oa", "<s-up><c-up>"),
    ("\u{1B}OP\u{1B}OS\u{1B}[15~\u{1B}[17~\u{1B}[24~", "<f1><f4><f5><f6><f12>"),
    ("\u{1B}[1;2P\u{1B}[[A\u{1B}[[E\u{1B}[34~", "<s-f1><f1><f5><f20>"),
    ("\u{1B}OM\u{1B}Oj\u{1B}Op\u{1B}Oy", "<ret>*09"),
    ("\u{1B}[97;5u\u{1B}[65;2u\u{1B}[97;2u\u{1B}[13;2u\u{1B}[27u", "<c-a>AA<s-ret><esc>"),
    ("\u{1B}[27;5;9~", "<c-tab>"), ("\u{1B}[97;1:3u", ""),
    ("\u{1B}\u{1B}[A", "<esc><up>"),
  ]

  @Test(arguments: keys)
  func bytesBecomeKeys(bytes: String, keys: String) throws {
    var decoder = InputDecoder()
    let events = decoder.feed(bytes.utf8) + decoder.flush()
    #expect(events == (try KeyScript.parse(keys)).map { .key($0) })
    #expect(!decoder.isPending)
  }

  @Test func escapeIsDecidedByFlush() {
    var decoder = InputDecoder()
    #expect(decoder.feed([0x1B]).isEmpty)
    #expect(decoder.isPending)
    #expect(decoder.patience == 25)
    #expect(decoder.flush() == [.key(KeyPress(.escape))])
    #expect(decoder.patience == nil)
    #expect(decoder.flush().isEmpty)
    #expect(decoder.feed("\u{1B}[".utf8).isEmpty)
    #expect(decoder.flush() == [.key(KeyPress(.character("["), .alt))])
    #expect(decoder.feed("\u{1B}]".utf8).isEmpty)
    #expect(decoder.flush() == [.key(KeyPress(.character("]"), .alt))])
    #expect(decoder.feed("\u{1B}Pab".utf8).isEmpty)
    #expect(decoder.flush().isEmpty)
    #expect(decoder.feed("\u{1B}[1;".utf8).isEmpty)
    #expect(decoder.flush().isEmpty)
  }

  @Test(arguments: [
    "\u{1B}[?1;2c", "\u{1B}[12;40R", "\u{1B}[?2026;1$y", "\u{1B}[I", "\u{1B}[O", "\u{1B}[99~",
    "\u{1B}]11;rgb:0000/0000/0000\u{7}", "\u{1B}]0;title\u{1B}\\", "\u{1B}P1+r\u{1B}\\",
    "\u{1B}_Gi=1;OK\u{1B}\\", "\u{1B}[201~", "\u{1B}[57399u", "\u{1B}Oz", "\u{1B}[>0;276;0c",
    "\u{1B}[<0;0;5M", "\u{1B}[<0;5M", "\u{1B}[<;;M", "\u{1B}[<66;3;3M", "\u{85}",
  ])
  func whatIsUnknownIsSwallowedWhole(bytes: String) {
    var decoder = InputDecoder()
    #expect(decoder.feed((bytes + "q").utf8) == [.key(KeyPress(.character("q")))])
  }

  @Test(arguments: [[0xFF], [0x80], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE4, 0xB8], [0xF5]])
  func faultyUTF8IsSwallowed(bytes: [UInt8]) {
    var decoder = InputDecoder()
    #expect(decoder.feed(bytes + [0x71]) == [.key(KeyPress(.character("q")))])
  }

  @Test func mouseOfBothEncodings() {
    let at = Position(column: 299, row: 9)
    let near = Position(column: 4, row: 6)
    var decoder = InputDecoder()
    #expect(
      decoder.feed(
        "\u{1B}[<0;300;10M\u{1B}[<32;300;10M\u{1B}[<0;300;10m\u{1B}[<35;300;10M\u{1B}[<64;300;10M\u{1B}[<65;300;10M\u{1B}[<22;300;10M"
          .utf8)
        == [
          .mouse(MouseEvent(.press, .left, at: at)), .mouse(MouseEvent(.drag, .left, at: at)),
          .mouse(MouseEvent(.release, .left, at: at)), .mouse(MouseEvent(.move, at: at)),
          .mouse(MouseEvent(.wheelUp, at: at)), .mouse(MouseEvent(.wheelDown, at: at)),
          .mouse(MouseEvent(.press, .right, at: at, [.shift, .control])),
        ])
    #expect(
      decoder.feed("\u{1B}[M %'\u{1B}[M#%'\u{1B}[M@%'".utf8)
        == [
          .mouse(MouseEvent(.press, .left, at: near)), .mouse(MouseEvent(.release, at: near)),
          .mouse(MouseEvent(.drag, .left, at: near)),
        ])
  }

  @Test func pastesAreTextAndNothingElse() {
    var decoder = InputDecoder()
    let bytes = "\u{1B}[200~a\r\nb\rc\nd\te\u{1B}[31m\u{1B}[20\u{1B}\u{1B}[201~x"
    #expect(
      decoder.feed(bytes.utf8) == [
        .paste("a\nb\nc\nd\te[31m[20"), .key(KeyPress(.character("x"))),
      ])
    #expect(decoder.feed("\u{1B}[200~lost".utf8).isEmpty)
    #expect(decoder.flush() == [.paste("lost")])
  }

  @Test func memoryIsBounded() {
    var decoder = InputDecoder()
    #expect(decoder.feed("\u{1B}[".utf8).isEmpty)
    #expect(decoder.feed([UInt8](repeating: 0x31, count: 1 << 20)).isEmpty)
    #expect(decoder.feed("~q".utf8) == [.key(KeyPress(.character("q")))])
    let paste = "\u{1B}[200~" + String(repeating: "a", count: InputDecoder.pasteLimit + 99)
    #expect(decoder.feed(paste.utf8).isEmpty)
    #expect(
      decoder.feed("\u{1B}[201~".utf8)
        == [.paste(String(repeating: "a", count: InputDecoder.pasteLimit))])
    #expect(decoder.feed("\u{1B}]".utf8).isEmpty)
    #expect(decoder.feed([UInt8](repeating: 0x61, count: 1 << 20)).isEmpty)
    #expect(decoder.feed("\u{7}q".utf8) == [.key(KeyPress(.character("q")))])
  }

  /// Pieces that a hostile or unlucky stream is made of.
  private static let pieces: [[UInt8]] =
    keys.map { Array($0.bytes.utf8) }
    + [
      "\u{1B}", "\u{1B}[", "\u{1B}[<0;3;4M", "\u{1B}[M !!", "\u{1B}[200~x\u{1B}[201~",
      "\u{1B}]x\u{7}", "\u{1B}O",
    ]
    .map { Array($0.utf8) } + [[0xE4], [0x80], [0xF0, 0x9F], [0x9B]]

  @Test(arguments: 0..<40 as Range<UInt64>)
  func splitsChangeNothing(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var bytes: [UInt8] = []
    for _ in 0..<200 {
      if Int.random(in: 0..<4, using: &random) == 0 {
        bytes.append(UInt8.random(in: 0...255, using: &random))
      } else if let piece = Self.pieces.randomElement(using: &random) {
        bytes += piece
      }
    }
    var whole = InputDecoder()
    let expected = whole.feed(bytes) + whole.flush()
    var split = InputDecoder()
    var found: [InputEvent] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = min(rest.count, Int.random(in: 1...5, using: &random))
      found += split.feed(rest.prefix(count))
      rest = rest.dropFirst(count)
    }
    found += split.flush()
    #expect(found == expected)
    #expect(split.patience == nil)
    for case .paste(let text) in found {
      #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" })
    }
    for case .key(let press) in found {
      #expect(press == KeyPress(press.key, press.modifiers), "keys are in normal form")
    }
  }
}
