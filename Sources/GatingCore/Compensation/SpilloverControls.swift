/// Single-stain controls: what a spillover matrix is computed from and checked against.
package struct SpilloverControls: Sendable {
  /// One tube, stained with one fluorochrome.
  package struct Control: Sendable {
    /// What people call it: the file's name.
    package let name: String
    /// The index of the detector that its fluorochrome is for.
    package let primary: Int
    /// The scale values, not compensated: a column a detector, a row an event.
    let columns: [[Double]]
    /// Whether an event is at the top of a detector's range, where values are cut.
    let isSaturated: [Bool]

    var count: Int { isSaturated.count }
  }

  /// A control to be taken in.
  package struct Source: Sendable {
    package var name: String
    /// The `$PnN` of the detector that its fluorochrome is for.
    package var detector: String
    package var table: EventTable

    package init(name: String, detector: String, table: EventTable) {
      self.name = name
      self.detector = detector
      self.table = table
    }
  }

  /// Fewer events than this say nothing of a median or a slope.
  package static let leastEvents = 100

  /// The `$PnN` of the detectors, in the order of the matrix.
  package let detectors: [String]
  /// At most one a detector, in the order of the detectors.
  package let controls: [Control]
  /// The events of the control without any stain, a column a detector; nil without one.
  let unstained: [[Double]]?

  /// Takes the values of `detectors` out of tables.
  ///
  /// Events with a value that is not finite are left out.
  /// - Throws: `SpilloverError` for the first control that can't be used.
  package init(
    detectors: [String], controls sources: [Source], unstained: EventTable? = nil
  ) throws(SpilloverError) {
    guard !sources.isEmpty else { throw .noControls }
    var controls: [Control] = []
    for source in sources {
      guard let primary = detectors.firstIndex(of: source.detector) else {
        throw .foreignDetector(source.detector, control: source.name)
      }
      if let other = controls.first(where: { $0.primary == primary }) {
        throw .sameDetector(source.detector, [other.name, source.name])
      }
      let (columns, isSaturated) = try Self.values(detectors, of: source.table, source.name)
      controls.append(
        Control(
          name: source.name, primary: primary, columns: columns, isSaturated: isSaturated))
      if isSaturated.count < Self.leastEvents {
        throw .tooFewEvents(isSaturated.count, control: source.name)
      }
    }
    self.detectors = detectors
    self.controls = controls.sorted { $0.primary < $1.primary }
    let none = try unstained.map { table throws(SpilloverError) in
      try Self.values(detectors, of: table, "unstained").columns
    }
    if let count = none?.first?.count, count < Self.leastEvents {
      throw .tooFewEvents(count, control: "unstained")
    }
    self.unstained = none
  }

  private static func values(
    _ detectors: [String], of table: EventTable, _ name: String
  ) throws(SpilloverError) -> (columns: [[Double]], isSaturated: [Bool]) {
    var columns: [[Double]] = []
    var saturated = [Bool](repeating: false, count: table.count)
    var finite = [Bool](repeating: true, count: table.count)
    for detector in detectors {
      guard let index = table.panel.parameters.firstIndex(where: { $0.name == detector }) else {
        throw .missingDetector(detector, control: name)
      }
      var values = [Double](repeating: 0, count: table.count)
      values.withUnsafeMutableBufferPointer {
        table.scaleValues(of: index, 0..<table.count, to: $0)
      }
      let top = table.panel.parameters[index].range - 1
      let atTop = (0..<table.count).filter { table.columns[index][$0] >= top }
      // A range that most events exceed is none.
      if atTop.count <= table.count / 2 { for event in atTop { saturated[event] = true } }
      for event in 0..<table.count where !values[event].isFinite { finite[event] = false }
      columns.append(values)
    }
    guard finite.contains(false) else { return (columns, saturated) }
    let kept = finite.indices.filter { finite[$0] }
    return (columns.map { column in kept.map { column[$0] } }, kept.map { saturated[$0] })
  }
}
