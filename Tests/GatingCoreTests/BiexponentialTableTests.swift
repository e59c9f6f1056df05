import Foundation
import GatingCore
import TestSupport
import Testing

@Suite struct BiexponentialTableTests {
  private static let flowJo = Scale.Function.biexponential(
    top: 262_144.000029, width: -7.943282, positive: 4.41854, negative: 1)

  @Test(.enabled(if: ReferenceData.isAvailable, "\(ReferenceData.reason)"))
  func theTableIsFlowJosOwn() throws {
    let path = "transforms/flowjo_biex_l256_w-7.943282_n1.000000_m4.418540_r262144.000029.csv"
    let text = try String(contentsOf: ReferenceData.url(path), encoding: .utf8)
    let scale = PreparedScale(Scale(Self.flowJo))
    let rows = text.split(whereSeparator: \.isNewline).dropFirst()
    #expect(rows.count == 4096)
    for row in rows {
      let parts = row.split(separator: ",")
      let index = try #require(Double(parts[0]))
      let truth = try #require(Double(parts[1]))
      let value = scale.inverse(index / 4096)
      // Six digits are what FlowJo exports.
      #expect((value - truth).magnitude <= 5.1e-6 * max(1e-3, truth.magnitude), "entry \(index)")
      #expect((scale(value) - index / 4096).magnitude <= 1e-12)
    }
  }

  @Test(arguments: [(-10.0, 4.5, 0.0), (-1, 4.5, 0), (-100, 4.42, 0.5), (-3.2, 5, 2)])
  func itRisesLeadsBackAndEndsAtItsEnds(width: Double, positive: Double, negative: Double) {
    let scale = PreparedScale(
      Scale(.biexponential(top: 262_144, width: width, positive: positive, negative: negative)))
    #expect(scale.scale.fault == nil)
    var last = -1.0
    for step in 0...2000 {
      let coordinate = Double(step) / 2000
      let value = scale.inverse(coordinate)
      #expect((scale(value) - coordinate).magnitude < 1e-9)
      #expect(scale(value) > last)
      last = scale(value)
    }
    #expect(scale(-.infinity) == 0)
    #expect(scale(.infinity) == 1)
    #expect(scale(1e9) == 1)
    #expect(scale(.nan).isNaN)
    let half = max(RealMath.log10(-width), 0.5) / 2
    let zero = (negative + half) / (positive + negative)
    #expect((scale(0) - zero).magnitude < 1.0 / 4096)
  }

  /// FlowJo's own tables for widths above −√10 (FlowKit keeps some of those that it exported) are
  /// the one for −3.162278 to the last digit.
  @Test(arguments: [
    (-1.0, 0.0, [(0, -26.6605), (200, -3.45275), (231, 0.0), (462, 26.6605), (1306, 268.92)]),
    (-1.584893, 1.0, [(0, -331.907), (200, -186.039), (944, 0.0), (1250, 46.8998)]),
    (-3.162278, 1.0, [(0, -331.907), (200, -186.039), (944, 0.0), (1250, 46.8998)]),
  ])
  func narrowWidthsAreOne(width: Double, negative: Double, truth: [(Int, Double)]) {
    let scale = PreparedScale(
      Scale(
        .biexponential(top: 262_144.000029, width: width, positive: 4.41854, negative: negative)))
    for (entry, value) in truth {
      let ours = scale.inverse(Double(entry) / 4096)
      #expect((ours - value).magnitude <= 6e-6 * max(1, value.magnitude), "\(entry): \(ours)")
    }
  }

  @Test func whatDefinesNoTableIsAFault() {
    func fault(_ top: Double, _ width: Double, _ positive: Double, _ negative: Double) -> String? {
      Scale(.biexponential(top: top, width: width, positive: positive, negative: negative)).fault
    }
    #expect(fault(262_144, -10, 4.5, 0) == nil)
    #expect(fault(0, -10, 4.5, 0) == "its maximum must be above 0")
    #expect(fault(1, -0.5, 4.5, 0) == "its width basis must be -1 or less")
    #expect(fault(1, -1e10, 4.5, 0) == "its width basis is too wide")
    #expect(fault(1, -10, 4.5, -1) == "its negative decades must be 0 to its decades")
    #expect(fault(.nan, -10, 4.5, 0) != nil)
  }
}
