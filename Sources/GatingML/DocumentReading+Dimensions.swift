import GatingCore
import XMLTree

extension DocumentReading {
  /// Reads a `gating:dimension` or `gating:divider` (section 5.1): source, compensation, scale.
  mutating func dimension(
    _ element: XMLElement, _ owner: String, attributes: [XMLElement.Name] = [],
    children: [XMLElement.Name] = []
  ) -> Dimension? {
    let sources: [XMLElement.Name] = [.dataType("fcs-dimension"), .dataType("new-dimension")]
    check(
      element, owner,
      attributes: [.gating("compensation-ref"), .gating("transformation-ref")] + attributes,
      children: sources + children)
    let compensation = compensation(element, owner)
    let scale = scale(element, owner)
    let found = element.children.filter { sources.contains($0.name) }
    guard found.count == 1, let source = found.first else {
      fault(
        .wrongCount(of: "data-type:fcs-dimension", expected: "1", found: found.count),
        place(element, owner))
      return nil
    }
    if source.name.local == "fcs-dimension" {
      check(source, owner, attributes: [.dataType("name")])
      let name = required(.dataType("name"), of: source, owner)
      guard let name, let compensation, let scale else { return nil }
      return Dimension(parameter: name, compensation: compensation, scale: scale)
    }
    let ratio = ratio(source, owner)
    guard let ratio, let compensation, let scale else { return nil }
    guard let bounded = Self.scale(scale, after: ratio) else {
      fault(.ratioBounds, place(element, owner))
      return nil
    }
    return Dimension(
      .ratio(
        numerator: ParameterReference(name: ratio.numerator),
        denominator: ParameterReference(name: ratio.denominator), a: ratio.a, b: ratio.b,
        c: ratio.c),
      compensation: compensation, scale: bounded)
  }

  private mutating func compensation(
    _ element: XMLElement, _ owner: String
  ) -> Dimension.Compensation? {
    guard let reference = requiredID(.gating("compensation-ref"), of: element, owner) else {
      return nil
    }
    switch reference {
    case "FCS": return .file
    case "uncompensated": return Dimension.Compensation.none
    default:
      if matrixIDs[reference] == nil { warn(.unknownMatrix(reference), place(element, owner)) }
      return .matrix(id: matrixIDs[reference] ?? reference)
    }
  }

  private mutating func scale(_ element: XMLElement, _ owner: String) -> Scale? {
    guard let reference = element[.gating("transformation-ref")] else { return .identity }
    let found = transformation(
      reference, label: "gating:transformation-ref", place(element, owner))
    switch found {
    case .scale(let scale): return scale
    case .ratio:
      fault(.wrongTransformation(reference, isRatio: true), place(element, owner))
      return nil
    case nil: return nil
    }
  }

  private mutating func ratio(_ element: XMLElement, _ owner: String) -> Transformation.Ratio? {
    let name = XMLElement.Name.dataType("transformation-ref")
    check(element, owner, attributes: [name])
    guard let reference = requiredID(name, of: element, owner) else { return nil }
    switch transformation(reference, label: name.label, place(element, owner)) {
    case .ratio(let ratio): return ratio
    case .scale:
      fault(.wrongTransformation(reference, isRatio: false), place(element, owner))
      return nil
    case nil: return nil
    }
  }

  /// The transformation of an id; one that is declared but could not be read has its own fault.
  private mutating func transformation(
    _ reference: String, label: String, _ place: GatingMLError.Place
  ) -> Transformation? {
    let id = SchemaNumber.trimmed(reference)
    if let index = transformationIndices[id] {
      usedTransformations.insert(id)
      return transformations[index].transformation
    }
    if declaredTransformations[id] == nil {
      fault(.unknownReference(label, id, .transformation), place)
    }
    return nil
  }

  /// The scale with the ratio's own bounds moved behind it; nil where it can't carry them.
  ///
  /// Scales rise, so that bounding before is bounding after by the scaled bound. Only before the
  /// logarithm a lower bound stays where it is: it lifts what would be NaN behind it to a number.
  private static func scale(_ scale: Scale, after ratio: Transformation.Ratio) -> Scale? {
    var result = scale
    var unbounded = scale
    unbounded.lowerBound = nil
    unbounded.upperBound = nil
    let function = PreparedScale(unbounded)
    func clamped(_ value: Double) -> Double {
      max(min(value, scale.upperBound ?? value), scale.lowerBound ?? value)
    }
    if let lower = ratio.lowerBound, lower > -.infinity {
      if case .logarithmic = scale.function {
        if lower >= 0 { result.floor = lower }
      } else {
        result.lowerBound = clamped(function(lower))
      }
    }
    if let upper = ratio.upperBound, upper < .infinity {
      let bound = function(upper)
      if !bound.isFinite { return nil }
      result.upperBound = clamped(bound)
    }
    return result
  }
}
