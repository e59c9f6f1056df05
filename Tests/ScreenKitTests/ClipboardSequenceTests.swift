import Foundation
import ScreenKit
import Testing

@Suite struct ClipboardSequenceTests {
  @Test(arguments: ["", "f", "fo", "foo", "foob", "fooba", "foobar", "CD34+ é µ 中\t1\n"])
  func theTextIsInBase64(text: String) throws {
    let bytes = try #require(ClipboardSequence.bytes(text))
    let encoded = Data(text.utf8).base64EncodedString()
    #expect(String(decoding: bytes, as: UTF8.self) == "\u{1B}]52;c;\(encoded)\u{7}")
  }

  @Test func whatIsTooLongIsNotSent() {
    let longest = String(repeating: "a", count: 75_000)
    #expect(ClipboardSequence.takes(longest))
    #expect(ClipboardSequence.bytes(longest)?.count == 100_000 + 8)
    #expect(!ClipboardSequence.takes(longest + "a"))
    #expect(ClipboardSequence.bytes(longest + "a") == nil)
  }
}
