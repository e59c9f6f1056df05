import DemoMarrow
import GatingCore
import Templates
import Testing

@Suite struct TemplateTests {
  @Test func strategiesNameMarkersAloneAndHaveNoFaults() {
    for template in Template.all {
      #expect(template.strategy.faults.isEmpty)
      #expect(template.strategy.references.allSatisfy { $0.name == nil && $0.marker != nil })
      #expect(template.strategy.gates.allSatisfy { $0.plot != nil && $0.hue != nil })
      #expect(!template.summary.isEmpty)
    }
  }

  @Test func marrowHasThePopulationsOfThePath() {
    #expect(
      PopulationTree(Template.marrow.strategy).nodes.map(\.name) == [
        "Time", "Singlets", "Nucleated", "Viable", "CD45dim", "CD34+", "CD19-CD22-",
        "CD19-CD22+", "CD19dimCD22-", "CD19dimCD22+", "CD19+CD22-", "CD19+CD22+",
      ])
  }

  /// Ids are NCNames, as Gating-ML wants them, and names plain ASCII.
  @Test func idsAndNamesCanBeWrittenAnywhere() {
    for gate in Template.marrow.strategy.gates {
      for (id, name) in gate.populations + [(gate.id, gate.name)] {
        #expect(id.rawValue.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) })
        #expect(id.rawValue.first?.isLetter == true)
        #expect(name.allSatisfy { $0.isASCII })
      }
    }
  }

  /// The outline of every gate lies where its plot can show it, the open edge of CD45dim aside.
  @Test func gatesLieInTheirPlots() throws {
    for gate in Template.marrow.strategy.gates {
      guard case .polygon(let polygon) = gate.geometry, let plot = gate.plot else { continue }
      #expect(plot.x.dimension == polygon.x && plot.y.dimension == polygon.y)
      let inside = polygon.vertices.filter {
        (-0.05...1.05).contains(plot.x.fraction(of: $0.x))
          && (-0.05...1.05).contains(plot.y.fraction(of: $0.y))
      }
      #expect(inside.count >= polygon.vertices.count - 2, "\(gate.name)")
    }
  }

  @Test func blastsWithoutCD45AreKept() throws {
    let sample = DemoMarrow.generate(preset: .diagnosis, events: 30_000)
    let instance = Template.marrow.instantiate(on: sample.table.panel)
    let result = GatingEngine.evaluate(instance.strategy, on: sample.table)
    let kept = try #require(result.mask(of: "CD45dim"))
    let viable = try #require(result.mask(of: "Viable"))
    let blasts = (0..<sample.table.count).filter {
      viable[$0] && sample.origins[$0] == .cell(.blastCD34Positive)
    }
    let lost = blasts.filter { !kept[$0] }.count
    #expect(Double(lost) < 0.02 * Double(blasts.count))
  }

  /// The sample that must end flagged: its blasts are CD19− or CD19dim with CD22, never CD19+.
  @Test func escapedBlastsAreFoundBelowCD19Positive() throws {
    let sample = DemoMarrow.generate(preset: .escape)
    let instance = Template.marrow.instantiate(on: sample.table.panel)
    let result = GatingEngine.evaluate(instance.strategy, on: sample.table)
    func count(_ id: GateID, _ type: CellType) throws -> Int {
      let mask = try #require(result.mask(of: id))
      return sample.origins.indices.filter { mask[$0] && sample.origins[$0] == .cell(type) }.count
    }
    let negative = sample.origins.filter { $0 == .cell(.blastCD19Negative) }.count
    let dim = sample.origins.filter { $0 == .cell(.blastCD19Dim) }.count
    #expect(try count("CD19negCD22pos", .blastCD19Negative) > negative * 7 / 10)
    // Their CD19 varies by 0.35 decades, so a fair part of the dim ones falls to either side.
    #expect(try count("CD19dimCD22pos", .blastCD19Dim) > dim * 4 / 10)
  }

  @Test func unknownNamesOfferNearOnes() throws {
    #expect(try Template.named("builtin:marrow").name == "marrow")
    #expect(try Template.named("marrow").name == "marrow")
    #expect(throws: TemplateError.unknown("marow", near: ["marrow"])) {
      try Template.named("builtin:marow")
    }
    #expect(
      TemplateError.unknown("marow", near: ["marrow"]).description
        == "no template is called “marow”: did you mean marrow?")
    #expect(
      TemplateError.unknown("liver", near: []).description
        == "no template is called “liver”: the templates are marrow")
  }
}
