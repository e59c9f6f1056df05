import Analysis
import DemoMarrow
import GatingCore
import ScreenKit
import TestSupport
import Testing
import Workbench

@Suite struct BlinkTests {
  @Test func twoSamplesBlinkOnTheSameAxes() throws {
    let other = DemoMarrow.generate(preset: .diagnosis, events: 20_000).table
    var session = try Session([Session.marrowTable, other])
    try session.press("<tab>")
    #expect(session.messageLine.contains("Show another sample or population first"))
    try session.press("p22<ret>ziK")
    let axes = session.model.axes
    try session.press("]")
    try session.press("<tab>")
    #expect(session.model.sample == SampleID("a"))
    #expect(session.model.axes == axes)
    let first = session.screen.textRows
    try session.press("<tab>")
    #expect(session.model.sample == SampleID("b"))
    #expect(session.model.axes == axes)
    #expect(session.model.answer?.question.sample == SampleID("b"))
    try session.press("<tab>")
    #expect(session.screen.textRows == first)
  }

  @Test func twoPopulationsBlinkAndKeepTheirOwnPlots() throws {
    var session = try Session.marrow()
    try session.press("<down><down><down><ret>")
    let nucleated = session.model.axes
    try session.press("<down><down><ret>")
    #expect(session.model.viewed == "CD45dim")
    let dim = session.model.axes
    #expect(dim != nucleated)
    try session.press("<tab>")
    #expect(session.model.viewed == "Nucleated")
    #expect(session.model.axes == dim)
    expectSnapshot(of: session.screen, named: "blink-80x24")
    try session.press("<tab>")
    #expect(session.model.viewed == "CD45dim")
    #expect(session.model.axes == dim)
    // Reached in another way, the population has its own plot again.
    try session.press("<backspace><backspace>")
    #expect(session.model.viewed == "Nucleated")
    #expect(session.model.axes == nucleated)
    #expect(session.model.history.depth == 0)
  }

  @Test func aPopulationThatIsGoneIsNotBlinkedTo() throws {
    var session = try Session.marrow()
    try session.press("<down><ret><backspace>d<tab>")
    #expect(session.messageLine.contains("Show another sample or population first"))
  }
}
