import FlowJo
import GatingCore
import Testing

@Suite struct PrefixedMatrixTests {
  private static func matrix(_ attributes: String, names: [String] = ["X", "Y_A"]) -> String {
    let rows = [("X", [1, 0.25]), ("Y_A", [0.5, 1])].map { name, values in
      let coefficients = zip(["X", "Y_A"], values).map {
        "<transforms:coefficient data-type:parameter=\"\($0)\" transforms:value=\"\($1)\"/>"
      }
      return "<transforms:spillover data-type:parameter=\"\(name)\">\(coefficients.joined())"
        + "</transforms:spillover>"
    }
    let listed = names.map { "<data-type:parameter data-type:name=\"\($0)\"/>" }.joined()
    // The order of the rows is not that of the names.
    return """
      <transforms:spilloverMatrix \(attributes)><data-type:parameters>\(listed)\
      </data-type:parameters>\(rows.reversed().joined())</transforms:spilloverMatrix>
      """
  }

  private static func range(_ parameter: String) -> String {
    """
    <Population name="a"><Gate><gating:RectangleGate><gating:dimension gating:min="1">\
    <data-type:fcs-dimension data-type:name="\(parameter)"/></gating:dimension>\
    </gating:RectangleGate></Gate></Population>
    """
  }

  private func read(_ parameter: String, _ matrices: String, keywords: String = "") throws
    -> FlowJoSample
  {
    let text = SmallWorkspace.text(Self.range(parameter), keywords: keywords)
      .replacing("<Transformations>", with: matrices + "<Transformations>")
    return try #require(try FlowJoReader.read(Array(text.utf8)).samples.first)
  }

  private func dimension(_ sample: FlowJoSample) -> Dimension? {
    sample.strategy.gates.first?.geometry.dimensions.first
  }

  @Test func anyPrefixAndSuffixIsTakenOff() throws {
    for (attributes, name) in [
      ("prefix=\"Comp-\" suffix=\"\" id=\"m\"", "Comp-Y_A"),
      ("prefix=\"Comp_\" suffix=\"::mine\" id=\"m\"", "Comp_Y_A::mine"),
      ("prefix=\"\" suffix=\" (c)\" name=\"m\"", "Y_A (c)"),
    ] {
      let sample = try read(name, Self.matrix(attributes))
      #expect(sample.migration.map(\.outcome) == [.exact])
      #expect(dimension(sample)?.references.map(\.name) == ["Y/A"])
      #expect(dimension(sample)?.compensation == .matrix(id: "m"))
      #expect(sample.strategy.matrices.map(\.coefficients) == [[1, 0.25, 0.5, 1]])
      #expect(sample.strategy.matrices.map(\.detectors) == [["X", "Y/A"]])
    }
  }

  @Test func withoutThePrefixTheValuesAreUncompensated() throws {
    let sample = try read("Y_A", Self.matrix("prefix=\"Comp-\" id=\"m\""))
    #expect(dimension(sample)?.compensation == Dimension.Compensation.none)
  }

  @Test func theLongerPrefixWins() throws {
    let both =
      Self.matrix("prefix=\"Comp-\" id=\"short\"")
      + Self.matrix("prefix=\"Comp-mine-\" id=\"long\"")
    #expect(dimension(try read("Comp-mine-X", both))?.compensation == .matrix(id: "long"))
    #expect(dimension(try read("Comp-X", both))?.compensation == .matrix(id: "short"))
  }

  @Test func theFilesOwnMatrixIsNotRepeated() throws {
    let own = "<Keyword name=\"SPILL\" value=\"2,Y/A,X,1,0.5,0.25,1\"/>"
    let sample = try read("Comp-X", Self.matrix("prefix=\"Comp-\" id=\"m\""), keywords: own)
    #expect(dimension(sample)?.compensation == .file)
    #expect(sample.strategy.matrices.isEmpty)
  }

  @Test func theNameIsKeptBesideTheID() throws {
    for (attributes, name, title) in [
      (
        "id=\"99dfa639\" name=\"Acquisition-defined\"", "Acquisition-defined", "Acquisition-defined"
      ),
      ("id=\"m\" name=\"m\"", nil, "m"), ("name=\"m\"", nil, "m"), ("id=\"m\" name=\"\"", nil, "m"),
    ] as [(String, String?, String)] {
      let sample = try read("Comp-X", Self.matrix("prefix=\"Comp-\" " + attributes))
      let matrix = try #require(sample.strategy.matrices.first)
      #expect(matrix.name == name)
      #expect(dimension(sample)?.compensation == .matrix(id: matrix.id))
      #expect(sample.strategy.title(ofMatrix: matrix.id) == title)
    }
  }

  @Test func aSpectralMatrixHasARowAFluorochrome() throws {
    let sample = try read("Comp-X", Self.matrix("prefix=\"Comp-\" spectral=\"1\" id=\"m\""))
    let matrix = try #require(sample.strategy.matrices.first)
    #expect(matrix.fluorochromes == ["Y/A", "X"] && matrix.detectors == ["X", "Y/A"])
    #expect(matrix.coefficients == [0.5, 1, 1, 0.25])
  }

  @Test func whatCanNotBeCompensatedIsRefused() throws {
    func text(_ parameter: String, _ matrices: String) throws -> [String] {
      try read(parameter, matrices).migration.map(\.text)
    }
    #expect(
      try text("Comp-X", "") == [
        "a: RectangleGate, refused: the workspace has no matrix for Comp-X"
      ])
    #expect(
      try text("Comp-X", Self.matrix("prefix=\"Comp-\"", names: ["X", "Z"])) == [
        "a: RectangleGate, refused: its matrix has no coefficient of X in Z"
      ])
    #expect(
      try text(
        "Comp-X",
        Self.matrix("prefix=\"Comp-\" spectral=\"1\" weightOptAlgorithmType=\"WLS\"")) == [
          "a: RectangleGate, refused: its spectral matrix is unmixed by WLS"
        ])
    #expect(
      try text("Comp-X", Self.matrix("prefix=\"Comp-\"", names: [])) == [
        "a: RectangleGate, refused: its matrix is empty"
      ])
  }
}
