import GatingCore
import Testing

@Suite struct WilsonIntervalTests {
  @Test func itIsThatOfTheFormulaInManyDigits() throws {
    let rows = try ReferenceTable("wilson").rows.map(\.numbers)
    #expect(rows.count == 90)
    for row in rows {
      let interval = try #require(
        WilsonInterval(Int(row[1]), of: Int(row[2]), level: row[0]))
      // In a share of ten millionths the difference of two numbers near it is what is left.
      #expect((interval.lower - row[3]).magnitude <= 1e-13 * max(1e-4, row[3]), "\(row)")
      #expect((interval.upper - row[4]).magnitude <= 1e-13 * max(1e-4, row[4]), "\(row)")
    }
  }

  @Test(arguments: [
    (115, 159, 64.9, 78.7), (58, 63, 82.7, 96.6), (10, 15, 41.7, 84.8), (15, 20, 53.1, 88.8),
  ])
  func publishedSharesHaveTheirKnownIntervals(
    count: Int, whole: Int, lower: Double, upper: Double
  ) throws {
    let interval = try #require(WilsonInterval(count, of: whole))
    #expect((1000 * interval.lower).rounded() / 10 == lower)
    #expect((1000 * interval.upper).rounded() / 10 == upper)
  }

  @Test func theEndsAreExactAndNothingHasNone() throws {
    let none = try #require(WilsonInterval(0, of: 20))
    #expect(none.lower == 0 && none.upper > 0.1 && none.upper < 0.2)
    let all = try #require(WilsonInterval(20, of: 20))
    #expect(all.upper == 1 && (all.lower - (1 - none.upper)).magnitude < 1e-15)
    #expect(WilsonInterval(0, of: 0) == nil)
    #expect(WilsonInterval(3, of: 2) == nil)
    #expect(WilsonInterval(-1, of: 2) == nil)
    #expect(WilsonInterval(1, of: 2, level: 1) == nil)
  }
}
