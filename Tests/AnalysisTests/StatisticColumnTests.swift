import Analysis
import GatingCore
import Testing

@Suite struct StatisticColumnTests {
  @Test func everyHeadingIsReadBackAsItsColumn() throws {
    let columns: [StatisticColumn] =
      Statistic.all.map { .of($0, "CD22") } + [
        .of(.percentile(95), "CD22"), .of(.percentile(0.5), "a@b"), .percentOf("CD34+"),
        .percentOfGrandparent, .wilson(isHigh: false, of: nil, percent: 95),
        .wilson(isHigh: true, of: nil, percent: 99), .wilson(isHigh: true, of: "A/B", percent: 95),
        .wilson(isHigh: false, of: "CD34+", percent: 99.9), .band(isHigh: false, step: 0.1),
        .band(isHigh: true, step: 0.25),
      ]
    for column in columns { #expect(try StatisticColumn.parse(column.heading) == [column]) }
    let list = columns.map(\.heading).joined(separator: ",")
    #expect(try StatisticColumn.parse(list) == columns)
    #expect(
      columns.suffix(9).map(\.heading) == [
        "percentile:a@b@0.5", "percentOf:CD34+", "percentOfGrandparent", "wilsonLow",
        "wilsonHigh@99", "wilsonHigh:A/B", "wilsonLow:CD34+@99.9", "bandLow", "bandHigh@0.25",
      ])
    #expect(try StatisticColumn.parse("") == [])
    #expect(try StatisticColumn.parse("wilsonLow@95") == StatisticColumn.parse("wilsonLow"))
  }

