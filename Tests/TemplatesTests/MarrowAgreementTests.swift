import DemoMarrow
import GatingCore
import Templates
import Testing

/// The share of `CD19-CD22+` in `CD34+` as the built-in path finds it, against the truth.
///
/// CD22 of the sought cells runs from dim to mid, and its dim end overlaps with what spreads up from
/// the cells without it: every threshold trades the one against the other. At this one the cells
/// missed weigh more where leukaemia fills CD34+, those wrongly taken more in a healthy marrow. The
/// edges were set on seeds 1 to 20; the sweep runs on others.
@Suite struct MarrowAgreementTests {
  private static let presets: [Preset] = [.healthy, .pre, .diagnosis, .remission]

  @Test(arguments: presets)
  func shareIsWithinTenPercentOnTheDefaultSeed(preset: Preset) {
    let agreement = Agreement(preset: preset, seed: 1)
    print(agreement.line(preset.rawValue))
    #expect(abs(agreement.error) < 10)
  }

  // Unoptimised code needs minutes for these eighty samples.
  #if DEBUG
    private static let isOptimised = false
  #else
    private static let isOptimised = true
  #endif

  @Test(.enabled(if: isOptimised, "eighty samples of 300,000 events: run it in release"))
  func medianOfTwentySeedsIsWithinTenPercent() throws {
    for preset in Self.presets {
      let all = (101...120).map { Agreement(preset: preset, seed: UInt64($0)) }
      let errors = all.map(\.error)
      let median = try #require(Percentile.median(errors))
      let worst = try #require(errors.max { abs($0) < abs($1) })
      print(
        "\(preset.rawValue): median off by \(Agreement.text(median)) %,"
          + " worst by \(Agreement.text(worst)) %; missed \(all.map(\.missed).reduce(0, +)),"
          + " wrongly taken \(all.flatMap(\.wronglyTaken.values).reduce(0, +))")
      print(errors.map(Agreement.text).joined(separator: " "))
      #expect(abs(median) < 10)
      // Healthy and remission have a hundred or so of the sought cells: the rest is their chance.
      #expect(abs(worst) < 20)
    }
  }
}
