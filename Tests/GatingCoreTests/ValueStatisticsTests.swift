import GatingCore
import TestSupport
import Testing

/// Against numpy: ties, zeros, negatives, NaN.
@Suite struct ValueStatisticsTests {
  @Test func everyStatisticIsThatOfNumpy() throws {
    var values: [Double] = []
    var checked = 0
    for row in try ReferenceTable("statistics").rows {
      switch row.words[0] {
      case "values": values = row.numbers
      case "series": values = (0..<10_007).map { Double($0 * 7919 % 10_007) / 8 + 0.1 }
      default:
        let percent = row.words[0] == "percentile" ? row.numbers.first : nil
        let statistic = try #require(
          percent.map(Statistic.percentile)
            ?? Statistic.all.first { $0.key == row.words[0] })
        let truth = row.words.last == "none" ? nil : row.numbers.last
        for sorts in [true, false] {
          let statistics = ValueStatistics(values, sorts: sorts)
          let found = try? statistics.value(of: statistic)
          checked += 1
          guard let truth, let found else {
            #expect(truth == nil && found == nil, "\(statistic) of \(values)")
            continue
          }
          // What cancels is as uncertain as the numbers it comes of.
          let size = values.reduce(truth.magnitude) { $1.isNaN ? $0 : max($0, $1.magnitude) }
          let error = (found - truth).magnitude
          #expect(
            error <= 1e-12 * truth.magnitude || error <= 4 * size.ulp,
            "\(statistic) of \(values): \(found), not \(truth)")
        }
      }
    }
    #expect(checked > 1000)
  }

  @Test func whatHasNoNumberSaysWhy() {
    func obstacle(_ statistic: Statistic, _ values: [Double]) -> StatisticObstacle? {
      do throws(StatisticObstacle) {
        _ = try ValueStatistics(values).value(of: statistic)
        return nil
      } catch {
        return error
      }
    }
    for statistic in Statistic.all where statistic != .atOrBelowZero {
      #expect(obstacle(statistic, []) == .noEvents)
      #expect(obstacle(statistic, [.nan]) == .noEvents)
    }
    #expect(obstacle(.geometricMean, [3, 0, -1, 5]) == .atOrBelowZero(2))
    #expect(obstacle(.standardDeviation, [3]) == .oneEvent)
    #expect(obstacle(.coefficientOfVariation, [-1, 1]) == .zeroCentre)
    #expect(obstacle(.robustCV, [-1, 0, 1]) == .zeroCentre)
    #expect(obstacle(.scaledDeviationCV, [-1, 0, 1]) == .zeroCentre)
    #expect(obstacle(.mean, [1, .infinity]) == .infinite(1))
    #expect(obstacle(.maximum, [1, .infinity]) == .infinite(1))
    #expect(obstacle(.minimum, [1, .infinity]) == nil)
    #expect(obstacle(.median, [1, 2, .infinity]) == nil)
    #expect(obstacle(.medianDeviation, [1, 2, 3, .infinity]) == nil)
    #expect(obstacle(.standardDeviation, [1, 2, -.infinity]) == .infinite(1))
    #expect(obstacle(.geometricMean, [1, .infinity]) == .infinite(1))
  }

  @Test func nanAndInfiniteEventsAreCounted() {
    let statistics = ValueStatistics([.nan, -.infinity, 0, 4, .nan, .infinity])
    #expect(statistics.count == 4)
    #expect(statistics.notANumber == 2)
    #expect(statistics.infinite == 2)
    #expect(statistics.atOrBelowZero == 2)
  }

  @Test func namesAndDefinitionsTellStatisticsApart() {
    let all = Statistic.all + [.percentile(95)]
    #expect(Set(all.map(\.key)).count == all.count)
    #expect(Set(all.map(\.title)).count == all.count)
    #expect(Set(all.map(\.definition)).count == all.count)
    #expect(all.allSatisfy { $0.title.count <= 13 && $0.definition.count <= 38 })
  }
}
