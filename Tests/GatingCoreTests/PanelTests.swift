import GatingCore
import Testing

@Suite struct PanelTests {
  private let panel = Panel(parameters: [
    Parameter(name: "FSC-A"), Parameter(name: "FSC-H"), Parameter(name: "SSC-A"),
    Parameter(name: "PE-A", stain: "CD22 PE"), Parameter(name: "PE-H", stain: "CD22 PE"),
    Parameter(name: "PerCP-A", stain: "CD45RA PerCP"), Parameter(name: "BV421-A", stain: "CD45_BV"),
    Parameter(name: "APC-A", stain: "HLA-DR APC"), Parameter(name: "FL1", stain: "CD3"),
    Parameter(name: "FL2", stain: "CD3"), Parameter(name: "Time"),
  ])

  private func index(_ name: String? = nil, _ marker: String? = nil, _ aliases: String...) throws
    -> Int
  {
    try panel.index(of: ParameterReference(name: name, marker: marker, aliases: aliases))
  }

  @Test func theExactNameComesFirst() throws {
    #expect(try index("PE-H", "CD45") == 4)
    #expect(try index("Time") == 10)
  }

  @Test func theMarkerIsFoundInStainsAsWholeWords() throws {
    #expect(try index(nil, "CD45RA") == 5)
    #expect(try index(nil, "CD45") == 6, "CD45 is not CD45RA")
    #expect(try index(nil, "cd45") == 6)
    #expect(try index(nil, "HLA-DR") == 7)
    #expect(try index("gone", "CD45") == 6)
  }

  @Test func ofSeveralTheAreaIsTaken() throws {
    #expect(try index(nil, "CD22") == 3)
    #expect(try index(nil, "FSC") == 0, "from the name, as no stain has it")
  }

  @Test func aliasesAreTriedInTheirOrder() throws {
    #expect(try index(nil, "Siglec-2", "CD22") == 3)
    #expect(try index(nil, "?", "CD45", "CD22") == 6)
  }

  @Test func severalMatchesAreAnErrorThatNamesThem() {
    #expect(throws: ParameterError.ambiguous("CD3", among: ["FL1", "FL2"])) {
      try index(nil, "CD3")
    }
  }

  @Test func aMissingParameterOffersTheNearOnes() {
    #expect(throws: ParameterError.missing("PEA", near: ["PE-A", "PE-H"])) {
      try index("PEA")
    }
    #expect(throws: ParameterError.missing("CD23", near: ["CD22", "CD3", "CD45"])) {
      try index(nil, "CD23")
    }
    #expect(throws: ParameterError.missing("Krypton-Orange-Area", near: [])) {
      try index("Krypton-Orange-Area")
    }
    #expect(throws: ParameterError.missing("?", near: [])) {
      try Panel(parameters: [Parameter(name: "CD3"), Parameter(name: "Time")])
        .index(of: ParameterReference())
    }
  }

  @Test(arguments: [
    ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("kitten", "sitting", 3), ("flaw", "lawn", 2),
    ("CD22", "CD22", 0), ("PE-A", "APC-A", 2), ("gumbo", "gambol", 2), ("é", "e", 1),
  ])
  func editDistanceCountsLetters(left: String, right: String, distance: Int) {
    #expect(EditDistance.between(left, right) == distance)
    #expect(EditDistance.between(right, left) == distance)
  }

  @Test func titlesJoinStainAndName() {
    #expect(Parameter(name: "PE-A", stain: "CD22 PE").title == "CD22 PE-A")
    #expect(Parameter(name: "PE-A", stain: "CD22").title == "CD22 PE-A")
    #expect(Parameter(name: "FSC-A").title == "FSC-A")
    #expect(Parameter(name: "Time", stain: "Time").title == "Time")
    #expect(Parameter(name: "PE-A", stain: "CD22_PE").shortTitle == "CD22")
    #expect(Parameter(name: "PE-A").shortTitle == "PE-A")
    #expect(Parameter(name: "TIME").isTime && !Parameter(name: "PE-A").isTime)
    #expect(Parameter(name: "FSC-W").isScatter && Parameter(name: "SS Lin").isScatter)
    #expect(!Parameter(name: "PE-A").isScatter)
  }

  @Test func aReferenceToAParameterFallsBackOnItsMarker() {
    let reference = ParameterReference(Parameter(name: "PE-A", stain: "CD22 PE"))
    #expect(reference == ParameterReference(name: "PE-A", marker: "CD22"))
    #expect(reference.label == "CD22")
    #expect(ParameterReference(Parameter(name: "FSC-A")) == ParameterReference(name: "FSC-A"))
  }
}
