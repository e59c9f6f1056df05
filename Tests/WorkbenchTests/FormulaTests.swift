import Analysis
import GatingCore
import GatingML
import ScreenKit
import TestSupport
import Testing
import Workbench

@Suite struct FormulaTests {
  private let toCD34 = "<down><down><down><down><down><down><ret>"

  private func mask(_ session: Session, _ id: GateID) throws -> EventMask {
    let result = GatingEngine.evaluate(session.model.strategy, on: Session.marrowTable)
    return try #require(result.mask(of: id))
  }

  @Test func aFormulaMakesAPopulation() throws {
    var session = try Session.marrow()
    try session.press("gbSinglets and not cd34+<ret>")
    expectSnapshot(of: session.screen, named: "naming-80x24")
    try session.press("<ret>")
    let gate = try #require(session.strategy.gates.last)
    #expect(gate.name == "Singlets and not CD34+")
    let singlets = try mask(session, "Singlets")
    let blasts = try mask(session, "CD34pos")
    let expected = (0..<20_000).count { singlets[$0] && !blasts[$0] }
    #expect(session.recounted[gate.id] == expected)
    #expect(session.model.answer?.counts == session.recounted)
    #expect(session.messageLine.hasPrefix(" Combined Singlets and not CD34+: "))
    #expect(session.model.selected == gate.id)
    #expect(
      session.screen.textRows.contains { $0.contains("= Singlets and not CD34+") },
      "the formula is told of the selected population")
    #expect(session.model.history.depth == 1)
    try session.press("u")
    #expect(session.messageLine == " Undid: combine Singlets and not CD34+.")
  }

  @Test func faultsAreSaidAndTheTextStays() throws {
    var session = try Session.marrow()
    try session.press("gbSinglets and not CD43+<ret>")
    #expect(
      session.messageLine == " No population is called CD43+; did you mean CD34+?")
    expectSnapshot(of: session.screen, named: "fault-80x24")
    try session.press("<backspace><backspace><backspace>34+<ret>")
    guard case .prompt(let prompt) = session.model.mode, case .nameCombination = prompt.purpose
    else {
      Issue.record("not naming")
      return
    }
    try session.press("<esc>")
    guard case .prompt(let again) = session.model.mode else {
      Issue.record("not typing again")
      return
    }
    #expect(again.text == "Singlets and not CD34+")
    try session.press("<esc>")
    #expect(session.model.mode == .browse)
    #expect(session.model.history.depth == 0)
  }

  @Test func tabCompletesNames() throws {
    var session = try Session.marrow()
    func text() -> String {
      if case .prompt(let prompt) = session.model.mode { prompt.text } else { "" }
    }
    try session.press("gbnot CD19-<tab>")
    #expect(text() == "not CD19-CD22-")
    try session.press("<tab>")
    #expect(text() == "not CD19-CD22+")
    expectSnapshot(of: session.screen, named: "completing-80x24")
    try session.press("<s-tab>")
    #expect(text() == "not CD19-CD22-")
    try session.press(" and sing<tab><ret><c-u>rest<ret>")
    #expect(session.strategy.gates.last?.name == "rest")
    #expect(session.model.answer?.counts == session.recounted)
  }

  @Test func nestedFormulasHaveParts() throws {
    var session = try Session.marrow()
    try session.press(toCD34)
    try session.press("gb(CD19-CD22- or CD19+CD22+) and not Time<ret><c-u>odd<ret>")
    #expect(session.messageLine.hasPrefix(" Combined odd with 1 part: 0 events"))
    let names = session.strategy.gates.suffix(2).map(\.name)
    #expect(names == ["odd", "odd part 1"])
    #expect(session.strategy.gates.suffix(2).allSatisfy { $0.parent == "CD34pos" })
    #expect(session.model.history.depth == 1)
    let before = session.strategy
    let written = GatingMLWriter.write(before)
    #expect(try GatingMLReader.read(Array(written.utf8)).strategy == before)
    // `e` opens it as it was written; another formula is one edit.
    try session.press("e")
    guard case .prompt(let prompt) = session.model.mode else {
      Issue.record("not typing")
      return
    }
    #expect(prompt.text == "(CD19-CD22- or CD19+CD22+) and not Time")
    try session.press("<ret>")
    #expect(session.messageLine == " odd stayed as it was.")
    #expect(session.model.history.depth == 1)
    try session.press("e<c-u>(CD19-CD22- and Time) or (CD19+CD22+ and Singlets)<ret>")
    #expect(session.model.history.depth == 2)
    #expect(session.strategy.gates.suffix(3).map(\.name) == ["odd", "odd part 1", "odd part 2"])
    #expect(session.model.answer?.counts == session.recounted)
    let id = try #require(session.model.selected)
    let (one, other) = (try mask(session, "CD19negCD22neg"), try mask(session, "CD19posCD22pos"))
    #expect(session.recounted[id] == (0..<20_000).count { one[$0] || other[$0] })
    try session.press("e<c-u>CD19-CD22-<ret>")
    #expect(session.strategy.gates.last?.name == "odd")
    #expect(session.recounted[id] == one.population)
    try session.press("uu")
    #expect(session.strategy == before)
    try session.press("d")
    #expect(session.strategy.gates.count == before.gates.count - 2)
    try session.press("u")
    #expect(session.strategy == before)
  }

  @Test func renamingACombinationRenamesItsParts() throws {
    var session = try Session.marrow()
    try session.press(toCD34)
    try session.press("gb(CD19-CD22- or CD19+CD22+) and not (Time and CD19-CD22+)<ret>")
    try session.press("<c-u>odd<ret>gbTime and not odd<ret><c-u>rare part 2<ret>")
    let before = session.strategy
    #expect(
      before.gates.suffix(4).map(\.name) == ["odd", "odd part 1", "odd part 2", "rare part 2"])
    let odd = try #require(before.gates.first { $0.name == "odd" }).id
    while session.model.selected != odd { try session.press("<up>") }
    let depth = session.model.history.depth
    try session.press("r<c-u>rare<ret>")
    // A sibling has the name of the second part already.
    let names = ["rare", "rare part 1", "rare part 3", "rare part 2"]
    #expect(session.strategy.gates.suffix(4).map(\.name) == names)
    #expect(session.messageLine.hasPrefix(" Renamed odd to rare"))
    #expect(session.model.history.depth == depth + 1)
    #expect(session.model.answer?.counts == session.recounted)
    var unrenamed = session.model.history
    try unrenamed.undo()
    let told = AnalysisDifference(
      from: unrenamed.analysis, to: session.model.history.analysis)
    #expect(told.phrases() == ["`odd` renamed to `rare`"])
    try session.press("u")
    #expect(session.messageLine == " Undid: rename odd to rare.")
    #expect(session.strategy == before)
    // A part that has a name of its own keeps it, and its renaming is told.
    try session.press("<down>r<c-u>first<ret>")
    #expect(session.strategy.gates.contains { $0.name == "first" })
    let history = session.model.history
    var undone = history
    try undone.undo()
    #expect(
      AnalysisDifference(from: undone.analysis, to: history.analysis).phrases() == [
        "`odd part 1` renamed to `first`"
      ])
    try session.press("<up>r<c-u>rare<ret>")
    #expect(
      session.strategy.gates.suffix(4).map(\.name) == [
        "rare", "first", "rare part 3", "rare part 2",
      ])
  }

  @Test func cyclesAreRefused() throws {
    var session = try Session.marrow()
    try session.press("gbSinglets and not CD34+<ret><c-u>A<ret>gbA or CD34+<ret><c-u>B<ret>")
    try session.press("<up>")
    #expect(session.model.name(of: session.model.selected) == "A")
    for name in ["A", "B"] {
      try session.press("e<c-u>Singlets and \(name)<ret>")
      #expect(
        session.messageLine.hasPrefix(" \(name) depends on the population that the formula is for"))
      try session.press("<esc>")
    }
    #expect(session.model.history.depth == 2)
    try session.press("e<c-u>not Time<ret>")
    #expect(session.model.history.depth == 3)
    try session.press("t")
    #expect(session.screen.textRows.joined().contains("Singlets and not CD34+"))
  }

  @Test func aCopyTakesThePartsAlong() throws {
    var session = try Session.marrow()
    try session.press(toCD34)
    try session.press("gb(CD19-CD22- or CD19+CD22+) and not CD19-CD22+<ret><c-u>odd<ret>Y")
    try session.press("<backspace>P")
    #expect(session.strategy.faults.isEmpty)
    let copy = try #require(session.strategy.gates.suffix(2).first)
    #expect(copy.name == "odd" && copy.parent == "CD45dim")
    #expect(
      session.strategy.formulaParts(of: copy.id) == [try #require(session.strategy.gates.last).id])
    #expect(session.model.answer?.counts == session.recounted)
    try session.press("u")
    #expect(session.messageLine == " Undid: combine odd.")
  }

  @Test func withoutPopulationsThereIsNothingToCombine() throws {
    var session = try Session([Session.marrowTable])
    try session.press("gb")
    #expect(
      session.messageLine == " There are no populations to combine yet; draw gates first.")
  }
}
