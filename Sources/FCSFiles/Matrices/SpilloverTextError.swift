/// Why a text is no spillover matrix: all its faults, in the order of the lines.
package struct SpilloverTextError: Error, Hashable, Sendable {
  /// One fault.
  package enum Fault: Hashable, Sendable {
    /// More bytes than a matrix has.
    case tooLarge(Int)
    /// There is no row of names with a row of numbers below it.
    case noRows
    /// The first row has no detector names.
    case noNames(line: Int)
    case repeatedName(String)
    /// A row has another number of values than there are names.
    case wrongCount(Int, of: Int, line: Int)
    /// A value is no finite number.
    case noNumber(String, detector: String, line: Int)
    /// There are not as many rows as names, or more rows than detectors.
    case wrongRows(Int, names: Int)
  }

  package let faults: [Fault]

  init(_ faults: [Fault]) { self.faults = faults }
}

/// Something odd about a spillover matrix that can be used all the same.
package enum SpilloverTextWarning: Hashable, Sendable {
  /// What a fluorochrome gives its own detector is not 1.
  case diagonal(String, Double)
}
