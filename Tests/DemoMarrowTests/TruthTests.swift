import DemoMarrow
import Testing

@Suite struct TruthTests {
  @Test func rowsNameThePopulationAndOnRequestTheCell() {
    let sample = DemoMarrow.generate(preset: .diagnosis, events: 5_000)
    #expect(DemoSample.truthHeader(cells: false) == "event,population")
    #expect(DemoSample.truthHeader(cells: true) == "event,population,cell")
    for (event, origin) in sample.origins.enumerated() {
      let row = sample.truthRow(event, cells: false)
      #expect(row == "\(event),\(origin.population.rawValue)")
      #expect(sample.truthRow(event, cells: true) == row + "," + origin.cellName)
    }
  }

  @Test func everyKindOfCellHasItsPopulation() {
    let expected: [String: [CellType]] = [
      "CD34+CD19-CD22+": [.earlyLymphoid],
      "CD34+CD19+CD22+": [.hematogone1, .blastCD34Positive],
      "CD34+CD38-": [.stemEnriched],
      "CD34+ other": [.otherCD34],
      "B": [.matureB, .hematogone2, .hematogone3, .blastCD34Negative, .plasmaCell],
      "blast CD19-": [.blastCD19Negative, .blastCD19Dim],
      "T/NK": [.lymphocyte, .carT],
      "granulocyte": [.immatureGranulocyte, .neutrophil, .eosinophil, .basophil],
      "monocyte": [.monocyte, .plasmacytoidDendritic],
      "erythroid": [.erythroid],
    ]
    for (label, types) in expected {
      for type in types { #expect(EventOrigin.cell(type).population.rawValue == label) }
    }
    #expect(Set(expected.values.flatMap { $0 }) == Set(CellType.allCases))
    #expect(
      Set(TruePopulation.allCases.map(\.rawValue))
        == Set(expected.keys).union(["debris", "dead", "doublet"]))
  }

  @Test func artefactsKeepTheirCells() {
    #expect(EventOrigin.dead(.monocyte).population == .dead)
    #expect(EventOrigin.dead(.monocyte).cellName == "monocyte")
    let pair = EventOrigin.doublet(.lymphocyte, .earlyLymphoid)
    #expect(pair.population == .doublet)
    #expect(pair.cellName == "T/NK + early lymphoid/B progenitor")
    #expect(EventOrigin.debris.cellName == "debris")
  }

  @Test func keywordsSayThatItIsSimulated() {
    let sample = DemoMarrow.generate(preset: .escape, events: 10, seed: 4)
    let keywords = Dictionary(uniqueKeysWithValues: sample.keywords.map { ($0.name, $0.value) })
    #expect(keywords["$TIMESTEP"] == "0.01")
    #expect(
      keywords["$COM"]
        == "Simulated by dotgate: preset escape, 10 events, seed 4. Not a patient."
        + " For research use.")
  }
}
