import Analysis
import GatingCore
import ScreenKit
import TestSupport
import Testing
import Workbench

/// Seeing and changing the spillover matrix, on the demo marrow's CD34+ events.
@Suite struct SpilloverPageTests {
  private let toCD34 = "<down><down><down><down><down><down><ret>"

  private func page(_ session: Session) throws -> SpilloverPage {
    guard case .spillover(let page) = session.model.mode else {
      throw NoPage(mode: "\(session.model.mode)")
    }
    return page
  }

  private struct NoPage: Error { var mode: String }

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)], [true, false])
  func theMatrixStandsBesideThePairsPlot(size: Size, allowsUnicode: Bool) throws {
    var session = try Session.marrow(size: size, allowsUnicode: allowsUnicode)
    let set = allowsUnicode ? "" : "-ASCII"
    expectSnapshot(
      of: try session.press(toCD34 + "fm"), named: "matrix\(set)-\(size.columns)x\(size.rows)")
    // The plot was CD22 against CD19: the fluorochrome on x.
    let names = try page(session).matrix.detectors
    let shown = session.model.axes
    #expect(shown.x.dimension.references.first?.name == names[try page(session).source])
    #expect(shown.y.dimension.references.first?.name == names[try page(session).target])
    #expect(session.model.history.depth == 0)
    if !allowsUnicode {
      #expect(session.screen.cells.allSatisfy { $0.glyph.isASCII })
    }
  }

  @Test func aChangeIsSeenAtOnceAndIsOneEdit() throws {
    var session = try Session.marrow()
    try session.press(toCD34 + "fm")
    let before = session.strategy
    let counts = session.model.answer?.counts
    let place = try page(session)
    try session.press(">>>")
    let changed = try page(session)
    #expect((changed.coefficient - place.coefficient - 0.03).magnitude < 1e-12)
    #expect(session.strategy == before, "nothing is in the history yet")
    #expect(session.model.answer?.counts == session.recounted)
    #expect(session.model.answer?.counts != counts)
    #expect(session.messageLine.hasPrefix(" SPILL ") && session.messageLine.contains("moved"))
    expectSnapshot(of: session.screen, named: "matrix-changed")
    try session.press("<ret>")
    #expect(session.model.history.depth == 1)
    #expect(session.model.answer?.counts == session.recounted)
    let matrix = try #require(session.strategy.matrices.first)
    #expect(matrix.id == "spillover" && matrix.coefficients == changed.matrix.coefficients)
    // The gates use the copy, scatter and Time stay, the file's own is as it was.
    for gate in session.strategy.gates {
      for dimension in gate.geometry.dimensions {
        let name = dimension.references.first?.name ?? ""
        let isSpilled = matrix.detectors.contains(name)
        #expect(dimension.compensation == (isSpilled ? .matrix(id: "spillover") : .none), "\(name)")
      }
    }
    #expect(session.model.panel.spillover == place.original)
    try session.press("u")
    #expect(session.strategy == before)
    #expect(session.model.answer?.counts == counts)
    #expect(try page(session).base == .file)
    try session.press("U")
    #expect(session.strategy.matrices == [matrix])
    #expect(try page(session).base == .matrix(id: "spillover"))
    #expect(session.model.answer?.counts == session.recounted)
    // What a change is compared with is the state that it changes.
    let kept = try #require(session.model.answer?.counts)
    try session.press("u+")
    #expect(try page(session).before == counts)
    try session.press("<esc>U+")
    #expect(try page(session).before == kept)
  }

  @Test func escPutsAChangeBackAndCloses() throws {
    var session = try Session.marrow()
    try session.press(toCD34 + "fm")
    let before = try page(session)
    try session.press("++-+<esc>")
    #expect(try page(session).coefficient == before.coefficient)
    #expect(session.model.history.depth == 0)
    try session.press("=0.79<ret>")
    #expect((try page(session).coefficient - 0.0079).magnitude < 1e-15)
    for wrong in ["much", "1,000.5", "1,0,0", ""] {
      try session.press("=\(wrong)<ret>")
      #expect(session.messageLine.contains("as in 0.79"), "\(wrong)")
      try session.press("<esc>")
    }
    // A comma before decimals is not one between thousands: that would be 79 %.
    try session.press("=0,79<space>%<ret>")
    #expect((try page(session).coefficient - 0.0079).magnitude < 1e-15)
    try session.press("u")
    #expect(try page(session).preview == nil)
    try session.press("<esc>")
    #expect(session.model.mode == .browse)
    #expect(session.model.history.depth == 0)
  }

  @Test func goingToAnotherCellKeepsTheChange() throws {
    var session = try Session.marrow()
    try session.press(toCD34 + "fm+<down>")
    #expect(session.model.history.depth == 1)
    #expect(session.messageLine.contains("undoes"))
    try session.press("-x")
    #expect(session.model.history.depth == 2)
    #expect(session.strategy.matrices.count == 1)
    try session.press("uu<esc>")
    #expect(session.model.history.depth == 0)
    #expect(session.strategy.matrices.isEmpty)
    // What is drawn by a matrix that is gone is drawn by the file's own.
    #expect(session.model.answer?.plotFailure == nil)
    #expect(session.model.axes.x.dimension.compensation == .file)
  }

  /// Events of scatter and two colours whose file has a matrix of its own.
  private static func twoColours(_ coefficients: [Double]) -> EventTable {
    let names = ["FSC-A", "SSC-A", "FL1-A", "FL2-A"]
    let spillover = SpectrumMatrix(
      id: "FCS", fluorochromes: Array(names[2...]), detectors: Array(names[2...]),
      coefficients: coefficients)
    return EventTable(
      panel: Panel(parameters: names.map { Parameter(name: $0) }, spillover: spillover),
      columns: names.map { _ in .float32((0..<90).map(Float.init)) })
  }

  @Test func theDiagonalAndSingularMatricesAreRefused() throws {
    var session = try Session.marrow()
    try session.press(toCD34 + "fm99<left>99<up>+")
    #expect(session.messageLine.contains("its own detector 100 %"))
    #expect(session.model.history.depth == 0)
    let table = Self.twoColours([1, 0.5, 0.25, 1])
    session = try Session([table])
    try session.press("fm=100<ret><ret>x=100<ret>")
    #expect(session.messageLine.contains("can't be inverted"), "\(session.messageLine)")
    #expect(try page(session).preview == nil)
    #expect(session.model.history.depth == 1)
    #expect(session.strategy.matrices.map(\.coefficients) == [[1, 1, 0.25, 1]])
    #expect(session.model.axes.x.dimension.compensation == .matrix(id: "spillover"))
  }

  @Test func whereNothingCanBeChangedAChangeIsOnlyTriedOut() throws {
    var session = try Session.marrow(keeping: Keeping(.readOnly("Read-only: another has it.")))
    try session.press(toCD34 + "fm")
    let place = try page(session)
    let counts = session.model.answer?.counts
    try session.press(">>>")
    #expect(session.model.answer?.counts != counts)
    for key in ["<ret>", "<down>", "x", "p"] {
      try session.press(key)
      #expect(session.messageLine.contains("Read-only: another has it."))
      #expect(try page(session).source == place.source && page(session).target == place.target)
      #expect(try page(session).preview != nil)
    }
    try session.press("<esc>")
    #expect(session.model.answer?.counts == counts)
    #expect(session.model.history.depth == 0)
  }

  @Test func allPairsAreSmallPlots() throws {
    for size in [Size(columns: 80, rows: 24), Size(columns: 200, rows: 60)] {
      var session = try Session.marrow(size: size)
      expectSnapshot(
        of: try session.press(toCD34 + "fp"), named: "pairs-\(size.columns)x\(size.rows)")
      let pairs = try #require(session.model.answer?.pairs)
      let count = try #require(session.model.answer?.count(of: "CD34pos"))
      #expect(pairs.maps.count >= 6)
      for map in pairs.maps {
        let map = try #require(map)
        #expect(
          map.total + map.beyondLeft + map.beyondRight + map.beyondTop + map.beyondBottom
            + map.notShown == count)
      }
      let place = try page(session)
      try session.press("<down><right><ret>")
      #expect(!(try page(session).isGrid))
      #expect(try page(session).source == min(7, place.source + 1))
      try session.press("p")
      #expect(try page(session).isGrid)
    }
    var plain = try Session.marrow(allowsUnicode: false)
    expectSnapshot(of: try plain.press(toCD34 + "fp"), named: "pairs-ASCII")
    #expect(plain.screen.cells.allSatisfy { $0.glyph.isASCII })
  }

  @Test func plotAndGatesAreSwitched() throws {
    var session = try Session.marrow()
    try session.press(toCD34)
    #expect(session.screen.textRows.contains { $0.contains("plot on the file's $SPILLOVER") })
    let counts = session.model.answer?.counts
    try session.press("fs")
    #expect(session.model.axes.x.dimension.compensation == .none)
    #expect(session.model.answer?.counts == counts)
    #expect(session.messageLine.contains("not drawn"))
    try session.press("<down>")
    #expect(session.screen.textRows.contains { $0.contains("plot not compensated") })
    #expect(session.screen.textRows.contains { $0.contains("gate on the file's $SPILLOVER") })
    try session.press("fg")
    #expect(session.model.history.depth == 1)
    #expect(session.model.answer?.counts == session.recounted)
    #expect(session.model.answer?.counts != counts)
    try session.press("u")
    #expect(session.model.answer?.counts == counts)
    try session.press("fs")
    #expect(session.model.axes.x.dimension.compensation == .file)
  }

  @Test func matricesAreWrittenAndLoaded() throws {
    var session = try Session.marrow()
    try session.press(toCD34 + "fw<ret>")
    guard case .matrix(let matrix) = session.files["a.spillover.csv"] else {
      Issue.record("\(session.files.keys)")
      return
    }
    #expect(matrix == session.model.panel.spillover)
    try session.press("flnowhere.csv<ret>")
    #expect(session.messageLine.contains("there is no such file"))
    try session.press("fla.spillover.csv<ret>")
    #expect(session.strategy.matrices.map(\.coefficients) == [matrix.coefficients])
    #expect(session.model.history.depth == 1)
    let counts = session.model.answer?.counts
    try session.press("fsfg")
    #expect(session.model.history.depth == 2)
    #expect(session.screen.textRows.contains { $0.contains("plot on matrix FCS-2") })
    #expect(session.model.answer?.counts == counts, "the same numbers by another name")
  }

  @Test func aMatrixIsCalledByItsName() throws {
    var session = try Session.marrow()
    try session.press(toCD34)
    var matrix = try #require(session.model.panel.spillover)
    matrix.id = "99dfa639-6268-4a59-8cf8-d0b01c7a6b21"
    matrix.name = "Acquisition-defined"
    session.send(.matrix(matrix, notes: []))
    #expect(
      session.model.message?.text.hasPrefix("Matrix Acquisition-defined of 8") == true,
      "\(session.messageLine)")
    try session.press("fsfg")
    #expect(session.messageLine.contains("on matrix Acquisition-defined now"))
    let text = session.screen.textRows.joined(separator: "\n")
    #expect(text.contains("plot on matrix"))
    #expect(text.contains("Acquisition-defined") && !text.contains("99dfa639"), "\(text)")
    try session.press("fm")
    #expect(session.screen.textRows[1].contains("Spillover in %, Acquisition-defined"))
    #expect(try page(session).base == .matrix(id: matrix.id))
    try session.press("p")
    #expect(session.screen.textRows[1].contains("on matrix Acquisition-defined, x:"))
  }

  @Test func controlsAreAskedForAndACheckIsRead() throws {
    var session = try Session.marrow()
    try session.press(toCD34 + "fc")
    #expect(session.screen.textRows.contains { $0.contains("controls (folder, files):") })
    try session.press("controls regression<ret>")
    let asked = try #require(session.controlRequests.first)
    // CD34+ is gated on fluorescences; what they lie in is not.
    let population = try #require(session.model.tree["Nucleated"]?.path)
    #expect(asked.text == "population=\(population) controls regression")
    #expect(asked.purpose == .compute && asked.strategies == .init(common: session.strategy))
    let own = try #require(session.model.panel.spillover)
    var matrix = own
    matrix.id = "controls"
    session.send(.matrix(matrix, notes: ["a.fcs is for FITC-A, by its name."]))
    #expect(session.strategy.matrices.map(\.id) == ["controls"])
    #expect(session.screen.textRows.joined().contains("by its name."))
    try session.press("fkcontrols<ret>")
    let request = try #require(session.controlRequests.last)
    guard case .check(let checked, let title) = request.purpose else { return }
    #expect(checked == own && title == "the file's $SPILLOVER")
    let check = SpilloverCheck(
      names: own.detectors,
      pairs: [
        .init(name: "a.fcs", source: 0, target: 1, residual: 12, fraction: 0.002, slope: 0.001),
        .init(name: "a.fcs", source: 0, target: 2, residual: -310, fraction: -0.031, slope: nil),
      ])
    session.send(.checked(check, title: title, notes: ["a.fcs is for FITC-A, by its name."]))
    expectSnapshot(of: session.screen, named: "check-80x24")
    #expect(session.model.context == .check)
    try typeTolerances(&session)
    try session.press("<down><up><ret>")
    #expect(try page(session).source == 0 && page(session).target == 2)
    try session.press("<esc>")
    #expect(session.model.mode == .browse)
  }

  /// A pair is off by 3.1 % and one by 0.2 %.
  private func typeTolerances(_ session: inout Session) throws {
    for (typed, off) in [
      ("0.1", "2 of 2 pairs off by more than 0.1 %"),
      ("3,1 %", "0 of 2 pairs off by more than 3.1 %"), ("3", "1 of 2 pairs off by more than 3 %"),
    ] {
      try session.press("=")
      #expect(session.screen.textRows.contains { $0.contains("pairs may be off by, in %:") })
      try session.press("<c-u>" + typed.replacing(" ", with: "<space>") + "<ret>")
      #expect(session.screen.textRows[0].contains(off), "\(session.screen.textRows[0])")
    }
    let words = session.screen.textRows[2...3].map { $0.contains("over-compensated") }
    #expect(words == [true, false])
    for wrong in ["-1", "much", ""] {
      try session.press("=<c-u>" + wrong + "<ret>")
      #expect(session.messageLine.contains("Type one number of percent, 0 or more"))
      try session.press("<esc>")
      #expect(session.model.context == .check && session.model.checkTolerance == 0.03)
    }
  }

  @Test func aLongCheckSaysThatMoreIsSaid() throws {
    var session = try Session.marrow()
    let own = try #require(session.model.panel.spillover)
    let pairs = (0..<56).map { index in
      SpilloverCheck.Pair(
        name: "a.fcs", source: index / 8, target: index % 8, residual: 0, fraction: 0, slope: nil)
    }
    func notes(_ pairs: [SpilloverCheck.Pair], _ count: Int) -> [String] {
      session.send(
        .checked(
          SpilloverCheck(names: own.detectors, pairs: pairs), title: "it",
          notes: (1...count).map { "Note \($0)." }))
      let rows = session.screen.textRows.filter { $0.contains("Note ") || $0.contains("taller") }
      session.send(.key(KeyPress(.escape)))
      return rows.map { $0.split(separator: " ").joined(separator: " ") }
    }
    #expect(
      notes(pairs, 8) == (1...5).map { "Note \($0)." } + [
        "3 lines more where the window is taller."
      ])
    #expect(notes(pairs, 6) == (1...6).map { "Note \($0)." })
    // Few pairs leave the notes more room.
    #expect(notes(Array(pairs.prefix(8)), 9) == (1...9).map { "Note \($0)." })
  }

  @Test func aMatrixThatDoesNothingIsSaidToDoSo() throws {
    let table = Self.twoColours([1, 0, 0, 1])
    var session = try Session([table])
    try session.press("fm")
    #expect(session.messageLine.contains("The file's $SPILLOVER is 0 for all pairs"))
    try session.press("=5<ret><ret>")
    #expect(!session.messageLine.contains("is 0 for all pairs"))
  }

  @Test func withoutAMatrixTheReasonIsSaid() throws {
    let table = EventTable(
      panel: Panel(parameters: ["FSC-A", "SSC-A", "FL1-A"].map { Parameter(name: $0) }),
      columns: [.float32([1, 2]), .float32([1, 2]), .float32([3, 4])])
    var session = try Session([table])
    for key in ["fm", "fp", "fk", "fw"] {
      try session.press(key)
      #expect(session.messageLine.contains("There is no spillover matrix; fl loads one"))
    }
    try session.press("fs")
    #expect(session.messageLine.contains("Neither axis can be compensated"))
    #expect(session.model.mode == .browse)
  }
}
