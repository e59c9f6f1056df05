import GatingCore

/// Event tables full of edge cases: every kind of column and decoding, numbers that repeat, that
/// differ in the last bit, that are infinite or no numbers.
package enum SeededEvents {
  /// The parameters of every table made here.
  package static let names = ["A", "B", "C", "D", "E", "Time", "G"]

  /// A table of `count` events, with a spillover matrix over A, B and C.
  package static func table(_ count: Int, _ random: inout SeededGenerator) -> EventTable {
    let panel = Panel(
      parameters: names.map { Parameter(name: $0, range: 1024) },
      spillover: SpectrumMatrix(
        id: "FCS", fluorochromes: ["A", "B", "C"], detectors: ["A", "B", "C"],
        coefficients: [1, 0.25, 0, 0.125, 1, 0.5, 0.01, 0.2, 1]))
    var columns: [Column] = []
    for kind in 0..<names.count {
      switch kind {
      case 0, 1, 5: columns.append(.float32((0..<count).map { _ in Float(number(&random)) }))
      case 2, 6: columns.append(.float64((0..<count).map { _ in number(&random) }))
      case 3:
        columns.append(.unsigned32((0..<count).map { _ in .random(in: 0..<1024, using: &random) }))
      default:
        columns.append(
          .unsigned64(
            (0..<count).map { _ in
              Bool.random(using: &random) ? .random(in: 0..<40, using: &random) : random.next()
            }))
      }
    }
    var decodings = [ValueDecoding](repeating: .stored, count: names.count)
    decodings[3].amplifier = .init(decades: 4, offset: 1, range: 1024)
    decodings[5].timeStep = 0.01
    decodings[6].gain = 3.67
    return EventTable(panel: panel, columns: columns, decodings: decodings)
  }

  /// A matrix that takes two fluorochromes, F1 and F2, from A, B and C.
  package static func unmixing(_ random: inout SeededGenerator) -> SpectrumMatrix {
    SpectrumMatrix(
      id: "M", fluorochromes: ["F1", "F2"], detectors: ["A", "B", "C"],
      coefficients: [1, .random(in: 0...0.5, using: &random), 0.25, 0.125, 1, 0.5])
  }

  private static func number(_ random: inout SeededGenerator) -> Double {
    switch Int.random(in: 0..<40, using: &random) {
    case 0: return [.nan, .infinity, -.infinity, 0, -0.0].randomElement(using: &random) ?? 0
    case 1: return Double(Int.random(in: -3...3, using: &random)).nextUp
    case 2: return Double(Int.random(in: -3...3, using: &random)).nextDown
    case 3..<12: return .random(in: -200...2000, using: &random)
    case 12..<16: return .random(in: -5...5, using: &random)
    default: return Double(Int.random(in: -4...12, using: &random)) * 0.5
    }
  }
}
