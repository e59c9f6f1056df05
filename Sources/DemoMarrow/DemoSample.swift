import GatingCore

/// A simulated sample with the truth about every event.
package struct DemoSample: Sendable {
  package let preset: Preset
  package let seed: UInt64
  /// The events as an instrument stores them: spilled, noisy, not compensated.
  package let table: EventTable
  /// What each event truly is.
  package let origins: [EventOrigin]
  /// When the bubble passes, in seconds.
  package let bubble: ClosedRange<Double>
}

extension DemoSample {
  /// What the sample is called without its file suffix, as in `demo-healthy`.
  package var name: String { "demo-\(preset.rawValue)" }

  /// Keywords for the text segment, besides those of the parameters and the spillover matrix.
  package var keywords: [(name: String, value: String)] {
    [
      ("$CYT", "simulated"),
      ("$SRC", "simulated marrow"),
      ("$SMNO", "\(name) seed \(seed)"),
      (
        "$COM",
        "Simulated by dotgate: preset \(preset.rawValue), \(table.count) events, seed \(seed)."
          + " Not a patient. For research use."
      ),
      ("$TIMESTEP", "\(DemoMarrow.timeStep)"),
    ]
  }

  /// The header of the truth labels; with `cells` the fine type is a third column.
  package static func truthHeader(cells: Bool) -> String {
    cells ? "event,population,cell" : "event,population"
  }

  /// The truth label of an event, counted from 0, as a CSV line without its end.
  ///
  /// No field needs quoting.
  package func truthRow(_ event: Int, cells: Bool) -> String {
    let origin = origins[event]
    let row = "\(event),\(origin.population.rawValue)"
    return cells ? row + "," + origin.cellName : row
  }
}
