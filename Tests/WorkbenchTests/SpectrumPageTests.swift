import Analysis
import GatingCore
import ScreenKit
import TestSupport
import Testing
import Workbench

/// A matrix of fewer fluorochromes than detectors on the pages of matrices.
@Suite struct SpectrumPageTests {
  private static let detectors = (1...5).map { "V\($0)-A" }
  private static let dyes = ["BV421", "BV510", "BV605"]
  private static let spectra: [Double] = [
    1, 0.6, 0.25, 0.1, 0.02, 0.1, 0.5, 1, 0.4, 0.15, 0.01, 0.05, 0.2, 0.7, 1,
  ]
  /// numpy.linalg.pinv of the spectra.
  private static let unmixing: [Double] = [
    0.873661745891168, -0.3808312483124889, 0.06692299662833283, 0.3136539058615289,
    0.24567361696402928, -0.10936943480587127, -0.2380384702359977, 0.9133200677454814,
    -0.23247490525809483, -0.032653947383610174, 0.10371917251145418, 0.4161803036418739,
    0.04604614446373849, -0.26374280267219063, 0.7599680102763176,
  ]

  private static func matrix(isInverted: Bool = false) -> SpectrumMatrix {
    SpectrumMatrix(
      id: "m1", name: "Violet", fluorochromes: dyes, detectors: detectors,
      coefficients: isInverted ? unmixing : spectra, isInverted: isInverted)
  }

  /// How much of each fluorochrome each event has: what unmixing must find again.
  private static let abundances: [[Double]] = (0..<400).map { (event: Int) -> [Double] in
    let first = 10 * Double(event * 37 % 400)
    let second = event % 3 == 0 ? 50.0 : 9000.0 + 3 * Double(event * 91 % 400)
    return [first, second, 100 + Double(event * 53 % 400)]
  }

  /// What a detector records of an event.
  private static func signal(_ event: [Double], on detector: Int) -> Double {
    var sum = 0.0
    for dye in 0..<3 { sum += event[dye] * spectra[dye * 5 + detector] }
    return sum
  }

  private static let table: EventTable = {
    let names = ["FSC-A", "SSC-A"] + detectors
    let signals = (0..<5).map { detector in abundances.map { signal($0, on: detector) } }
    return EventTable(
      panel: Panel(parameters: names.map { Parameter(name: $0, range: 262_144) }),
      columns: [.float64(abundances.map { 1000 + $0[0] }), .float64(abundances.map { $0[2] })]
        + signals.map { .float64($0) })
  }()

  private func session(
    isInverted: Bool = false, gates: [Gate] = [], size: Size = Size(columns: 80, rows: 24)
  ) throws -> Session {
    try Session(
      [Self.table],
      GatingStrategy(matrices: [Self.matrix(isInverted: isInverted)], gates: gates), size: size)
  }

  private func page(_ session: Session) throws -> SpilloverPage {
    try #require(session.model.spilloverPage)
  }

