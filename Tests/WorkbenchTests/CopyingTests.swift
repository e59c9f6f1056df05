import Analysis
import GatingCore
import Plotting
import ScreenKit
import Testing
import Workbench

@Suite struct CopyingTests {
  private let toCD34 = "<down><down><down><down><down><down>"

  @Test func aResultIsALine() throws {
    var session = try Session.marrow()
    try session.press("Cl")
    #expect(session.copies == ["a.fcs  All events  20,000 events"])
    try session.press(toCD34 + "Cl")
    let line =
      "a.fcs  Time/Singlets/Nucleated/Viable/CD45dim/CD34+  197 events  5.33 % of CD45dim"
      + "  0.985 % of all events"
    #expect(session.copies.last == line)
    #expect(
      session.model.message?.text
        == "Sent the line of CD34+ (\(line.utf8.count) bytes) to the terminal's clipboard; "
        + "a terminal may refuse it.")
    try session.press("<left><left><left><left><left>Cl")
    #expect(session.copies.last == "a.fcs  Time  20,000 events  100 % of All events")
  }

  @Test func theTableIsThatOfFiles() throws {
    var session = try Session.marrow()
    try session.press("Ct")
    let table = try #require(session.copies.last)
    let rows = table.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(
      rows.first == [
        "sample", "population", "gate", "count", "parentCount", "percentOfParent",
        "percentOfTotal",
      ])
    #expect(rows.count == 14)
    #expect(rows[1] == ["a.fcs", "All events", "", "20000", "", "", "100"])
    let counts = session.recounted
    for row in rows.dropFirst(2) {
      #expect(counts[GateID(row[2])].map { "\($0)" } == row[3])
    }
    let percent = try #require(Double(rows[7][5]))
    #expect(percent == 100 * 197.0 / 3695)
    #expect(
      session.model.message?.text
        == "Sent 14 lines of counts (\(NumberText.count(table.utf8.count)) bytes) to the terminal's "
        + "clipboard; a terminal may refuse it.")
  }

  @Test func whatHasNoCountOrIsTooLongIsRefused() throws {
    let panel = Panel(parameters: [Parameter(name: "CD34"), Parameter(name: "SSC-A")])
    let table = EventTable(panel: panel, columns: [.float32([1, 2, 3]), .float32([4, 5, 6])])
    func gate(_ index: Int, on parameter: String) -> Gate {
      Gate(
        id: GateID("g\(index)"), name: "\(parameter)\u{1B} number \(index)",
        geometry: .rectangle(
          RectangleGate([.init(Dimension(parameter: parameter), Interval(minimum: 0))])))
    }
    var session = try Session([table], GatingStrategy(gates: [gate(0, on: "CD22")]))
    try session.press("<down>Cl")
    #expect(
      session.model.message?.text.hasSuffix("could not be evaluated; it has no count to copy.")
        == true)
    try session.press("Ct")
    #expect(session.copies.count == 1)
    #expect(session.copies.first?.contains("\u{1B}") == false)
    var large = try Session(
      [table], GatingStrategy(gates: (0..<2000).map { gate($0, on: "CD34") }))
    try large.press("Ct")
    #expect(large.copies.isEmpty)
    #expect(large.model.message?.text.contains("bytes are more than terminals take; c") == true)
  }

  @Test func nothingIsCopiedWhileCounting() throws {
    var session = try Session(
      [Session.marrowTable], GatingStrategy(gates: []), isLazy: true)
    try session.press("Ct")
    #expect(session.messageLine == " Still counting.")
    #expect(session.copies.isEmpty)
  }
}
