/// A dimension resolved on a panel: which columns it reads and with which weights.
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

  /// The value of one event before the scale, given the scale values of its parameters.
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

  /// The parameters that a formula reads.
  static func parameters(_ formula: Formula) -> [Int] {
    switch formula {
    case .parameter(let parameter): [parameter]
    case .sum(let terms): terms.map(\.parameter)
    case .ratio(let numerator, let denominator, _, _, _):
      parameters(numerator) + parameters(denominator)
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
      table.scaleValues(of: parameter, events, to: target)
    case .sum(let terms):
      target.update(repeating: 0)
      for term in terms {
        table.scaleValues(of: term.parameter, events, to: scratch)
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
