/// Finds what dimensions mean on a panel: parameters, unmixing weights, scales; each once.
struct DimensionResolver: Sendable {
  let matrices: [SpectrumMatrix]
  private let panel: Panel
  private var unmixings: [SpectrumMatrix: [Double]] = [:]
  private var resolved: [Dimension: PreparedDimension] = [:]

  init(panel: Panel, matrices: [SpectrumMatrix]) {
    self.panel = panel
    self.matrices = matrices
  }

  /// - Throws: `GatingFailure.parameter` or `.compensation`.
  mutating func resolve(_ dimension: Dimension) throws(GatingFailure) -> PreparedDimension {
    if let known = resolved[dimension] { return known }
    let prepared = PreparedDimension(
      formula: try formula(dimension), scale: PreparedScale(dimension.scale))
    resolved[dimension] = prepared
    return prepared
  }

  /// How far a parameter without a scale reaches, by its `$PnR`; nil for a ratio.
  func range(of dimension: Dimension) -> Double? {
    guard case .parameter(let reference) = dimension.source,
      let index = try? panel.index(of: reference)
    else { return nil }
    let range = panel.parameters[index].range
    return range > 0 && range.isFinite ? range : nil
  }

  /// Forgets all dimensions but these; the inverted matrices stay.
  mutating func keep(_ dimensions: some Sequence<Dimension>) {
    let wanted = Set(dimensions)
    if wanted.count < resolved.count { resolved = resolved.filter { wanted.contains($0.key) } }
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
      let name = panel.parameters[parameter].name
      guard let spillover = panel.spillover,
        let row = spillover.fluorochromes.firstIndex(of: name)
      else { return .parameter(parameter) }
      return try sum(spillover, fluorochrome: row)
    case .matrix(let id):
      return try formula(reference, matrix: id)
    case .stored:
      return .parameter(PreparedDimension.stored(try index(reference), on: panel))
    }
  }

  /// By the name of a fluorochrome; where each has a detector of its own, by that of the detector
  /// too, other parameters staying as they are.
  private mutating func formula(
    _ reference: ParameterReference, matrix id: String
  ) throws(GatingFailure) -> PreparedDimension.Formula {
    guard let matrix = matrices.first(where: { $0.id == id }) else {
      throw .compensation(.unknownMatrix(id: id))
    }
    let names = [reference.name, reference.marker].compactMap { $0 } + reference.aliases
    for name in names {
      if let row = matrix.fluorochromes.firstIndex(of: name) {
        return try sum(matrix, fluorochrome: row)
      }
    }
    guard matrix.fluorochromes.count == matrix.detectors.count else {
      throw .compensation(.missingFluorochrome(id: id, reference.label))
    }
    let parameter = try index(reference)
    if let row = matrix.detectors.firstIndex(of: panel.parameters[parameter].name) {
      return try sum(matrix, fluorochrome: row)
    }
    return .parameter(parameter)
  }

  /// The weights of one fluorochrome; a detector of weight 0 is not read, whatever it holds.
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
    if let known = unmixings[matrix] { return known }
    do throws(CompensationError) {
      let weights = try matrix.unmixing()
      unmixings[matrix] = weights
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
