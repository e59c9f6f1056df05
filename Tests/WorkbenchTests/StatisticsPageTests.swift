import Analysis
import GatingCore
import Plotting
import ScreenKit
import TestSupport
import Testing
import Workbench

@Suite struct StatisticsPageTests {
  private let toCD34 = "<down><down><down><down><down><down>"

  @Test func bothAxesWithTheDefinitionOfEachStatistic() throws {
    var session = try Session.marrow()
    expectSnapshot(of: try session.press(toCD34 + "<ret>I"), named: "axes-80x24")
    let table = try #require(session.model.answer?.statistics)
    #expect(table.columns.count == 2)
    for (column, name) in zip(table.columns, ["CD19", "CD22"]) {
      let values = try column.get().values
      let engine = SampleEngine(Session.marrowTable)
      let mask = try #require(engine.evaluate(session.strategy)?.mask(of: "CD34pos"))
      let dimension = Dimension(
        .parameter(ParameterReference(marker: name)), compensation: .file)
      let truth = ValueStatistics(try engine.values(dimension, matrices: [], of: mask))
      #expect(values.count == StatisticsTable.rows.count)
      for (value, statistic) in zip(values, StatisticsTable.rows) {
        let found = try? value.get()
        let expected = try? truth.value(of: statistic)
        #expect(found == expected, "\(statistic)")
      }
    }
    try session.press("<esc>")
    #expect(session.model.mode == .browse && session.model.answer?.statistics == nil)
    #expect(session.model.history.depth == 0)
  }

  @Test func allParametersScrollToTheSide() throws {
    var session = try Session.marrow()
    expectSnapshot(of: try session.press(toCD34 + "Ixall<ret>2l"), named: "all-80x24")
    let names = { (session: Session) in session.screen.textRows[2].split(separator: " ") }
    let first = names(session)
    try session.press("l")
    #expect(names(session).dropLast().elementsEqual(first.dropFirst()))
    try session.press("99l")
    let last = names(session)
    try session.press("l")
    #expect(names(session) == last && last.count == 5)
    try session.press("99h")
    #expect(names(session).first == "FSC-A")
  }

  @Test func everyShareHasItsDenominator() throws {
    let wholes: [GateID?] = ["CD45dim", "Viable", nil, "Singlets"]
    // What has no room is left out whole.
    for (columns, count) in [(120, 4), (80, 3), (60, 2)] {
      var session = try Session.marrow(size: Size(columns: columns, rows: 24))
      try session.press(toCD34 + "s%sing<ret>I")
      let answer = try #require(session.model.answer)
      let shares = try wholes.prefix(count).map { whole in
        let percent = try #require(answer.percent(of: "CD34pos", in: whole))
        return "\(NumberText.percent(percent)) % of \(whole?.rawValue ?? "all events")"
      }
      let line = " 197 events: " + shares.joined(separator: ", ")
      #expect(session.screen.textRows[1].split(separator: " ") == line.split(separator: " "))
    }
    var session = try Session.marrow()
    try session.press("I")
    #expect(session.screen.textRows[1].split(separator: " ") == ["20,000", "events"])
    try session.press("<down>")
    #expect(session.screen.textRows[1].hasPrefix(" 20,000 events: 100 % of all events"))
  }

  @Test func oneParameterIsChosenByTypingAndStays() throws {
    var session = try Session.marrow()
    try session.press(toCD34 + "Ix22<ret>")
    #expect(session.screen.textRows[2].split(separator: " ") == ["CD22"])
    try session.press("<esc><up>I")
    #expect(session.screen.textRows[0].contains("Statistics of CD45dim in Viable"))
    #expect(session.screen.textRows[2].split(separator: " ") == ["CD22"])
    try session.press("xnone of these<ret>")
    #expect(session.messageLine.contains("No parameter matches none of these."))
    // Esc goes one step out, to the page.
    try session.press("<esc>j")
    #expect(session.screen.textRows[0].contains("Statistics of CD34+ in CD45dim"))
  }

  @Test func inASmallWindowTheRowsScroll() throws {
    var session = try Session.marrow(size: Size(columns: 60, rows: 18))
    try session.press(toCD34 + "I")
    #expect(!session.screen.textRows.contains { $0.contains("MAD CV %") })
    try session.press("9J")
    #expect(session.screen.textRows.contains { $0.contains("MAD CV %") })
    #expect(session.screen.textRows.contains { $0.contains("MAD SD") })
    try session.press("K")
    #expect(!session.screen.textRows.contains { $0.contains("MAD CV %") })
  }

  @Test func whatHasNoNumberSaysWhyInItsPlace() throws {
    let table = EventTable(
      panel: Panel(parameters: [Parameter(name: "X"), Parameter(name: "Y")]),
      columns: [.float64([1, 2, .nan, .infinity]), .float64([0, 0, 0, -1])])
    var session = try Session([table])
    try session.press("I")
    let rows = session.screen.textRows
    func row(_ title: String) -> String { rows.first { $0.hasPrefix(" " + title) } ?? "" }
    #expect(row("events ").split(separator: " ").prefix(3) == ["events", "3", "4"])
    #expect(row("mean").contains("infinite"))
    #expect(row("geom. mean").contains("none (<= 0)"))
    #expect(row("CV %").contains("infinite") && row("robust CV %").contains("divided by 0"))
    #expect(rows.contains { $0.contains("1 events have no number on X, left out.") })
  }

  @Test func theShareOfAnotherPopulationIsShownBeneathTheTree() throws {
    var session = try Session.marrow()
    try session.press(toCD34 + "s%nucl")
    #expect(session.screen.textRows.contains { $0.hasPrefix(" Time/Singlets/Nucleated ") })
    try session.press("<ret>")
    let answer = try #require(session.model.answer)
    let percent = try #require(answer.percent(of: "CD34pos", in: "Nucleated"))
    #expect(percent > 1 && percent < 2)
    #expect(session.screen.textRows.contains { $0.contains(" % of Nucleated") })
    // What the population lies in directly is shown already; outside of it there is no share.
    try session.press("<up><up><up>")
    #expect(session.model.selected == "Nucleated")
    #expect(!session.screen.textRows.contains { $0.contains(" % of Nucleated") })
    try session.press("<down><down>s%<ret>")
    #expect(session.model.denominator == nil)
    #expect(session.messageLine.contains("the parent and of all events alone"))
    try session.press("s%nothing so<ret>")
    #expect(session.messageLine.contains("No population matches nothing so."))
  }

  @Test func pagesAreReadAsLinesToo() throws {
    var preferences = Preferences()
    preferences.isSpoken = true
    var session = try Session.marrow(preferences: preferences)
    try session.press(toCD34 + "I")
    let lines = session.screen.spoken.map(\.text)
    #expect(lines.contains { $0.hasPrefix("Statistics of CD34+ in CD45dim") })
    try session.press("Q")
    #expect(session.screen.spoken.contains { $0.text.contains("counting only (Wilson, 95 %)") })
  }
}
