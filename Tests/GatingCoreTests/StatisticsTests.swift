import GatingCore
import TestSupport
import Testing

@Suite struct StatisticsTests {
  @Test func percentilesAreThoseOfType7() throws {
    for row in try ReferenceTable("percentiles").rows {
      let (fraction, truth) = (row.numbers[0], row.numbers[1])
      let values = Array(row.numbers.dropFirst(2))
      let found = try #require(Percentile.of(values, fraction: fraction))
      #expect((found - truth).magnitude <= 1e-14 * max(1, truth.magnitude), "\(values) \(fraction)")
      #expect(Percentile.of(values.reversed() + [.nan], fraction: fraction) == found)
    }
  }

  @Test func longListsWithManyTiesAreSelectedRight() {
    var random = SeededGenerator(seed: 41)
    for count in [2, 3, 1000, 4001] {
      let values = (0..<count).map { _ in Double(Int.random(in: -5...5, using: &random)) }
      let sorted = values.sorted()
      for fraction in [0, 0.1, 0.5, 0.93, 1] {
        let place = Double(count - 1) * fraction
        let (low, high) = (sorted[Int(place)], sorted[min(count - 1, Int(place) + 1)])
        let truth = low + (place - place.rounded(.down)) * (high - low)
        #expect(Percentile.of(values, fraction: fraction) == truth)
      }
    }
  }

  @Test func nothingHasNoMedianAndInfinitiesHaveTheirPlace() {
    #expect(Percentile.median([]) == nil && Percentile.median([.nan]) == nil)
    #expect(Percentile.median([.nan, 4]) == 4)
    #expect(Percentile.median([-.infinity, 1, 2]) == 1)
    #expect(Percentile.median([-.infinity, 1]) == -.infinity)
    #expect(Percentile.median([1, .infinity]) == .infinity)
    #expect(Percentile.median([-.infinity, .infinity])?.isNaN == true)
    #expect(
      Percentile.of([1, 2, 3], fraction: -1) == 1 && Percentile.of([1, 3], fraction: 9) == 3)
  }
}
