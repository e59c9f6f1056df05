import GatingCore
import Testing

@Suite struct CompensationTests {
  @Test func unmixingAgreesWithTheReference() throws {
    for row in try ReferenceTable("unmixings").rows {
      let sizes = row.words.compactMap { Int($0) }
      let (rows, columns) = (sizes[0], sizes[1])
      let matrix = SpectrumMatrix(
        id: "M", fluorochromes: (0..<rows).map { "F\($0)" },
        detectors: (0..<columns).map { "D\($0)" },
        coefficients: Array(row.numbers.prefix(rows * columns)))
      let found = try matrix.unmixing()
      let truth = Array(row.numbers.dropFirst(rows * columns))
      #expect(found.count == truth.count)
      let largest = truth.map(\.magnitude).max() ?? 0
      for (one, other) in zip(found, truth) {
        #expect((one - other).magnitude < 1e-13 * largest, "\(rows) × \(columns)")
      }
    }
  }

  private func square(_ coefficients: [Double]) -> SpectrumMatrix {
    SpectrumMatrix(
      id: "S", fluorochromes: ["A", "B"], detectors: ["A", "B"], coefficients: coefficients)
  }

  @Test func whatCannotBeInvertedIsSaid() {
    #expect(throws: CompensationError.singular(id: "S")) { try square([1, 2, 2, 4]).unmixing() }
    #expect(throws: CompensationError.singular(id: "S")) { try square([0, 0, 0, 0]).unmixing() }
    #expect(throws: CompensationError.malformed(id: "S")) { try square([1, 0, 1]).unmixing() }
    #expect(throws: CompensationError.malformed(id: "S")) {
      try square([1, .nan, 0, 1]).unmixing()
    }
    var tall = square([1, 0, 0, 1, 1, 1])
    tall.fluorochromes.append("C")
    #expect(throws: CompensationError.singular(id: "S")) { try tall.unmixing() }
  }

  @Test func rowsOfAnyUnitAreInverted() throws {
    let inverse = try square([1e-9, 2e-10, 1e3, 1e4]).unmixing()
    let determinant = 1e-9 * 1e4 - 2e-10 * 1e3
    #expect((inverse[0] * determinant / 1e4 - 1).magnitude < 1e-14)
  }

  @Test func anInvertedMatrixIsTakenAsItStandsDetectorsByFluorochromes() throws {
    var matrix = SpectrumMatrix(
      id: "I", fluorochromes: ["F", "G"], detectors: ["A", "B", "C"],
      coefficients: [1, 2, 3, 4, 5, 6], isInverted: true)
    #expect(try matrix.unmixing() == [1, 2, 3, 4, 5, 6])
    let values = try column(
      Dimension(parameter: "G", compensation: .matrix(id: "I")), [matrix], [10, 100, 1000])
    #expect(values == 6420)
    matrix.isInverted = false
    #expect(try matrix.unmixing() != [1, 2, 3, 4, 5, 6])
  }

  /// The value of a dimension on one event with the parameters A, B, C.
  private func column(
    _ dimension: Dimension, _ matrices: [SpectrumMatrix], _ event: [Float],
    spillover: SpectrumMatrix? = nil
  ) throws -> Double {
    let panel = Panel(
      parameters: ["A", "B", "C"].map { Parameter(name: $0) }, spillover: spillover)
    let table = EventTable(panel: panel, columns: event.map { .float32([$0]) })
    return try #require(try SampleEngine(table).column(dimension, matrices: matrices)).values[0]
  }

  @Test func theFilesOwnMatrixCompensatesWhatItNames() throws {
    let own = square([1, 0.5, 0, 1])
    let b = Dimension(parameter: "B", compensation: .file)
    // B = 0.5 · (A's light) + (B's light).
    #expect(try column(b, [], [10, 7, 3], spillover: own) == 2)
    #expect(try column(b, [], [10, 7, 3]) == 7, "a file without a matrix is not compensated")
    let c = Dimension(parameter: "C", compensation: .file)
    #expect(try column(c, [], [10, 7, 3], spillover: own) == 3)
  }

  @Test func matricesAreToldApartThoughTheirIDsAreNot() throws {
    let own = square([1, 0.5, 0, 1])
    var named = square([1, 0.25, 0, 1])
    named.id = own.id
    let panel = Panel(parameters: ["A", "B"].map { Parameter(name: $0) }, spillover: own)
    let table = EventTable(panel: panel, columns: [.float32([8]), .float32([5])])
    let engine = SampleEngine(table)
    let byFile = try engine.column(
      Dimension(parameter: "B", compensation: .file), matrices: [named])
    let byMatrix = try engine.column(
      Dimension(parameter: "B", compensation: .matrix(id: "S")), matrices: [named])
    #expect(byFile?.values == [1] && byMatrix?.values == [3])
  }

  @Test func namedMatricesAreAskedByFluorochromeOrDetector() throws {
    var matrix = square([1, 0.5, 0, 1])
    matrix.fluorochromes = ["FITC", "PE"]
    func value(_ name: String) throws -> Double {
      try column(
        Dimension(parameter: name, compensation: .matrix(id: "S")), [matrix], [10, 7, 3])
    }
    #expect(try value("PE") == 2 && value("B") == 2 && value("C") == 3)
    matrix.detectors = ["A", "X"]
    #expect(
      throws: GatingFailure.compensation(
        .missingDetector(id: "S", .missing("X", near: ["A", "B", "C"])))
    ) { try value("PE") }
    let wide = SpectrumMatrix(
      id: "S", fluorochromes: ["F", "G"], detectors: ["A", "B", "C"],
      coefficients: [1, 0, 0, 0, 1, 0])
    #expect(throws: GatingFailure.compensation(.missingFluorochrome(id: "S", "A"))) {
      try column(Dimension(parameter: "A", compensation: .matrix(id: "S")), [wide], [1, 2, 3])
    }
  }

  @Test func aDetectorOfNoWeightIsNotRead() throws {
    let own = SpectrumMatrix(
      id: "FCS", fluorochromes: ["A", "B"], detectors: ["A", "B"], coefficients: [1, 0, 0, 2])
    let value = try column(
      Dimension(parameter: "B", compensation: .file), [], [.nan, 6, 0], spillover: own)
    #expect(value == 3)
  }

  @Test func ratiosAreOfCompensatedValues() throws {
    let ratio = Dimension(
      .ratio(
        numerator: ParameterReference(name: "B"), denominator: ParameterReference(name: "C"),
        a: 10, b: 1, c: 2), compensation: .file)
    let value = try column(ratio, [], [10, 7, 4], spillover: square([1, 0.5, 0, 1]))
    #expect(value == 5)
  }
}
