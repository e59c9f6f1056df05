import GatingCore
import XMLTree

extension DocumentReading {
  private static let functions = ["flin", "flog", "fasinh", "logicle", "hyperlog", "fratio"]

  /// Reads a `transforms:transformation` (section 6) and declares it under its id.
  mutating func readTransformation(_ element: XMLElement) {
    guard let id = requiredID(.transforms("id"), of: element, nil) else { return }
    let place = place(element)
    guard declare(id, .transformation, place) else { return }
    declaredTransformations[id] = element.line
    let functions = Self.functions.map { XMLElement.Name.transforms($0) }
    check(
      element, nil,
      attributes: [.transforms("id"), .transforms("boundMin"), .transforms("boundMax")],
      children: functions, isOpen: true)
    let found = element.children.filter { functions.contains($0.name) }
    guard found.count == 1, let function = found.first else {
      return fault(.wrongCount(of: "functions", expected: "1", found: found.count), place)
    }
    let lower = bound(.transforms("boundMin"), of: element, nil)
    let upper = bound(.transforms("boundMax"), of: element, nil)
    guard let read = self.function(function, of: element, id), let lower, let upper else { return }
    let transformation: Transformation
    switch read {
    case .scale(var scale):
      scale.lowerBound = lower
      scale.upperBound = upper
      if let reason = scale.fault { return fault(.scale(reason), self.place(function, id)) }
      transformation = .scale(scale)
    case .ratio(var ratio):
      ratio.lowerBound = lower
      ratio.upperBound = upper
      if let lower, let upper, lower > upper {
        return fault(.scale("boundMin is above boundMax"), place)
      }
      transformation = .ratio(ratio)
    }
    transformationIndices[id] = transformations.count
    var functionNotes = ForeignNotes(of: function)
    var notes = ForeignNotes(of: element)
    // The schema has custom_info in the function alone.
    functionNotes.content = notes.content + functionNotes.content
    notes.content = []
    transformations.append(
      .init(id: id, transformation: transformation, notes: notes, functionNotes: functionNotes))
  }

  private mutating func function(
    _ element: XMLElement, of parent: XMLElement, _ id: String
  ) -> Transformation? {
    let letters: [String]
    switch element.name.local {
    case "flin": letters = ["T", "A"]
    case "flog": letters = ["T", "M"]
    case "fasinh": letters = ["T", "M", "A"]
    case "fratio": letters = ["A", "B", "C"]
    default: letters = ["T", "W", "M", "A"]
    }
    let names = letters.map { XMLElement.Name.transforms($0) }
    let isRatio = element.name.local == "fratio"
    check(
      element, id, attributes: names, children: isRatio ? [.dataType("fcs-dimension")] : [],
      isOpen: true)
    let values = all(names) { $0.number($1, of: element, id) }
    if isRatio {
      let parameters = parameters(of: element, count: 2...2, id)
      guard let values, let parameters else { return nil }
      return .ratio(
        .init(
          numerator: parameters[0], denominator: parameters[1], a: values[0], b: values[1],
          c: values[2]))
    }
    guard let values else { return nil }
    switch element.name.local {
    case "flin":
      // This program's mark for values as they are, which the standard has no function for.
      let isIdentity = parent[.own("function")] == "identity" && values == [1, 0]
      return .scale(Scale(isIdentity ? .identity : .linear(t: values[0], a: values[1])))
    case "flog": return .scale(Scale(.logarithmic(t: values[0], m: values[1])))
    case "fasinh": return .scale(Scale(.asinh(t: values[0], m: values[1], a: values[2])))
    case "logicle":
      if let own = biexponential(parent) { return .scale(Scale(own)) }
      return .scale(Scale(.logicle(t: values[0], w: values[1], m: values[2], a: values[3])))
    default:
      return .scale(Scale(.hyperlog(t: values[0], w: values[1], m: values[2], a: values[3])))
    }
  }

  /// FlowJo's biexponential where this program marked it; nil where a mark is missing or no number.
  private func biexponential(_ element: XMLElement) -> Scale.Function? {
    guard element[.own("function")] == "biexponential" else { return nil }
    let values = ["top", "width", "positive", "negative"].compactMap {
      element[.own($0)].flatMap(SchemaNumber.double)
    }
    guard values.count == 4 else { return nil }
    let function = Scale.Function.biexponential(
      top: values[0], width: values[1], positive: values[2], negative: values[3])
    return Scale(function).fault == nil ? function : nil
  }

  /// The names of the `fcs-dimension`s in an element.
  mutating func parameters(
    of element: XMLElement, count: ClosedRange<Int>, _ owner: String?
  ) -> [String]? {
    let found = element.children(.dataType("fcs-dimension"))
    guard count.contains(found.count) else {
      let expected =
        count.upperBound == .max ? "\(count.lowerBound) or more" : "\(count.lowerBound)"
      fault(
        .wrongCount(of: "data-type:fcs-dimension", expected: expected, found: found.count),
        place(element, owner))
      return nil
    }
    return all(found) { reading, child in
      reading.check(child, owner, attributes: [.dataType("name")])
      return reading.required(.dataType("name"), of: child, owner)
    }
  }
}
