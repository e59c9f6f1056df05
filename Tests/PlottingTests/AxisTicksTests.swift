import GatingCore
import Plotting
import Testing

@Suite struct AxisTicksTests {
  private func labels(_ scale: Scale, _ lower: Double = 0, _ upper: Double = 1) -> [String] {
    AxisTicks.ticks(
      of: PlotAxis(Dimension(parameter: "x", scale: scale), lower: lower, upper: upper)
    ).compactMap { $0.label?.text(isASCII: true) }
  }

  @Test func logicleHasATrueZeroDecadesAndNegativeDecades() {
    let ticks = AxisTicks.ticks(
      of: PlotAxis(Dimension(parameter: "x", scale: .logicle(t: 262_144, w: 1, m: 4.5))))
    let scale = PreparedScale(.logicle(t: 262_144, w: 1, m: 4.5))
    for tick in ticks { #expect(abs(tick.fraction - scale(tick.value)) < 1e-12) }
    for value in [-100.0, 0, 100, 1000, 10_000, 100_000] {
      #expect(ticks.contains { $0.value == value && $0.label != nil }, "\(value)")
    }
    #expect(ticks.contains { $0.value == 20_000 && $0.label == nil })
    #expect(ticks.map(\.fraction) == ticks.map(\.fraction).sorted())
  }

  @Test func zeroRanksBeforeDecadesAndHighDecadesBeforeLow() {
    let ticks = AxisTicks.ticks(of: PlotAxis(Dimension(parameter: "x", scale: .logicle())))
    let ranked = ticks.filter { $0.label != nil }.sorted { $0.rank < $1.rank }
    #expect(ranked.prefix(3).map(\.value) == [0, 100_000, 10_000])
  }

  @Test func linearAxesHaveRoundSteps() {
    #expect(labels(.linear(262_144)) == ["0", "50k", "100k", "150k", "200k", "250k"])
    #expect(labels(.identity, 0, 130) == ["0", "20", "40", "60", "80", "100", "120"])
    #expect(
      labels(.linear(262_144), 0.5, 0.75) == ["140k", "150k", "160k", "170k", "180k", "190k"])
  }

  @Test func powersReadAsPowers() {
    #expect(TickLabel.power(isNegative: false, exponent: 5).text(isASCII: false) == "10⁵")
    #expect(TickLabel.power(isNegative: true, exponent: 3).text(isASCII: false) == "-10³")
    #expect(TickLabel.power(isNegative: true, exponent: 3).text(isASCII: true) == "-1e3")
    #expect(TickLabel.power(isNegative: false, exponent: 1).text(isASCII: false) == "10")
  }

  @Test func aViewWithoutExtentHasNoTicks() {
    #expect(labels(Scale(.logarithmic(t: 100, m: 2)), 0.5, 0.5).isEmpty)
  }
}
