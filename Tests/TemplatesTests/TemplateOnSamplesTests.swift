import DemoMarrow
import GatingCore
import Templates
import Testing

@Suite struct TemplateOnSamplesTests {
  private static func panel(without names: String...) -> Panel {
    var panel = DemoMarrow.generate(preset: .healthy, events: 1).table.panel
    panel.parameters.removeAll { names.contains($0.name) }
    return panel
  }

  @Test func demoMarrowHasAllThatItNeeds() {
    let instance = Template.marrow.instantiate(on: Self.panel())
    #expect(instance.notes.isEmpty)
    #expect(
      PopulationTree(instance.strategy).nodes.map(\.path).last
        == "Time/Singlets/Nucleated/Viable/CD45dim/CD34+/CD19+CD22+")
    #expect(instance.validPopulation == "Viable")
    #expect(instance.strategy.gates.allSatisfy { $0.plot != nil })
    let cd22 = instance.strategy.references.first { $0.marker == "CD22" }
    #expect(cd22 == ParameterReference(name: "PE-A", marker: "CD22"))
    #expect(GatingEngine.plan(instance.strategy, Self.panel()).isEmpty)
  }

  @Test func withoutCD22TheQuadrantsAreBlankAndCD19IsPlotted() throws {
    var panel = DemoMarrow.generate(preset: .healthy, events: 1).table.panel
    panel.parameters[4].stain = nil
    let instance = Template.marrow.instantiate(on: panel)
    #expect(
      instance.notes == [
        .notAssessable(
          populations: [
            "CD19-CD22-", "CD19-CD22+", "CD19dimCD22-", "CD19dimCD22+", "CD19+CD22-", "CD19+CD22+",
          ], missing: ["CD22"])
      ])
    let plot = try #require(instance.strategy.gate("CD19xCD22")?.plot)
    #expect(plot.x.dimension.references.first?.name == "APC-A")
    #expect(plot.y.dimension.references.first?.name == "SSC-A")
    let failures = GatingEngine.plan(instance.strategy, panel)
    #expect(
      failures.keys.map(\.rawValue).sorted() == [
        "CD19dimCD22neg", "CD19dimCD22pos", "CD19negCD22neg", "CD19negCD22pos", "CD19posCD22neg",
        "CD19posCD22pos",
      ])
    for case .parameter(.missing(let name, near: _)) in failures.values {
      #expect(name == "CD22")
    }
  }

  @Test func withoutCD34ItAndTheQuadrantsAreBlank() {
    var panel = DemoMarrow.generate(preset: .healthy, events: 1).table.panel
    panel.parameters[6].stain = nil
    let instance = Template.marrow.instantiate(on: panel)
    #expect(
      instance.notes.map(\.description) == [
        "not assessable without CD34: CD34+, CD19-CD22-, CD19-CD22+, CD19dimCD22-,"
          + " CD19dimCD22+, CD19+CD22-, CD19+CD22+"
      ])
    let failures = GatingEngine.plan(instance.strategy, panel)
    #expect(failures.count == 7)
    #expect(failures["CD19negCD22pos"] == .dependsOn("CD34pos"))
  }

  @Test func whatIsAbsentIsSkippedAloudAndChildrenMoveUp() {
    let bare = Template.marrow.instantiate(
      on: Self.panel(without: "Time", "V450-A", "FSC-A", "FSC-H", "SSC-A"))
    #expect(
      bare.notes.map(\.description) == [
        "the sample has no scatter: the gates were set for fluorescence on a scale of 262,144 and"
          + " need to be drawn anew",
        "Time is skipped for want of Time; what is drawn in it attaches to all events",
        "Singlets is skipped for want of FSC-A or FSC-H; what is drawn in it attaches to"
          + " all events",
        "Nucleated is skipped for want of FSC-A or SSC-A; what is drawn in it attaches to"
          + " all events",
        "Viable is skipped for want of viability; what is drawn in it attaches to all"
          + " events",
        "CD45dim is drawn on CD45 PerCP-A, for want of SSC-A",
      ])
    let instance = Template.marrow.instantiate(on: Self.panel(without: "V450-A", "FSC-H"))
    #expect(instance.strategy.gate("CD45dim")?.parent == "Nucleated")
    #expect(instance.strategy.gate("Nucleated")?.parent == "Time")
    #expect(instance.validPopulation == "Nucleated")
    #expect(instance.strategy.faults.isEmpty)
    #expect(
      instance.notes.first
        == .skipped(population: "Singlets", missing: ["FSC-H"], parent: "Time"))
  }

  @Test func severalWithOneMarkerAreNotGuessed() {
    var panel = Self.panel()
    panel.parameters.append(Parameter(name: "BV605-A", stain: "CD19 BV605"))
    let notes = Template.marrow.instantiate(on: panel).notes
    #expect(notes.first == .ambiguous(marker: "CD19", among: ["APC-A", "BV605-A"]))
    #expect(
      notes.first?.description
        == "CD19 is carried by several parameters, APC-A, BV605-A: none is taken; draw the gate on"
        + " the right one by hand")
  }

  @Test func otherRangesAndMissingCompensationAreTold() {
    var panel = Self.panel()
    panel.spillover = nil
    panel.parameters[0].range = 1_024
    #expect(
      Template.marrow.instantiate(on: panel).notes.map(\.description) == [
        "FSC-A has the range 1024, the gates were set for 262,144: check every gate",
        "the file has no spillover matrix: values are used as they are stored",
      ])
  }

  @Test(arguments: [
    "Live/Dead NIR", "viability;7-AAD;695/40@488/A", "l/d", "Zombie Aqua", "FVS780", "7-AAD",
    "DAPI", "Viability V450",
  ])
  func viabilityIsFoundByManyNames(stain: String) {
    var panel = Self.panel()
    panel.parameters[7].stain = stain
    let gate = Template.marrow.instantiate(on: panel).strategy.gate("Viable")
    #expect(gate?.geometry.dimensions.first?.references.first?.name == "V450-A")
  }

  @Test(arguments: ["Syto 41", "SYTO13", "DRAQ5", "Hoechst 33342"])
  func aNuclearDyeJoinsTheDebrisGate(stain: String) {
    var panel = Self.panel()
    panel.parameters.insert(Parameter(name: "BV510-A", stain: stain), at: 3)
    let instance = Template.marrow.instantiate(on: panel)
    let references = instance.strategy.gate("Nucleated")?.geometry.dimensions.flatMap(\.references)
    #expect(references?.map(\.name) == ["BV510-A", "FSC-A"])
    #expect(
      instance.notes.map(\.description) == ["Nucleated is drawn on \(stain) BV510-A and FSC-A"])
  }

  @Test func timeAxisShowsTheRun() {
    let known = Template.marrow.instantiate(on: Self.panel(), duration: 42)
    #expect(known.strategy.gate("Time")?.plot?.x.upper == 42)
    let unknown = Template.marrow.instantiate(on: Self.panel())
    #expect(unknown.strategy.gate("Time")?.plot?.x.upper == 120)
  }

  // The reference data are not part of the package.
  @Test(.enabled(if: BALLSample.isThere, "the reference data are not there"))
  func realSampleIsGatedDownToCD19() throws {
    let table = try BALLSample.table()
    let instance = Template.marrow.instantiate(on: table.panel)
    #expect(
      instance.notes.map(\.description) == [
        "Singlets is drawn on FSC-A and FSC-W, for want of FSC-H",
        "Nucleated is drawn on Syto 41 PacificBlue-A and FSC-A",
        "Viable is skipped for want of viability; what is drawn in it attaches to Nucleated",
        "not assessable without CD22: CD19-CD22-, CD19-CD22+, CD19dimCD22-,"
          + " CD19dimCD22+, CD19+CD22-, CD19+CD22+",
      ])
    #expect(instance.validPopulation == "Nucleated")
    let result = GatingEngine.evaluate(instance.strategy, on: table)
    // Counted by numpy and matplotlib's polygon test from the file's own bytes and matrix.
    #expect(
      result.counts == [
        "Time": 83_411, "Singlets": 81_443, "Nucleated": 79_673, "CD45dim": 40_224,
        "CD34pos": 13_098,
      ])
    #expect(result.failures.count == 6)
  }
}

extension GatingEngine {
  /// The populations of a strategy that can't be evaluated on a panel.
  fileprivate static func plan(
    _ strategy: GatingStrategy, _ panel: Panel
  ) -> [GateID: GatingFailure] {
    GatingPlan(strategy, on: panel).failures
  }
}
