import DemoMarrow
import GatingCore
import Templates

/// What the built-in path finds on a simulated sample, against its truth.
struct Agreement {
  /// Percent of truly CD34+ events that are CD34+CD19−CD22+.
  let truth: Double
  /// Percent of gated `CD34+` events that are in `CD19-CD22+`.
  let found: Double
  /// Events of the true population that the gate misses though `Viable` has them, and events that
  /// it takes wrongly, by fine type.
  let missed: Int
  let wronglyTaken: [String: Int]

  /// The relative error, in percent.
  var error: Double { 100 * (found / truth - 1) }

  init(preset: Preset, seed: UInt64, events: Int = 300_000) {
    let sample = DemoMarrow.generate(preset: preset, events: events, seed: seed)
    let result = GatingEngine.evaluate(
      Template.marrow.instantiate(on: sample.table.panel).strategy, on: sample.table)
    var positive = 0
    var sought = 0
    for origin in sample.origins where origin.population.isCD34Positive {
      positive += 1
      if origin.population == .earlyLymphoid { sought += 1 }
    }
    truth = 100 * Double(sought) / Double(max(1, positive))
    found = result.percent(of: "CD19negCD22pos", in: "CD34pos") ?? .nan
    var wrong: [String: Int] = [:]
    var hits = 0
    result.mask(of: "CD19negCD22pos")?.forEachEvent { event in
      let origin = sample.origins[event]
      if origin.population == .earlyLymphoid {
        hits += 1
      } else {
        let name = origin.population == .doublet ? "doublet" : origin.cellName
        wrong[name, default: 0] += 1
      }
    }
    var reachable = 0
    result.mask(of: "Viable")?.forEachEvent { event in
      if sample.origins[event].population == .earlyLymphoid { reachable += 1 }
    }
    missed = reachable - hits
    wronglyTaken = wrong
  }

  /// One line of a table: percentages to two places, then the events on the wrong side.
  func line(_ label: String) -> String {
    let wrong = wronglyTaken.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    return "\(label): truth \(Self.text(truth)) %, found \(Self.text(found)) %,"
      + " off by \(Self.text(error)) %; missed \(missed); wrongly taken: \(wrong)"
  }

  static func text(_ number: Double) -> String {
    let hundredths = Int((number * 100).rounded())
    let fraction = hundredths.magnitude % 100
    return (hundredths < 0 ? "-" : "") + "\(hundredths.magnitude / 100)."
      + (fraction < 10 ? "0" : "") + "\(fraction)"
  }
}
