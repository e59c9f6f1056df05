import TerminalDriver
import Testing

@Suite struct PairTableTests {
  private func pair(_ number: Int32) -> PairTable.Pair {
    PairTable.Pair(foreground: number, background: -1)
  }

  @Test func pairsKeepTheirNumbers() {
    var table = PairTable(count: 4)
    #expect(table.slot(pair(10)) == .new(1))
    #expect(table.slot(pair(11)) == .new(2))
    #expect(table.slot(pair(10)) == .known(1))
    #expect(table.slot(pair(12)) == .new(3))
    #expect(table.slot(pair(13)) == .full)
    #expect(table.slot(pair(11)) == .known(2))
    #expect(table.count == 3)
  }

  @Test func onlyWhatIsOnTheScreenIsKept() {
    var table = PairTable(count: 4)
    for number in 10...12 as ClosedRange<Int32> { _ = table.slot(pair(number)) }
    table.keep(only: [pair(11), pair(99)])
    #expect(table.count == 1)
    #expect(table.slot(pair(11)) == .known(2))
    #expect(table.slot(pair(20)) == .new(1))
    #expect(table.slot(pair(21)) == .new(3))
    #expect(table.slot(pair(22)) == .full)
  }

  @Test(arguments: [-1, 0, 1])
  func aTerminalWithoutPairsHasNone(count: Int) {
    var table = PairTable(count: count)
    #expect(table.slot(pair(1)) == .full)
  }
}
