import GatingCore

/// How sure a count is, beyond what the counts themselves tell: what is asked for, what is known.
package struct Certainty: Hashable, Sendable {
  /// What it needs of the sample's events.
  package struct Request: Hashable, Sendable {
    /// Whose count; nil for all events, which have no edges.
    var population: GateID?
    /// By which part of a decade edges are moved.
    var step: Double
  }

  package var request: Request
  /// The band; why there is none otherwise; nil for all events.
  package var band: Result<BoundaryBand, GatingFailure>?
}

extension Certainty.Request {
  /// Moves the edges; nil when cancelled.
  func certainty(
    of result: GatingResult, _ strategy: GatingStrategy, by engine: SampleEngine,
    monitor: WorkMonitor?
  ) -> Certainty? {
    guard let population else { return Certainty(request: self, band: nil) }
    do throws(GatingFailure) {
      guard
        let band = try engine.boundaryBand(
          of: population, in: strategy, result, step: step, monitor: monitor)
      else { return nil }
      return Certainty(request: self, band: .success(band))
    } catch {
      return Certainty(request: self, band: .failure(error))
    }
  }
}
