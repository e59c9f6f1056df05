/// A dimension resolved on a panel: which columns it reads and with which weights.
///
/// A column is counted by its parameter where its scale values are read, and from the number of
/// parameters on where its stored values are.
struct PreparedDimension: Sendable {
  /// A weighted sum of parameters; a single parameter has one term of weight 1.
  struct Term: Sendable {
    var parameter: Int
    var weight: Double
  }

  enum Formula: Sendable {
    case parameter(Int)
    case sum([Term])
    indirect case ratio(Formula, Formula, a: Double, b: Double, c: Double)
  }

  let formula: Formula
  let scale: PreparedScale

  /// The column of a parameter's stored values.
  static func stored(_ parameter: Int, on panel: Panel) -> Int {
    panel.parameters.count + parameter
  }

  /// Writes the values of a column, scale values or stored ones, for `events` to `target`.
  static func write(
    column: Int, _ events: Range<Int>, of table: EventTable,
    to target: UnsafeMutableBufferPointer<Double>
  ) {
    if column < table.columns.count {
      table.scaleValues(of: column, events, to: target)
    } else {
      table.columns[column - table.columns.count].copy(events, to: target)
    }
  }

  /// The value of one event before the scale, given the values of its columns.
  @inline(__always)
  static func value(_ formula: Formula, _ stored: (Int) -> Double) -> Double {
    switch formula {
    case .parameter(let parameter): return stored(parameter)
    case .sum(let terms):
      var sum = 0.0
      for term in terms { sum += term.weight * stored(term.parameter) }
      return sum
    case .ratio(let numerator, let denominator, let a, let b, let c):
      return a * (value(numerator, stored) - b) / (value(denominator, stored) - c)
    }
  }

  /// The columns that a formula reads.
  static func columns(_ formula: Formula) -> [Int] {
    switch formula {
    case .parameter(let parameter): [parameter]
    case .sum(let terms): terms.map(\.parameter)
    case .ratio(let numerator, let denominator, _, _, _):
      columns(numerator) + columns(denominator)
    }
  }

  /// Writes the compensated values, before the scale, of `events` to `target`.
  ///
  /// - Parameters:
  ///   - target: as long as `events`.
  ///   - scratch: at least as long; what it holds afterwards means nothing.
  func write(
    _ events: Range<Int>, of table: EventTable, to target: UnsafeMutableBufferPointer<Double>,
    scratch: UnsafeMutableBufferPointer<Double>
  ) {
    Self.write(formula, events, table, target, scratch)
  }

  private static func write(
    _ formula: Formula, _ events: Range<Int>, _ table: EventTable,
    _ target: UnsafeMutableBufferPointer<Double>, _ scratch: UnsafeMutableBufferPointer<Double>
  ) {
    switch formula {
    case .parameter(let parameter):
      write(column: parameter, events, of: table, to: target)
    case .sum(let terms):
      target.update(repeating: 0)
      for term in terms {
        write(column: term.parameter, events, of: table, to: scratch)
        for index in target.indices { target[index] += term.weight * scratch[index] }
      }
    case .ratio(let numerator, let denominator, let a, let b, let c):
      write(numerator, events, table, target, scratch)
      let memory = ScratchMemory<Double>(events.count)
      let divisors = memory.elements
      write(denominator, events, table, divisors, scratch)
      for index in target.indices {
        target[index] = a * (target[index] - b) / (divisors[index] - c)
      }
      withExtendedLifetime(memory) {}
    }
  }
}