  @Test func whatThereIsNotIsRefusedWithWhatThereIs() {
    func sentence(_ list: String) -> String? {
      do throws(StatisticError) {
        _ = try StatisticColumn.parse(list)
        return nil
      } catch {
        return error.description
      }
    }
    #expect(
      sentence("median:CD22,mode:CD22") == """
        There is no statistic mode:CD22; there are min:PARAMETER, median:PARAMETER, \
        max:PARAMETER, mean:PARAMETER, geometricMean:PARAMETER, sd:PARAMETER, cv:PARAMETER, \
        robustSD:PARAMETER, robustCV:PARAMETER, mad:PARAMETER, madSD:PARAMETER, \
        madCV:PARAMETER, atOrBelowZero:PARAMETER, percentile:PARAMETER@95, \
        percentOf:POPULATION, percentOfGrandparent, wilsonLow and wilsonHigh (of the parent, \
        with :POPULATION of another, with @99 at 99 %), bandLow and bandHigh (with @0.2 by 0.2 \
        decades).
        """)
    for item in ["median", "median:", "percentOf", "Median:CD22", "wilsonLow:@99", "@95", ":"] {
      #expect(sentence(item)?.hasPrefix("There is no statistic \(item); ") == true, "\(item)")
    }
    let percentile = "write percentile:CD22@95, with 0 to 100."
    for item in [
      "percentile:CD22", "percentile:CD22@", "percentile:CD22@x", "percentile:@95",
      "percentile:CD22@-1", "percentile:CD22@100.5", "percentile:CD22@nan",
    ] {
      #expect(sentence(item) == "\(item): \(percentile)")
    }
    for item in ["wilsonLow@0", "wilsonHigh:A@100", "wilsonHigh@-3"] {
      #expect(sentence(item) == "\(item): write wilsonLow@99, above 0 and below 100.")
    }
    for item in ["bandLow@0", "bandHigh@-0.1", "bandHigh@11"] {
      #expect(sentence(item)?.hasPrefix("\(item): write bandLow@0.2") == true)
    }
    for item in ["count", "percentOfParent", "percentOfTotal"] {
      #expect(sentence(item) == "\(item) is a column of every table of counts already.")
    }
  }

  /// A hundred events from 1 to 100 on A; B is 0 for all.
  private static let table = EventTable(
    panel: Panel(parameters: [Parameter(name: "A", stain: "CD9 X"), Parameter(name: "B")]),
    columns: [
      .float64((1...100).map(Double.init)), .float64([Double](repeating: 0, count: 100)),
    ])

  private static func range(
    _ id: GateID, in parent: GateID?, from minimum: Double, parameter: String = "A"
  ) -> Gate {
    Gate(
      id: id, name: id.rawValue, parent: parent,
      geometry: .rectangle(
        RectangleGate([.init(Dimension(parameter: parameter), Interval(minimum: minimum))])))
  }

  private func values(_ list: String) throws -> [[Double?]] {
    let strategy = GatingStrategy(gates: [
      Self.range("a", in: nil, from: 41), Self.range("b", in: "a", from: 91),
      Self.range("none", in: "b", from: 200), Self.range("below", in: "none", from: 300),
      Self.range("lost", in: "a", from: 1, parameter: "Q"),
    ])
    let engine = SampleEngine(Self.table)
    let result = GatingEngine.evaluate(strategy, on: Self.table)
    return try CountTable(
      sample: "s", strategy: strategy, result: result,
      statistics: StatisticColumn.parse(list), engine: engine
    ).rows.map(\.statistics)
  }

  @Test func valuesAreThoseOfTheDefinitions() throws {
    // All events, a, b, none, below, lost.
    #expect(
      try values("median:CD9,min:A,max:A,percentile:A@25") == [
        [50.5, 1, 100, 25.75], [70.5, 41, 100, 55.75], [95.5, 91, 100, 93.25],
        [nil, nil, nil, nil], [nil, nil, nil, nil], [nil, nil, nil, nil],
      ])
    #expect(
      try values("geometricMean:B,atOrBelowZero:B,cv:B,sd:B,mad:B").prefix(2) == [
        [nil, 100, nil, 0, 0], [nil, 60, nil, 0, 0],
      ])
    #expect(
      try values("percentOf:a,percentOfGrandparent") == [
        [nil, nil], [100, nil], [100.0 / 6, 10], [0, 0], [0, 0], [nil, nil],
      ])
  }

  @Test func intervalsAreOfTheParentOrOfANamedPopulation() throws {
    let found = try values("wilsonLow,wilsonHigh,wilsonLow:a,wilsonHigh:a@99")
    func ends(_ count: Int, _ whole: Int, _ level: Double = 0.95) throws -> (Double, Double) {
      let interval = try #require(WilsonInterval(count, of: whole, level: level))
      return (100 * interval.lower, 100 * interval.upper)
    }
    #expect(found[0] == [nil, nil, nil, nil])
    #expect(try found[1].prefix(2) == [ends(60, 100).0, ends(60, 100).1])
    #expect(
      try found[2] == [ends(10, 60).0, ends(10, 60).1, ends(10, 60).0, ends(10, 60, 0.99).1])
    #expect(try found[3] == [0, ends(0, 10).1, 0, ends(0, 60, 0.99).1])
    // Of an empty parent there is no share.
    #expect(try found[4] == [nil, nil, 0, ends(0, 60, 0.99).1])
    #expect(found[5] == [nil, nil, nil, nil])
  }

  @Test func bandsAreTheLeastAndTheGreatestCount() throws {
    // The bound of a at 41 moves to 32.6 and 51.6, that of b at 91 to 72.3 and 114.6.
    #expect(
      try values("bandLow,bandHigh,bandHigh@0.2") == [
        [100, 100, 100], [49, 68, 75], [0, 28, 43], [0, 0, 0], [0, 0, 0], [nil, nil, nil],
      ])
  }

  @Test func aPopulationThatIsNotThereIsNamedWithItsColumn() {
    #expect(throws: StatisticError.unknownPopulation("z", in: "wilsonLow:z")) {
      try values("wilsonLow:z")
    }
    #expect(
      StatisticError.unknownPopulation("z", in: "percentOf:z").description
        == "percentOf:z: no population is called z, or several are; give its path.")
    #expect(throws: StatisticError.self) { try values("median:Z") }
  }
}
