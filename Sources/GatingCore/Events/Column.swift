/// The stored values of one parameter, one an event, in the width the file keeps them in.
///
/// Integers of up to 24 bits fit a `Float` exactly and are kept as such.
package enum Column: Hashable, Sendable {
  case float32([Float])
  case float64([Double])
  case unsigned32([UInt32])
  case unsigned64([UInt64])

  /// How many events the column has.
  package var count: Int {
    switch self {
    case .float32(let values): values.count
    case .float64(let values): values.count
    case .unsigned32(let values): values.count
    case .unsigned64(let values): values.count
    }
  }

  /// The stored value of event `index`; 64-bit integers above 2⁵³ are rounded to the nearest.
  package subscript(index: Int) -> Double {
    switch self {
    case .float32(let values): Double(values[index])
    case .float64(let values): values[index]
    case .unsigned32(let values): Double(values[index])
    case .unsigned64(let values): Double(values[index])
    }
  }

  /// Writes the stored values of `events` to `target`, whose count is at least theirs.
  package func copy(_ events: Range<Int>, to target: UnsafeMutableBufferPointer<Double>) {
    func fill<Value>(_ values: [Value], _ convert: (Value) -> Double) {
      values.withUnsafeBufferPointer { source in
        for (offset, event) in events.enumerated() { target[offset] = convert(source[event]) }
      }
    }
    switch self {
    case .float32(let values): fill(values) { Double($0) }
    case .float64(let values): fill(values) { $0 }
    case .unsigned32(let values): fill(values) { Double($0) }
    case .unsigned64(let values): fill(values) { Double($0) }
    }
  }
}
