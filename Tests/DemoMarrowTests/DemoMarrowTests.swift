import DemoMarrow
import GatingCore
import Testing

@Suite struct DemoMarrowTests {
  @Test func theSameWhateverTheWorkers() {
    let alone = DemoMarrow.generate(preset: .pre, events: 20_000, seed: 7, workers: 1)
    for workers in [2, 3, 7] {
      let shared = DemoMarrow.generate(preset: .pre, events: 20_000, seed: 7, workers: workers)
      #expect(shared.table == alone.table)
      #expect(shared.origins == alone.origins)
    }
  }

  @Test func seedsAndPresetsDiffer() {
    let events = Preset.allCases.map { DemoMarrow.generate(preset: $0, events: 500).table.columns }
    #expect(Set(events).count == Preset.allCases.count)
    #expect(
      DemoMarrow.generate(preset: .healthy, events: 500, seed: 2).table.columns != events[0])
  }

  /// The stored bits must be the same on every processor.
  @Test func storedBitsArePinned() {
    let sample = DemoMarrow.generate(preset: .diagnosis, events: 1_000, seed: 3)
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for column in sample.table.columns {
      guard case .float32(let values) = column else {
        Issue.record("an instrument stores 32-bit floats")
        return
      }
      for value in values { hash = (hash ^ UInt64(value.bitPattern)) &* 0x100_0000_01b3 }
    }
    #expect(hash == 689_025_682_863_015_308)
  }

  @Test(arguments: [0, 1, 63, 65, 4_097])
  func anyNumberOfEvents(count: Int) {
    let sample = DemoMarrow.generate(preset: .healthy, events: count)
    #expect(sample.table.count == count)
    #expect(sample.origins.count == count)
  }

  @Test func panelIsThatOfAnInstrument() throws {
    let panel = DemoMarrow.generate(preset: .healthy, events: 1).table.panel
    #expect(
      panel.parameters.map(\.title) == [
        "FSC-A", "FSC-H", "SSC-A", "CD20 FITC-A", "CD22 PE-A", "CD45 PerCP-A", "CD34 PE-Cy7-A",
        "Viability V450-A", "CD19 APC-A", "CD38 AF700-A", "CD10 APC-Cy7-A", "Time",
      ])
    let spillover = try #require(panel.spillover)
    #expect(spillover.detectors == panel.parameters[3...10].map(\.name))
    func spill(_ from: String, _ to: String) throws -> Double {
      let row = try #require(spillover.fluorochromes.firstIndex(of: from))
      let column = try #require(spillover.detectors.firstIndex(of: to))
      return spillover.coefficients[row * 8 + column]
    }
    #expect(try spill("FITC-A", "PE-A") == 0.18)
    #expect(try spill("PE-A", "PerCP-A") == 0.20)
    #expect(try spill("APC-A", "AF700-A") == 0.77)
    #expect(try spill("AF700-A", "APC-Cy7-A") == 0.40)
    #expect(try spill("PE-Cy7-A", "APC-Cy7-A") == 0.08)
  }

  @Test func timeRisesInWholeTicksAndTheBubbleThinsIt() throws {
    let sample = DemoMarrow.generate(preset: .healthy, events: 100_000)
    let ticks = (0..<sample.table.count).map { sample.table.columns[11][$0] }
    #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(ticks.allSatisfy { $0 == $0.rounded() && $0 >= 0 })
    let values = SimulatedValues(sample)
    let seconds = try values.values("Time", of: EventMask(all: sample.table.count))
    let last = try #require(seconds.last)
    #expect(last < 40 && last > 39.9)
    let length = sample.bubble.upperBound - sample.bubble.lowerBound
    #expect(abs(length - 0.8) < 1e-9)
    let inside = seconds.filter { sample.bubble.contains($0) }.count
    // 2,500 events a second outside, about a third of it inside.
    #expect(inside > 500 && inside < 900)
    var mask = EventMask(count: sample.table.count)
    let middle = (sample.bubble.lowerBound + sample.bubble.upperBound) / 2
    for (event, second) in seconds.enumerated() where abs(second - middle) < 0.1 {
      mask[event] = true
    }
    let dimmed = try #require(Percentile.median(values.values("FSC-A", of: mask)))
    let usual = try #require(
      Percentile.median(values.values("FSC-A", of: EventMask(all: sample.table.count))))
    #expect(dimmed < 0.6 * usual)
  }
}
