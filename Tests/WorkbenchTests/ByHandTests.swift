import Analysis
import DemoMarrow
import GatingCore
import ScreenKit
import TestSupport
import Testing
import Workbench

/// The path that ships, gated by hand from nothing.
@Suite struct ByHandTests {
  private static let sample = DemoMarrow.generate(preset: .healthy, events: 300_000)

  /// The keys that bring the crosshair from the middle of the plot to a place in data values.
  private func way(to x: Double, _ y: Double, _ session: Session) throws -> String {
    func fraction(_ value: Double, _ axis: PlotAxis) -> Double {
      axis.fraction(of: PreparedScale(axis.dimension.scale)(value))
    }
    let target = Point(fraction(x, session.model.axes.x), fraction(y, session.model.axes.y))
    func dots(_ key: String, until isThere: (Point) -> Bool) throws -> Int {
      var trial = session
      for dots in 0..<500 {
        if isThere(trial.model.crosshairPoint) { return dots }
        try trial.press(key)
      }
      return 0
    }
    func keys(_ dots: Int, _ far: String, _ near: String) -> String {
      func times(_ count: Int, _ key: String) -> String {
        count == 0 ? "" : count == 1 ? key : "\(count)\(key)"
      }
      // In a large window eight dots are near enough.
      return dots < 24 ? times(dots / 8, far) + times(dots % 8, near) : times((dots + 4) / 8, far)
    }
    return keys(try dots("l") { $0.x >= target.x }, "L", "l")
      + keys(try dots("j") { $0.y <= target.y }, "J", "j")
  }

  @Test(arguments: [
    Size(columns: 80, rows: 24), Size(columns: 120, rows: 40), Size(columns: 200, rows: 60),
  ])
  func thePathTakesSixtyKeysAndCountsAsTheTruthDoes(size: Size) throws {
    var session = try Session([Self.sample.table], size: size)
    var keys = 0
    func press(_ script: String) throws {
      keys += try KeyScript.parse(script).count
      try session.press(script)
    }
    try press("gt<ret><ret>")
    try press("gs<ret><ret>")
    try press("gn<ret><ret>")
    try press("xvi<ret>gv<ret><ret>")
    try press("p45<ret>gro")
    try press(way(to: 28_000, 105_000, session))
    try press("<ret><tab><ret><ret>")
    try press("p34<ret>gv<ret><ret>")
    try press("p22<ret>gq<ret>ei")
    try press("\(size.columns < 100 ? 2 : size.columns < 150 ? 4 : 7)L<ret>")
    #expect(keys <= 60, "\(keys) keys")
    let tree = PopulationTree(session.strategy)
    #expect(
      tree.nodes.map(\.name).prefix(6)
        == ["Time", "Singlets", "Nucleated", "Viable", "CD45dim", "CD34+"])
    #expect(
      Set(tree.nodes.dropFirst(6).map(\.name)) == [
        "CD19-CD22-", "CD19-CD22+", "CD19dimCD22-", "CD19dimCD22+", "CD19+CD22-", "CD19+CD22+",
      ])

    let counts = session.recounted
    func count(_ name: String) throws -> Double {
      let node = try #require(tree.nodes.first { $0.name == name })
      return Double(try #require(counts[node.id]))
    }
    let origins = Self.sample.origins.map(\.population)
    let stem = Double(origins.count { $0.isCD34Positive })
    let early = Double(origins.count { $0 == .earlyLymphoid })
    #expect(abs(try count("CD34+") / stem - 1) < 0.12)
    let share = try count("CD19-CD22+") / count("CD34+")
    #expect(abs(share / (early / stem) - 1) < 0.1, "\(share) for \(early / stem)")
  }
}
