import DemoMarrow
import GatingCore

/// Values of a simulated sample by kind of cell, to be compared with the specification.
struct SimulatedValues {
  let sample: DemoSample
  private let engine: SampleEngine

  init(_ sample: DemoSample) {
    self.sample = sample
    engine = SampleEngine(sample.table)
  }

  /// The events that are `origin`.
  func events(_ isMeant: (EventOrigin) -> Bool) -> EventMask {
    var mask = EventMask(count: sample.table.count)
    for (event, origin) in sample.origins.enumerated() where isMeant(origin) { mask[event] = true }
    return mask
  }

  /// Scale values of a parameter by `$PnN`: fluorescence compensated by the sample's own matrix.
  func values(_ name: String, of mask: EventMask) throws -> [Double] {
    try engine.values(
      Dimension(parameter: name, compensation: .file), matrices: [], of: mask)
  }

  func values(_ name: String, of type: CellType) throws -> [Double] {
    try values(name, of: events { $0 == .cell(type) })
  }
}

extension [Double] {
  /// Half the distance between the 15.87th and the 84.13th percentile.
  var robustDeviation: Double? {
    guard let low = Percentile.of(self, fraction: 0.1587),
      let high = Percentile.of(self, fraction: 0.8413)
    else { return nil }
    return (high - low) / 2
  }
}
