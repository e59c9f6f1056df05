/// Measures pieces of work in turns, so that a noisy moment meets them all.
enum Stopwatch {
  /// How often each piece is run.
  static let rounds = 9

  /// The median seconds of each piece.
  static func medians(_ pieces: [() -> Void]) -> [Double] {
    let clock = ContinuousClock()
    var times = [[Double]](repeating: [], count: pieces.count)
    for _ in 0..<rounds {
      for (index, piece) in pieces.enumerated() {
        let elapsed = clock.measure(piece).components
        times[index].append(Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18)
      }
    }
    return times.map { $0.sorted()[rounds / 2] }
  }

  /// A number with two decimals.
  static func text(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }

  /// Prints what a piece costs an event, and how that compares with another.
  static func report(_ name: String, _ seconds: Double, per count: Int, against other: Double?) {
    let ratio = other.map { ", \(text($0 / seconds)) times as fast" } ?? ""
    print("  \(name): \(text(seconds * 1e9 / Double(count))) ns/event\(ratio)")
  }
}
