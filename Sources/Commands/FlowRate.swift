import GatingCore
import Plotting

/// How many events came in each of equal spans of Time, from the first event to the last.
struct FlowRate: Hashable, Sendable {
  static let binCount = 48

  var counts: [Int]
  var start: Double
  var end: Double
  /// Whether Time is in seconds; without `$TIMESTEP` its unit is unknown.
  var isInSeconds: Bool

  /// Nil where there is no Time parameter, or no two times.
  init?(_ table: EventTable) {
    guard let time = table.panel.parameters.firstIndex(where: \.isTime), table.count > 1 else {
      return nil
    }
    var start = Double.infinity
    var end = -Double.infinity
    Self.forEachTime(table, time) {
      start = min(start, $0)
      end = max(end, $0)
    }
    guard start < end else { return nil }
    self.start = start
    self.end = end
    isInSeconds = table.decodings[time].timeStep != nil
    var counts = [Int](repeating: 0, count: Self.binCount)
    let scale = Double(Self.binCount) / (end - start)
    Self.forEachTime(table, time) { counts[min(Self.binCount - 1, Int(($0 - start) * scale))] += 1 }
    self.counts = counts
  }

  /// Calls `body` with each time that is finite; holds a piece of the column at once.
  private static func forEachTime(_ table: EventTable, _ time: Int, _ body: (Double) -> Void) {
    let size = ChunkedWork.chunkSize
    var values = [Double](repeating: 0, count: size)
    for first in stride(from: 0, to: table.count, by: size) {
      let events = first..<min(table.count, first + size)
      values.withUnsafeMutableBufferPointer { table.scaleValues(of: time, events, to: $0) }
      for value in values.prefix(events.count) where value.isFinite { body(value) }
    }
  }

  /// One glyph a span, the fullest span highest; a span without events is blank.
  func text(isASCII: Bool) -> String {
    let glyphs = isASCII ? Array("123456789") : Array("▁▂▃▄▅▆▇█")
    let most = max(1, counts.max() ?? 1)
    let line = counts.map { count in
      count == 0 ? " " : glyphs[(count * glyphs.count - 1) / most]
    }
    let unit = isInSeconds ? " s" : ""
    let rate = Double(counts.reduce(0, +)) / (end - start)
    return "|\(String(line))|  \(NumberText.value(start)) to \(NumberText.value(end))\(unit)"
      + (isInSeconds ? ", \(NumberText.value(rate)) events/s" : "")
  }
}
