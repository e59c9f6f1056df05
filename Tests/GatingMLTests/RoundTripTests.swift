import GatingCore
import GatingML
import TestSupport
import Testing

@Suite struct RoundTripTests {
  private func read(_ text: String) throws -> GatingStrategy {
    do throws(GatingMLErrors) {
      let document = try GatingMLReader.read(Array(text.utf8))
      #expect(document.warnings.isEmpty, "\(document.warnings.map(\.description))")
      return document.strategy
    } catch {
      Issue.record("\(error.description)\n\(text)")
      throw error
    }
  }

  @Test(arguments: 0..<200) func aStrategyComesBackAsItWas(seed: UInt64) throws {
    var maker = StrategyMaker(seed: seed)
    let strategy = maker.strategy()
    try #require(strategy.faults.isEmpty)
    let text = GatingMLWriter.write(strategy)
    let again = try read(text)
    #expect(again == strategy, "\(text)")
    #expect(GatingMLWriter.write(again) == text)
  }

  @Test func theHeadOfASessionIsCarriedAndNotKept() throws {
    var maker = StrategyMaker(seed: 7)
    let strategy = maker.strategy()
    let text = GatingMLWriter.write(strategy, head: "5f3b")
    #expect(text.contains("head=\"5f3b\""))
    let again = try read(text)
    #expect(again == strategy)
    #expect(GatingMLWriter.write(again) == GatingMLWriter.write(strategy))
  }

  @Test func aStrategyWithoutGatesComesBack() throws {
    let strategy = GatingStrategy(name: "nothing yet")
    #expect(try read(GatingMLWriter.write(strategy)) == strategy)
    #expect(try read(GatingMLWriter.write(GatingStrategy())) == GatingStrategy())
  }

  @Test func aFileWithoutAnythingIsAnEmptyStrategy() throws {
    let text = "<g:Gating-ML xmlns:g=\"http://www.isac-net.org/std/Gating-ML/v2.0/gating\"/>"
    #expect(try read(text) == GatingStrategy())
  }

  @Test(.enabled(if: ReferenceData.isAvailable, "\(ReferenceData.reason)"))
  func writtenFilesOfOthersAreStable() throws {
    for path in ComplianceFiles.documents {
      let strategy = try ComplianceFiles.document(path).strategy
      let text = GatingMLWriter.write(strategy)
      let again = try read(text)
      #expect(again == strategy, "\(path)")
      #expect(GatingMLWriter.write(again) == text, "\(path)")
    }
  }

  /// The text that files on disk hold: a change here is a change of the format.
  @Test func theTextIsThis() {
    let pe = Dimension(
      .parameter(ParameterReference(name: "PE-A", marker: "CD22")), compensation: .file,
      scale: .logicle())
    let side = Dimension(parameter: "SSC-A", scale: .linear(262_144))
    let gate = Gate(
      id: "G1", name: "CD22+",
      geometry: .polygon(
        PolygonGate(x: pe, y: side, vertices: [Point(0.25, 0), Point(1, 0), Point(1, 0.1)])),
      plot: PlotAxes(x: PlotAxis(pe), y: PlotAxis(side)), hue: 3)
    let text = GatingMLWriter.write(GatingStrategy(name: "B-ALL", gates: [gate]))
    #expect(text == WrittenText.strategy)
  }
}
