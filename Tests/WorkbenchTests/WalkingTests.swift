import GatingCore
import ScreenKit
import TestSupport
import Testing
import Workbench

@Suite struct WalkingTests {
  @Test func theWalkToCD34() throws {
    var session = try Session.marrow()
    expectSnapshot(of: session.screen, named: "opened-80x24")
    try session.press("<down><down><down><down><down><down><ret>")
    #expect(session.model.viewed == "CD34pos")
    expectSnapshot(of: session.screen, named: "CD34-80x24")
  }

  @Test func theSameAt200x60() throws {
    var session = try Session.marrow(size: Size(columns: 200, rows: 60))
    expectSnapshot(
      of: try session.press("<down><down><down><down><down><down><ret>"), named: "CD34-200x60")
  }

  @Test func theSameInASCII() throws {
    var session = try Session.marrow(allowsUnicode: false)
    let screen = try session.press("<down><down><down><down><down><down><ret>")
    #expect(screen.cells.allSatisfy { $0.glyph.isASCII })
    expectSnapshot(of: screen, named: "CD34-ASCII")
  }

  @Test func everyScreenIsASCIIWhereTheTerminalIs() throws {
    let scripts = [
      "", "g", "x", "x22<ret>", "?", "e", "gpLL<space>KK<space>HH<space>", "gr<space>LJ", "hjkl",
      "w", "q", "r", "<down>e<tab><right>", "g+", "zz", "z", "s", "sx", "sxfl", "sx=-", ":",
      ":zoom", "ma'", "m", "<down>e=", "<down>ei",
      "<down>Y", "<down><gt>", "T", "M", "b",
      "C", "Cl", "gs", "gv", "HJgw", "gse<right>", "v", "vg|LL<space>", "vV", "B", "Bv", "i",
      "iR<down>",
      "gt", "gn", "p22<ret>gq", "p", "gro", "p22<ret>gro3l", "<down>ea", "D", "D<ret><ret><ret>",
      "<backspace><tab>",
    ]
    for script in scripts {
      var session = try Session.marrow(allowsUnicode: false)
      let screen = try session.press("<down><down><down><down><down><down><ret>" + script)
      let foreign = screen.cells.filter { !$0.glyph.isASCII }
      #expect(foreign.isEmpty, "\(script): \(foreign.map(\.glyph))")
    }
  }

  @Test func upDownParentChildAndSiblingsAreOneKeyEach() throws {
    var session = try Session.marrow()
    try session.press("<down><down>")
    #expect(session.model.selected == "Singlets")
    try session.press("<left>")
    #expect(session.model.selected == "Time")
    try session.press("<right><right>")
    #expect(session.model.selected == "Nucleated")
    try session.press("<right><right><right><right>")
    #expect(session.model.selected == "CD19negCD22neg")
    try session.press("n")
    #expect(session.model.selected == "CD19negCD22pos")
    try session.press("2nN")
    #expect(session.model.selected == "CD19dimCD22neg")
  }

  @Test func enterOpensThePlotItsChildrenWereDrawnOn() throws {
    var session = try Session.marrow()
    try session.press("<down><ret>")
    #expect(session.screen.textRows.contains { $0.contains("FSC-A →") })
    #expect(session.screen.textRows.contains { $0.contains("FSC-H ↑") })
    try session.press("<backspace>")
    #expect(session.model.viewed == nil)
    #expect(session.model.selected == "Time")
  }

  @Test func axesAreChosenByTyping() throws {
    var session = try Session.marrow()
    expectSnapshot(of: try session.press("x22"), named: "choosing-an-axis")
    try session.press("<ret>")
    #expect(session.screen.textRows.contains { $0.contains("CD22 PE-A →") })
    try session.press("yssc<ret>")
    #expect(session.screen.textRows.contains { $0.contains("SSC-A ↑") })
    try session.press("xnothing<ret>")
    #expect(session.messageLine.contains("No parameter matches nothing."))
    try session.press("<esc>")
    #expect(session.model.mode == .browse)
  }

  @Test func theKeysAreListedAndReadable() throws {
    var session = try Session.marrow()
    expectSnapshot(of: try session.press("?"), named: "help-80x24")
    try session.press("<down><down><esc>")
    #expect(session.model.mode == .browse)
  }

  @Test func aPrefixShowsWhatCanFollow() throws {
    var session = try Session.marrow()
    expectSnapshot(of: try session.press("g"), named: "prefix-g")
    try session.press("<esc>")
    #expect(!session.screen.textRows.contains { $0.contains("draw a polygon gate") })
  }

  @Test(arguments: [
    Size(columns: 0, rows: 0), Size(columns: 1, rows: 1), Size(columns: 30, rows: 8),
  ])
  func aTinyWindowSaysSoAndLetsOneLeave(size: Size) throws {
    var session = try Session.marrow(size: size)
    if size.columns >= 30 { #expect(session.screen.textRows[0] == "dotgate needs 60 x 18,") }
    try session.press("q")
    #expect(session.hasQuit)
  }

  @Test func everySizeDrawsWithoutHarm() throws {
    var session = try Session.marrow()
    try session.press("<down><down><down><down><down><down><ret>")
    for columns in stride(from: 1, through: 220, by: 13) {
      for rows in [1, 2, 5, 17, 18, 19, 24, 33, 61] {
        session.send(.resized(Size(columns: columns, rows: rows)))
        #expect(session.screen.size == Size(columns: columns, rows: rows))
      }
    }
  }

  @Test func aResizeKeepsTheCrosshairWhereItPoints() throws {
    var session = try Session.marrow()
    try session.press("LLLKK")
    let before = session.messageLine
    session.send(.resized(Size(columns: 160, rows: 48)))
    session.send(.resized(Size(columns: 80, rows: 24)))
    #expect(session.messageLine.prefix(9) == before.prefix(9))
  }

  @Test func anUnknownKeySaysWhereHelpIs() throws {
    var session = try Session.marrow()
    try session.press("Z")
    #expect(session.messageLine == " Z does nothing here; ? lists the keys.")
  }

  @Test func aDisabledCommandSaysWhy() throws {
    var session = try Session.marrow()
    let reasons = [
      ("u", "There is nothing to undo."), ("d", "All events stays as it is; select a gate first."),
      ("e", "All events is no gate; select one first."), ("]", "Only one sample is open."),
      ("<left>", "All events is the root."),
    ]
    for (key, reason) in reasons {
      try session.press(key)
      #expect(session.messageLine == " " + reason)
    }
  }

  @Test func samplesShareTheStrategyAndThePlot() throws {
    var other = Session.marrowTable
    other = EventTable(
      panel: other.panel,
      columns: other.columns.map { column in
        if case .float32(let values) = column {
          .float32(Array(values.prefix(5000)))
        } else {
          column
        }
      }, decodings: other.decodings)
    var session = try Session(
      [Session.marrowTable, other],
      GatingStrategy(gates: []))
    try session.press("x22<ret>y19<ret>]")
    #expect(session.screen.textRows[0].contains("b.fcs"))
    #expect(session.screen.textRows[1].contains("5,000"))
    #expect(session.screen.textRows.contains { $0.contains("CD22 PE-A →") })
    try session.press("]")
    #expect(session.screen.textRows[0].contains("a.fcs"))
  }
}
