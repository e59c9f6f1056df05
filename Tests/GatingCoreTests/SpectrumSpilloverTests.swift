import GatingCore
import Testing

/// Matrices that are stored as their inverse, seen as spillover; the inverses are numpy's.
@Suite struct SpectrumSpilloverTests {
  static let spectra: [Double] = [
    1, 0.6, 0.25, 0.1, 0.02, 0.1, 0.5, 1, 0.4, 0.15, 0.01, 0.05, 0.2, 0.7, 1,
  ]

  /// numpy.linalg.pinv of the spectra.
  static let unmixing: [Double] = [
    0.873661745891168, -0.3808312483124889, 0.06692299662833283, 0.3136539058615289,
    0.24567361696402928, -0.10936943480587127, -0.2380384702359977, 0.9133200677454814,
    -0.23247490525809483, -0.032653947383610174, 0.10371917251145418, 0.4161803036418739,
    0.04604614446373849, -0.26374280267219063, 0.7599680102763176,
  ]

  private func matrix(_ coefficients: [Double], isInverted: Bool, _ size: (Int, Int) = (3, 5))
    -> SpectrumMatrix
  {
    SpectrumMatrix(
      id: "m", name: "Spectra", fluorochromes: (0..<size.0).map { "Dye \($0)" },
      detectors: (0..<size.1).map { "V\($0)" }, coefficients: coefficients,
      isInverted: isInverted)
  }

  private func expectNear(_ found: [Double], _ wanted: [Double]) {
    #expect(found.count == wanted.count)
    for (one, other) in zip(found, wanted) {
      #expect((one - other).magnitude < 1e-12, "\(one) \(other)")
    }
  }

  @Test func aStoredInverseIsTurnedBack() throws {
    let stored = matrix(Self.unmixing, isInverted: true)
    let spillover = try stored.asSpillover()
    expectNear(spillover.coefficients, Self.spectra)
    #expect(!spillover.isInverted)
    #expect(spillover.id == "m" && spillover.name == "Spectra")
    #expect(spillover.fluorochromes == stored.fluorochromes)
    expectNear(try spillover.unmixing(), Self.unmixing)
    let square = matrix(
      [1.0256410256410255, -0.25641025641025644, -0.10256410256410259, 1.0256410256410258],
      isInverted: true, (2, 2))
    expectNear(try square.asSpillover().coefficients, [1, 0.25, 0.1, 1])
  }

  @Test func spilloverStaysAsItIs() throws {
    let spectra = matrix(Self.spectra, isInverted: false)
    #expect(try spectra.asSpillover() == spectra)
  }

  @Test func whatCanNotBeTurnedBackIsRefused() {
    #expect(throws: CompensationError.singular(id: "m")) {
      try matrix([1, 1, 1, 1], isInverted: true, (2, 2)).asSpillover()
    }
    // More fluorochromes than detectors.
    #expect(throws: CompensationError.singular(id: "m")) {
      try matrix(Self.unmixing, isInverted: true, (5, 3)).asSpillover()
    }
    #expect(throws: CompensationError.singular(id: "m")) {
      try matrix(Self.spectra, isInverted: false, (5, 3)).asSpillover()
    }
    #expect(throws: CompensationError.malformed(id: "m")) {
      try matrix([1, 2], isInverted: true).asSpillover()
    }
  }

  @Test func theIdentityChangesNothing() {
    #expect(matrix([1, 0, 0, 1], isInverted: false, (2, 2)).isIdentity)
    for other in [[1, 0, 0, 2], [1, 1e-9, 0, 1], [1, 0, 1, 0], [1, 0]] as [[Double]] {
      #expect(!matrix(other, isInverted: false, (2, 2)).isIdentity)
    }
    #expect(!matrix([1, 0], isInverted: false, (1, 2)).isIdentity)
  }

  @Test func whatAMatrixGives() {
    let spectra = matrix(Self.spectra, isInverted: false)
    #expect(!spectra.isSquare)
    #expect(spectra.gives(ParameterReference(name: "Dye 1")))
    #expect(spectra.gives(ParameterReference(name: "X", marker: "Dye 2")))
    #expect(!spectra.gives(ParameterReference(name: "V1")))
    #expect(
      matrix([1, 0, 0, 1], isInverted: false, (2, 2)).gives(ParameterReference(name: "V1")))
  }

  @Test func matricesOfANameAreToldApartByTheirIDs() {
    var strategy = GatingStrategy(matrices: [matrix(Self.spectra, isInverted: false)])
    #expect(strategy.title(ofMatrix: "m") == "Spectra")
    #expect(strategy.title(ofMatrix: "other") == "other")
    var other = matrix(Self.spectra, isInverted: false)
    other.id = "Spectra"
    other.name = nil
    strategy.matrices.append(other)
    #expect(strategy.title(ofMatrix: "m") == "Spectra (m)")
    #expect(strategy.title(ofMatrix: "Spectra") == "Spectra")
    strategy.matrices[0].name = ""
    #expect(strategy.title(ofMatrix: "m") == "m")
  }
}
