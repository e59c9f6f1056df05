/// The marrows that can be simulated.
package enum Preset: String, CaseIterable, Sendable {
  /// A healthy adult.
  case healthy
  /// Relapsed B-ALL before CAR-T.
  case pre
  /// B-ALL at diagnosis.
  case diagnosis
  /// Day +30 after CD19 CAR-T, in remission.
  case remission
  /// As `remission`, with a few CD34+ blasts that lost CD19 or most of it.
  case escape

  /// The share of all events that are debris, dead cells and doublets; the rest are valid.
  var artefacts: (debris: Double, dead: Double, doublets: Double) {
    switch self {
    case .healthy: (0.08, 0.03, 0.04)
    case .diagnosis, .pre: (0.05, 0.06, 0.06)
    case .remission, .escape: (0.12, 0.05, 0.04)
    }
  }

  /// Keeps the random streams of the presets apart.
  var stream: UInt64 {
    switch self {
    case .healthy: 1
    case .pre: 2
    case .diagnosis: 3
    case .remission: 4
    case .escape: 5
    }
  }
}
