import GatingCore
import Testing

/// CD34 of the B-ALL sample has no valley: where its threshold is drawn decides the count.
@Suite(.enabled(if: BALLSample.isThere, "the reference data are not here"))
struct BoundaryOnSampleTests {
  private func band(step: Double) throws -> BoundaryBand {
    let engine = SampleEngine(try BALLSample.table())
    let strategy = GatingStrategy(gates: [
      Gate(
        id: "CD34+", name: "CD34+",
        geometry: .rectangle(
          RectangleGate([
            .init(
              Dimension(.parameter(ParameterReference(marker: "CD34")), compensation: .file),
              Interval(minimum: 1000))
          ])))
    ])
    let result = try #require(engine.evaluate(strategy))
    return try #require(try engine.boundaryBand(of: "CD34+", in: strategy, result, step: step))
  }

  /// The counts above 500, 1,000 and 5,000 are those of the sample's truth.
  @Test func aThresholdMovedByAFactorHasTheCountsOfTheTruth() throws {
    let half = try band(step: RealMath.log10(2))
    #expect(half.count == 24_669)
    #expect(half.moves.map(\.minus) == [36_940])
    #expect(half.high == 36_940)
    let fivefold = try band(step: RealMath.log10(5))
    #expect(fivefold.moves.map(\.plus) == [1_798])
    #expect(fivefold.low == 1_798)
  }

  /// A tenth of a decade, from 794.3 to 1,258.9, moves the count by more than counting does.
  @Test func aTenthOfADecadeOutweighsCounting() throws {
    let band = try band(step: 0.1)
    let counting = try #require(WilsonInterval(band.count, of: 83_411))
    #expect(band.high == 28_919 && band.low == 20_356)
    #expect(Double(band.low) < 0.85 * counting.lower * 83_411)
    #expect(Double(band.high) > 1.1 * counting.upper * 83_411)
  }
}
