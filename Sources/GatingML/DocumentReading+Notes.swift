import GatingCore
import XMLTree

extension DocumentReading {
  /// This program's note on a gate, nil without one.
  func ownNote(of element: XMLElement) -> XMLElement? {
    element.children(.dataType("custom_info")).lazy
      .compactMap { $0.children(.own("gate")).first }.first
  }

  /// The gate with what the note says; what does not fit is left out with a warning.
  mutating func applying(
    _ note: XMLElement, to gate: Gate, _ place: GatingMLError.Place
  ) -> Gate {
    var gate = gate
    gate.name = note[.init("name")] ?? gate.name
    if let text = note[.init("hue")] {
      gate.hue = Int(text)
      if gate.hue == nil { warn(.damagedNote("hue"), place) }
    }
    apply(parameters: note, to: &gate, place)
    apply(quadrants: note, to: &gate, place)
    applyStored(note, to: &gate, place)
    if let plot = note.children(.own("plot")).first {
      if let x = axis("x", of: plot), let y = axis("y", of: plot) {
        gate.plot = PlotAxes(x: x, y: y)
      } else {
        warn(.damagedNote("plot"), place)
      }
    }
    if let element = note.children(.own("grid")).first {
      gate.grid = grid(element)
      if gate.grid == nil { warn(.damagedNote("grid"), place) }
    }
    return gate
  }

  /// How FlowJo decides the gate; nil where the note is damaged.
  private func grid(_ element: XMLElement) -> GridRule? {
    guard let channels = element[.init("channels")].flatMap({ Int($0) }),
      (0...65_536).contains(channels)
    else { return nil }
    var axes: [Interval] = []
    for end in element.children(.own("end")) {
      var axis = Interval()
      for (name, path) in [("lower", \Interval.minimum), ("upper", \Interval.maximum)] {
        guard let text = end[.init(name)] else { continue }
        guard let value = SchemaNumber.double(text), !value.isNaN else { return nil }
        axis[keyPath: path] = value
      }
      axes.append(axis)
    }
    return GridRule(channels: channels, axes: axes)
  }

  /// Puts the noted markers on the gate's parameters, counted over its dimensions.
  private mutating func apply(
    parameters note: XMLElement, to gate: inout Gate, _ place: GatingMLError.Place
  ) {
    var noted: [Int: ParameterReference] = [:]
    for element in note.children(.own("parameter")) {
      guard let index = element[.init("index")].flatMap({ Int($0) }) else { continue }
      noted[index] = reference(element)
    }
    if noted.isEmpty { return }
    var index = 0
    func next(_ written: ParameterReference) -> ParameterReference {
      defer { index += 1 }
      guard let reference = noted[index] else { return written }
      if reference.writtenName == written.name {
        noted[index] = nil
        return reference
      }
      return written
    }
    gate.geometry = gate.geometry.mapDimensions { dimension in
      var dimension = dimension
      switch dimension.source {
      case .parameter(let written):
        dimension.source = .parameter(next(written))
      case .ratio(let numerator, let denominator, let a, let b, let c):
        let first = next(numerator)
        dimension.source = .ratio(
          numerator: first, denominator: next(denominator), a: a, b: b, c: c)
      }
      return dimension
    }
    if !noted.isEmpty { warn(.damagedNote("parameter"), place) }
  }

  /// Marks the dimensions of which the note says that they read values as stored.
  private mutating func applyStored(
    _ note: XMLElement, to gate: inout Gate, _ place: GatingMLError.Place
  ) {
    let notes = note.children(.own("stored"))
    if notes.isEmpty { return }
    let indices = Set(notes.compactMap { $0[.init("dimension")].flatMap { Int($0) } })
    let dimensions = gate.geometry.dimensions
    let isSound =
      indices.count == notes.count
      && indices.allSatisfy {
        dimensions.indices.contains($0) && dimensions[$0].compensation == .none
      }
    guard isSound else { return warn(.damagedNote("values as stored"), place) }
    var index = 0
    gate.geometry = gate.geometry.mapDimensions { dimension in
      defer { index += 1 }
      var dimension = dimension
      if indices.contains(index) { dimension.compensation = .stored }
      return dimension
    }
  }

  /// Puts the noted names on the quadrants, and their own ids on the dividers.
  private mutating func apply(
    quadrants note: XMLElement, to gate: inout Gate, _ place: GatingMLError.Place
  ) {
    guard case .quadrants(var quadrants) = gate.geometry else { return }
    for element in note.children(.own("quadrant")) {
      guard let index = element[.init("index")].flatMap({ Int($0) }),
        quadrants.quadrants.indices.contains(index)
      else {
        warn(.damagedNote("quadrant"), place)
        continue
      }
      if let name = element[.init("name")] { quadrants.quadrants[index].name = name }
    }
    for element in note.children(.own("divider")) {
      guard let index = element[.init("index")].flatMap({ Int($0) }),
        quadrants.dividers.indices.contains(index), let id = element[.init("id")]
      else {
        warn(.damagedNote("divider"), place)
        continue
      }
      quadrants.dividers[index].id = id
    }
    gate.geometry = .quadrants(quadrants)
  }

  private func reference(_ element: XMLElement) -> ParameterReference {
    ParameterReference(
      name: element[.init("name")], marker: element[.init("marker")],
      aliases: element.children(.own("alias")).map(\.text))
  }

  private mutating func axis(_ name: String, of plot: XMLElement) -> PlotAxis? {
    guard let element = plot.children(.own(name)).first,
      let lower = element[.init("lower")].flatMap(SchemaNumber.double),
      let upper = element[.init("upper")].flatMap(SchemaNumber.double),
      lower < upper, let source = source(element),
      let reference = element[.init("compensation-ref")]
    else { return nil }
    let compensation: Dimension.Compensation =
      switch reference {
      case "FCS": .file
      case "uncompensated": element[.init("values")] == "stored" ? .stored : .none
      default: .matrix(id: matrixIDs[reference] ?? reference)
      }
    var scale = Scale.identity
    if let id = element[.init("transformation-ref")] {
      guard let index = transformationIndices[id],
        case .scale(let found) = transformations[index].transformation
      else { return nil }
      usedTransformations.insert(id)
      scale = found
    }
    return PlotAxis(
      Dimension(source, compensation: compensation, scale: scale), lower: lower, upper: upper)
  }

  private func source(_ axis: XMLElement) -> Dimension.Source? {
    if let parameter = axis.children(.own("parameter")).first {
      return .parameter(reference(parameter))
    }
    guard let ratio = axis.children(.own("ratio")).first else { return nil }
    let parameters = ratio.children(.own("parameter")).map { reference($0) }
    let numbers = ["a", "b", "c"].compactMap { ratio[.init($0)].flatMap(SchemaNumber.double) }
    guard parameters.count == 2, numbers.count == 3 else { return nil }
    return .ratio(
      numerator: parameters[0], denominator: parameters[1], a: numbers[0], b: numbers[1],
      c: numbers[2])
  }
}
