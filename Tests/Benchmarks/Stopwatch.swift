import Glibc

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

  /// The median seconds of each piece, and the median seconds that it kept processors busy, which
  /// a machine that others use too changes less.
  static func mediansWithLoad(_ pieces: [() -> Void]) -> [(elapsed: Double, busy: Double)] {
    var busy = [[Double]](repeating: [], count: pieces.count)
    let elapsed = medians(
      pieces.enumerated().map { index, piece in
        {
          let start = processorSeconds
          piece()
          busy[index].append(processorSeconds - start)
        }
      })
    return zip(elapsed, busy).map { ($0, $1.sorted()[rounds / 2]) }
  }

  /// Seconds that all threads have run so far, the system's work for them included.
  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
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
