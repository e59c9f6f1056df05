import GatingCore
import ScreenKit
import TestSupport
import Testing
import Workbench

@Suite struct PaletteTests {
  private let toCD34 = "<down><down><down><down><down><down><ret>"

  @Test func commandsAreFoundByWhatTheyDo() throws {
    let session = try Session.marrow()
    #expect(session.model.commands(for: "99.8").map(\.id) == [.zoomPercentile])
    #expect(session.model.commands(for: "polyg").first?.id == .polygon)
    #expect(session.model.commands(for: "draw rect").map(\.id) == [.rectangle])
    #expect(session.model.commands(for: "gtpl").map(\.id) == [.polygon])
    #expect(session.model.commands(for: "nothing like it").isEmpty)
    #expect(session.model.commands(for: "").count > 30)
  }

  @Test func enterRunsTheMarkedOneAndItComesFirstNextTime() throws {
    var session = try Session.marrow()
    try session.press(":whole both<ret>")
    #expect(session.messageLine == " The whole of both axes is in view.")
    #expect(session.model.mode == .browse)
    #expect(session.model.commands(for: "").first?.id == .zoomAll)
    try session.press(":draw<down><ret>")
    guard case .draw(let sketch) = session.model.mode else {
      Issue.record("not drawing")
      return
    }
    #expect(sketch.kind == .rectangle)
  }

  @Test func whatCannotBeDoneSaysWhy() throws {
    var session = try Session.marrow()
    expectSnapshot(of: try session.press(":gate"), named: "palette")
    try session.press("<c-u>take last edit<ret>")
    #expect(session.messageLine == " There is nothing to undo.")
    try session.press(":zzzz<ret>")
    #expect(session.messageLine.contains("No command matches zzzz; type part of what it does."))
    try session.press("<esc>")
    #expect(session.model.mode == .browse)
  }

  @Test func aDotRepeatsTheLastChangeWithItsCount() throws {
    var session = try Session.marrow()
    try session.press(".")
    #expect(session.messageLine == " Nothing to repeat yet.")
    try session.press(toCD34 + "2zhjj.")
    let twice = session.model.axes
    var other = try Session.marrow()
    try other.press(toCD34 + "4zh")
    #expect(abs(twice.x.lower - other.model.axes.x.lower) < 1e-12)
    try session.press("<down>e3l.<right>")
    try other.press("<down>e7l")
    guard case .edit(let one) = session.model.mode, case .edit(let two) = other.model.mode else {
      Issue.record("not holding")
      return
    }
    #expect(one.held == two.held)
    try session.press("<esc>")
    #expect(session.model.history.depth == 0)
  }

  @Test func undoIsNotRepeated() throws {
    var session = try Session.marrow()
    try session.press("g+g+uu.")
    #expect(session.model.history.depth == 1)
  }

  @Test func marksRememberPopulationAndAxes() throws {
    var session = try Session.marrow()
    try session.press("'")
    #expect(session.messageLine == " No mark is set; m and a letter set one.")
    try session.press(toCD34 + "zizlma")
    let axes = session.model.axes
    #expect(session.messageLine == " Mark a is CD34+ on these axes; 'a comes back.")
    try session.press("za<backspace><backspace>'")
    #expect(session.messageLine == " GO TO MARK: a CD34+")
    try session.press("b")
    #expect(session.messageLine == " There is no mark b; mb sets it here.")
    try session.press("'a")
    #expect(session.model.viewed == "CD34pos")
    #expect(session.model.axes == axes)
    try session.press("'<esc>m<esc>")
    #expect(session.model.mode == .browse)
    try session.press("d'a")
    #expect(session.messageLine == " The population of mark a is gone.")
  }
}
