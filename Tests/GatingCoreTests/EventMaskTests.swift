import GatingCore
import Testing

@Suite struct EventMaskTests {
  @Test(arguments: [0, 1, 63, 64, 65, 130])
  func fullMaskHoldsEveryEventAndNoTail(count: Int) {
    let mask = EventMask(all: count)
    #expect(mask.population == count)
    var seen: [Int] = []
    mask.forEachEvent { seen.append($0) }
    #expect(seen == Array(0..<count))
  }

  @Test func settingABitTouchesThatEventAlone() {
    var mask = EventMask(count: 100)
    mask[64] = true
    #expect(mask.population == 1)
    #expect(mask[64] && !mask[63] && !mask[65])
    mask[64] = false
    #expect(mask == EventMask(count: 100))
  }
}
