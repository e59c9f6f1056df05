import GatingCore
import XMLTree

extension DocumentReading {
  /// Declares a matrix, so that dimensions may refer to it before it is read.
  mutating func declareMatrix(_ element: XMLElement) {
    guard let id = requiredID(.transforms("id"), of: element, nil) else { return }
    if DocumentIdentifiers.isReserved(id) { return fault(.reservedID(id), place(element)) }
    guard declare(id, .matrix, place(element)) else { return }
    let noted = element[.own("id")]
    let isFree = noted.map { !matrixIDs.values.contains($0) } ?? false
    matrixIDs[id] = isFree ? noted : id
  }

  /// Reads a `transforms:spectrumMatrix` (section 4.3): a row a fluorochrome, or, inverted already,
  /// a row a detector.
  mutating func matrix(_ element: XMLElement) -> SpectrumMatrix? {
    guard let written = element[.transforms("id")].map(SchemaNumber.trimmed),
      let id = matrixIDs[written]
    else { return nil }
    check(
      element, nil,
      attributes: [.transforms("id"), .transforms("matrix-inverted-already")],
      children: [
        .transforms("fluorochromes"), .transforms("detectors"), .transforms("spectrum"),
      ], isOpen: true)
    let fluorochromes = names(.transforms("fluorochromes"), of: element, written)
    let detectors = names(.transforms("detectors"), of: element, written)
    let isInverted = boolean(.transforms("matrix-inverted-already"), of: element, written)
    guard let fluorochromes, let detectors, let isInverted else { return nil }
    let rows = element.children(.transforms("spectrum"))
    let height = isInverted ? detectors.count : fluorochromes.count
    let width = isInverted ? fluorochromes.count : detectors.count
    if rows.count != height {
      fault(
        .wrongCount(of: "transforms:spectrum", expected: "\(height)", found: rows.count),
        place(element))
      return nil
    }
    let coefficients = all(rows) { $0.coefficients($1, count: width, written) }
    guard let coefficients else { return nil }
    return SpectrumMatrix(
      id: id, name: element[.own("name")], fluorochromes: fluorochromes, detectors: detectors,
      coefficients: coefficients.flatMap { $0 }, isInverted: isInverted)
  }

  private mutating func coefficients(
    _ row: XMLElement, count: Int, _ owner: String
  ) -> [Double]? {
    check(row, owner, children: [.transforms("coefficient")])
    let children = row.children(.transforms("coefficient"))
    if children.count != count {
      fault(
        .wrongCount(
          of: "transforms:coefficient", expected: "\(count)", found: children.count),
        place(row, owner))
      return nil
    }
    return all(children) { reading, child in
      reading.check(child, owner, attributes: [.transforms("value")])
      return reading.number(.transforms("value"), of: child, owner)
    }
  }

  private mutating func names(
    _ name: XMLElement.Name, of element: XMLElement, _ owner: String
  ) -> [String]? {
    guard let list = onlyChild(name, of: element, owner) else { return nil }
    check(list, owner, children: [.dataType("fcs-dimension")])
    return parameters(of: list, count: 1...Int.max, owner)
  }

  /// A truth value that is false where it is not given.
  mutating func boolean(
    _ name: XMLElement.Name, of element: XMLElement, _ owner: String
  ) -> Bool? {
    guard let text = element[name] else { return false }
    let value = SchemaNumber.boolean(text)
    if value == nil { fault(.notABoolean(name.label, value: text), place(element, owner)) }
    return value
  }
}