  @Test(arguments: [false, true]) func theSpectraStandBesideThePlot(isInverted: Bool) throws {
    var session = try session(isInverted: isInverted)
    let screen = try session.press("fm")
    #expect(screen.textRows[1].contains("Spectra in %, Violet"))
    #expect(screen.textRows.contains { $0.contains("BV510") && $0.contains("50.0") })
    if !isInverted { expectSnapshot(of: screen, named: "spectra-80x24") }
    for (one, other) in zip(try page(session).matrix.coefficients, Self.spectra) {
      #expect((one - other).magnitude < 1e-12)
    }
    // BV421 unmixed on x, V2 as it was recorded on y.
    let axes = session.model.axes
    #expect(axes.x.dimension.references.map(\.name) == ["BV421"])
    #expect(axes.x.dimension.compensation == .matrix(id: "m1"))
    #expect(axes.y.dimension.references.map(\.name) == ["V2-A"])
    #expect(axes.y.dimension.compensation == GatingCore.Dimension.Compensation.none)
    let said = session.model.message?.text ?? ""
    #expect(
      isInverted
        ? said.hasPrefix("Matrix Violet is stored as its inverse, so that it is not changed here")
        : said.hasPrefix("Matrix Violet has 3 fluorochromes on 5 detectors"), "\(said)")
    // The medians are those of the abundances that the signals were made of.
    let medians = try #require(session.model.answer?.pairs?.medians)
    func recorded(_ events: [[Double]]) -> Double {
      median(events.map { Self.signal($0, on: 1) })
    }
    let sorted = Self.abundances.sorted { $0[0] < $1[0] }
    let (dim, bright) = (recorded(Array(sorted.prefix(200))), recorded(Array(sorted.suffix(20))))
    #expect((try #require(medians.dim) - dim).magnitude < 1e-5 * dim)
    #expect((try #require(medians.bright) - bright).magnitude < 1e-5 * bright)
  }

  private func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }

  @Test func aCoefficientIsChangedAsInAnyMatrix() throws {
    var session = try session()
    // Nothing is a fluorochrome's own detector here.
    try session.press("fm<left>+<ret>")
    #expect(session.model.history.depth == 1)
    #expect(session.messageLine.contains("Spillover BV421 → V1-A: 100 → 100.1 %"))
    #expect(session.strategy.matrices.first?.coefficients.first == 1.001)
    #expect(session.strategy.matrices.first?.name == "Violet")
    try session.press("x")
    #expect(session.model.message?.text.contains("has no mirror here") == true)
    try session.press("99<right>99<down>=7<ret><ret>u")
    #expect(session.strategy.matrices.first?.coefficients.last == 1)
    #expect(try page(session).source == 2 && page(session).target == 4)
  }

  @Test func theFluorochromesAreSeenAgainstEachOther() throws {
    var session = try session(size: Size(columns: 120, rows: 40))
    expectSnapshot(of: try session.press("fp"), named: "spectra-pairs-120x40")
    let pairs = try #require(session.model.answer?.pairs)
    #expect(pairs.maps.count == 6)
    for map in pairs.maps {
      let map = try #require(map)
      #expect(
        map.total + map.beyondLeft + map.beyondRight + map.beyondTop + map.beyondBottom == 400)
    }
    #expect(
      pairs.request.plots.map { $0.x.dimension.references.first?.name } == [
        "BV421", "BV421", "BV510", "BV510", "BV605", "BV605",
      ])
    #expect(
      pairs.request.plots.allSatisfy { plot in
        [plot.x, plot.y].allSatisfy { $0.dimension.compensation == .matrix(id: "m1") }
      })
    try session.press("+")
    #expect(session.messageLine.contains("Fluorochromes against each other have no coefficient"))
    try session.press("99<down>99<right><left>x")
    #expect(try page(session).source == 1 && page(session).target == 2)
    // BV605 is brightest on V5; BV510 is what is brightest on V3.
    try session.press("<ret>")
    #expect(try !page(session).isGrid && page(session).source == 1 && page(session).target == 4)
    try session.press("<up><left><left>p")
    #expect(try page(session).isGrid && page(session).source == 0 && page(session).target == 1)
    try session.press("<esc>")
    #expect(session.model.mode == .browse)
  }

  @Test func aStoredInverseIsSeenAndWrittenAndNotChanged() throws {
    var session = try session(isInverted: true)
    for keys in ["fm+", "=", "<gt>"] {
      try session.press(keys)
      #expect(
        session.model.message?.text.contains("is stored as its inverse") == true, "\(keys)")
      #expect(try page(session).preview == nil)
    }
    #expect(session.strategy.matrices == [Self.matrix(isInverted: true)])
    try session.press("<esc>fw<ret>")
    guard case .matrix(let written) = session.files["a.spillover.csv"] else {
      Issue.record("\(session.files.keys)")
      return
    }
    #expect(!written.isInverted)
    for (one, other) in zip(written.coefficients, Self.spectra) {
      #expect((one - other).magnitude < 1e-12)
    }
  }

  @Test func whatItDoesNotGiveIsNotPutOnIt() throws {
    func gate(_ id: GateID, _ name: String, _ compensation: GatingCore.Dimension.Compensation)
      -> Gate
    {
      let side = RectangleGate.Side(
        GatingCore.Dimension(
          parameter: name, compensation: compensation, scale: .logicle(t: 262_144, w: 1)),
        Interval(minimum: 0.5))
      return Gate(id: id, name: id.rawValue, geometry: .rectangle(RectangleGate([side])))
    }
    let gates = [gate("dye", "BV510", .matrix(id: "m1")), gate("raw", "V3-A", .none)]
    var session = try session(gates: gates)
    let counts = session.model.answer?.counts
    #expect(counts?.values.allSatisfy { $0 == 266 } == true, "\(String(describing: counts))")
    try session.press("fs")
    #expect(session.messageLine.contains("No other matrix has what the axes show"))
    try session.press("fg")
    #expect(session.model.message?.text.contains("raw can't be") == true)
    #expect(session.model.history.depth == 0 && session.strategy.gates == gates)
    try session.press("fk")
    #expect(
      session.model.message?.text.contains("3 fluorochromes on 5 detectors; only a matrix") == true)
    #expect(session.model.answer?.counts == counts)
  }
}
