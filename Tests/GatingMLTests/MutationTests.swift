import GatingML
import TestSupport
import Testing

/// Damaged documents are read or refused, never worse, and what is read can be written.
@Suite struct MutationTests {
  @Test(arguments: 0..<20) func damageIsSurvived(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let sources = [ReaderErrorTests.sound, ForeignNotesTests.text, WrittenText.strategy]
    for source in sources {
      for _ in 0..<20 {
        var bytes = Array(source.utf8)
        for _ in 0...Int.random(in: 0..<3, using: &random) {
          damage(&bytes, &random)
        }
        do throws(GatingMLErrors) {
          let strategy = try GatingMLReader.read(bytes).strategy
          let text = GatingMLWriter.write(strategy)
          let again = try GatingMLReader.read(Array(text.utf8)).strategy
          // An id of a transformation that is no XML name is another one after writing.
          #expect(again.gates == strategy.gates && again.matrices == strategy.matrices)
          #expect(GatingMLWriter.write(again) == text)
        } catch {
          #expect(!error.faults.isEmpty && !error.description.isEmpty)
        }
      }
    }
  }

  private func damage(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    let place = Int.random(in: 0..<bytes.count, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: bytes[place] = UInt8.random(in: 32...126, using: &random)
    case 1: bytes.remove(at: place)
    case 2:
      // A copy of a stretch elsewhere: doubled elements, ids, attributes.
      let end = min(bytes.count, place + Int.random(in: 1..<120, using: &random))
      bytes.insert(
        contentsOf: bytes[place..<end], at: Int.random(in: 0..<bytes.count, using: &random))
    default:
      let digits = bytes.indices.filter { bytes[$0] >= 0x30 && bytes[$0] <= 0x39 }
      guard let digit = digits.randomElement(using: &random) else { return }
      bytes[digit] = [0x2D, 0x30, 0x39, 0x65].randomElement(using: &random) ?? 0x30
    }
  }
}
