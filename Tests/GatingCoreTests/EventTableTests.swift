import GatingCore
import Testing

@Suite struct EventTableTests {
  @Test func columnsGiveTheirStoredValuesInFullWidth() {
    #expect(Column.float32([0.1])[0] == Double(Float(0.1)))
    #expect(Column.float64([0.1])[0] == 0.1)
    #expect(Column.unsigned32([.max])[0] == 4_294_967_295)
    #expect(Column.unsigned64([.max])[0] == 0x1p64)
    #expect(Column.unsigned64([9_007_199_254_740_993])[0] == 9_007_199_254_740_992)
    for column in [
      Column.float32([1, 2, 3, 4]), .float64([1, 2, 3, 4]), .unsigned32([1, 2, 3, 4]),
      .unsigned64([1, 2, 3, 4]),
    ] {
      var values = [9.0, 9, 9]
      values.withUnsafeMutableBufferPointer { column.copy(1..<3, to: $0) }
      #expect(values == [2, 3, 9] && column.count == 4)
    }
  }

  private func decoded(_ decoding: ValueDecoding, _ stored: [Double]) -> [Double] {
    var values = stored
    values.withUnsafeMutableBufferPointer { decoding.decode($0) }
    return values
  }

  @Test func valuesAreDecodedByAmplifierThenGain() {
    #expect(decoded(.stored, [1, -2]) == [1, -2])
    #expect(decoded(ValueDecoding(gain: 4), [1, -2]) == [0.25, -0.5])
    let logarithmic = ValueDecoding(
      amplifier: .init(decades: 4, offset: 1, range: 1024), gain: 2)
    let values = decoded(logarithmic, [0, 256, 512, 1024])
    for (value, truth) in zip(values, [0.5, 5, 50, 5000]) {
      #expect((value / truth - 1).magnitude < 1e-14)
    }
    let offset = ValueDecoding(amplifier: .init(decades: 3, offset: 0.1, range: 1000))
    #expect(decoded(offset, [0]) == [0.1])
  }

  @Test func timeIsInSecondsWhateverItsGain() {
    #expect(decoded(ValueDecoding(gain: 8, timeStep: 0.01), [250]) == [2.5])
  }

  @Test func aTableGivesScaleValuesOfARange() {
    let table = EventTable(
      panel: Panel(parameters: [Parameter(name: "A")]), columns: [.unsigned32([1, 2, 3, 4])],
      decodings: [ValueDecoding(gain: 2)])
    var values = [0.0, 0, 7]
    values.withUnsafeMutableBufferPointer { table.scaleValues(of: 0, 2..<4, to: $0) }
    #expect(values == [1.5, 2, 7])
    #expect(EventTable(panel: Panel(parameters: []), columns: []).count == 0)
  }
}
