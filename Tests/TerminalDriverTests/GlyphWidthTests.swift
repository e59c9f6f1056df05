import CNcurses
import ScreenKit
import Testing

@Suite struct GlyphWidthTests {
  @Test func theTableAgreesWithTheCLibrary() throws {
    try #require(cn_set_locale("C.UTF-8") == 1)
    var compared = 0
    var different: [String] = []
    for value in 0xA0..<0x11_0000 as Range<UInt32> {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let expected = cn_columns(value)
      // What the library does not know is never drawn.
      if expected < 0 { continue }
      compared += 1
      if GlyphWidth.columns(of: scalar) != Int(expected) {
        different.append(String(value, radix: 16))
      }
    }
    #expect(compared > 200_000)
    // A vowel sign of Ahom, which later versions of Unicode no longer count as without advance.
    #expect(different == ["1171e"])
  }
}
