/// Finds what a dimension means on a panel: parameters, unmixing weights, scale.
struct DimensionResolver {
  private let panel: Panel
  private let matrices: [SpectrumMatrix]
  private var unmixings: [String: [Double]] = [:]

  init(panel: Panel, matrices: [SpectrumMatrix]) {
    self.panel = panel
    self.matrices = matrices
  }

  /// - Throws: `GatingFailure.parameter` or `.compensation`.
  mutating func resolve(_ dimension: Dimension) throws(GatingFailure) -> PreparedDimension {
    PreparedDimension(
      formula: try formula(dimension), scale: PreparedScale(dimension.scale))
  }

  private mutating func formula(
    _ dimension: Dimension
  ) throws(GatingFailure) -> PreparedDimension.Formula {
    switch dimension.source {
    case .parameter(let reference):
      return try formula(reference, dimension.compensation)
    case .ratio(let numerator, let denominator, let a, let b, let c):
      return .ratio(
        try formula(numerator, dimension.compensation),
        try formula(denominator, dimension.compensation), a: a, b: b, c: c)
    }
  }

  private mutating func formula(
    _ reference: ParameterReference, _ compensation: Dimension.Compensation
  ) throws(GatingFailure) -> PreparedDimension.Formula {
    switch compensation {
    case .none:
      return .parameter(try index(reference))
    case .file:
      let parameter = try index(reference)
      guard let spillover = panel.spillover else { return .parameter(parameter) }
      let name = panel.parameters[parameter].name
      guard let row = spillover.fluorochromes.firstIndex(of: name) else {
        return .parameter(parameter)
      }
      return try sum(spillover, fluorochrome: row)
    case .matrix(let id):
      guard let matrix = matrices.first(where: { $0.id == id }) else {
        throw .compensation(.unknownMatrix(id: id))
      }
      let names = [reference.name, reference.marker].compactMap { $0 } + reference.aliases
      for name in names {
        if let row = matrix.fluorochromes.firstIndex(of: name) {
          return try sum(matrix, fluorochrome: row)
        }
      }
      if matrix.fluorochromes.count == matrix.detectors.count {
        let parameter = try index(reference)
        if let row = matrix.detectors.firstIndex(of: panel.parameters[parameter].name) {
          return try sum(matrix, fluorochrome: row)
        }
        return .parameter(parameter)
      }
      throw .compensation(.missingFluorochrome(id: id, reference.label))
    }
  }

  private mutating func sum(
    _ matrix: SpectrumMatrix, fluorochrome: Int
  ) throws(GatingFailure) -> PreparedDimension.Formula {
    var terms: [PreparedDimension.Term] = []
    let weights = try unmixing(matrix)
    for (detector, name) in matrix.detectors.enumerated() {
      let weight = weights[detector * matrix.fluorochromes.count + fluorochrome]
      if weight == 0 { continue }
      do throws(ParameterError) {
        terms.append(
          .init(parameter: try panel.index(of: ParameterReference(name: name)), weight: weight))
      } catch {
        throw .compensation(.missingDetector(id: matrix.id, error))
      }
    }
    return .sum(terms)
  }

  private mutating func unmixing(_ matrix: SpectrumMatrix) throws(GatingFailure) -> [Double] {
    if let known = unmixings[matrix.id] { return known }
    do throws(CompensationError) {
      let weights = try matrix.unmixing()
      unmixings[matrix.id] = weights
      return weights
    } catch {
      throw .compensation(error)
    }
  }

  private func index(_ reference: ParameterReference) throws(GatingFailure) -> Int {
    do throws(ParameterError) {
      return try panel.index(of: reference)
    } catch {
      throw .parameter(error)
    }
  }
}
