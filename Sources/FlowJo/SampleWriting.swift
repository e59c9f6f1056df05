import GatingCore
import XMLTree

/// Turns one sample and its tree into a `Sample` element.
struct SampleWriting {
  private(set) var notes: [MigrationNote] = []
  private let sample: WrittenSample
  private let id: String
  private let axes: WrittenAxes
  private var shapes: [GateID: WrittenShape] = [:]
  /// Why a population is not written.
  private var refusals: [GateID: String] = [:]
  /// Its name there, and its path, names joined by `/`.
  private var names: [GateID: String] = [:]
  private var paths: [GateID: String] = [:]
  /// The names that complements of operands take, by the gate that needs them, one an operand.
  private var complements: [GateID: [Int: String]] = [:]

  init(_ sample: WrittenSample, id: String) {
    self.sample = sample
    self.id = id
    axes = WrittenAxes(sample)
    for gate in sample.strategy.gates {
      for population in gate.populations {
        guard let geometry = gate.shape(of: population.id) else { continue }
        let shape = WrittenShape(geometry, axes: axes, grid: gate.grid)
        shapes[population.id] = shape
        refusals[population.id] = shape.refusal
      }
    }
    refuseWhatNeedsOthers()
    name(below: nil, path: "")
    for gate in sample.strategy.gates {
      for population in gate.populations {
        if paths[population.id] == nil, refusals[population.id] == nil {
          refusals[population.id] = "it is not in the tree"
        }
      }
    }
    let titles = Dictionary(
      PopulationTree(sample.strategy).nodes.map { ($0.id, $0.path) },
      uniquingKeysWith: { first, _ in first })
    notes = sample.strategy.gates.flatMap { gate in
      gate.populations.map { population in
        MigrationNote(
          population: titles[population.id] ?? population.id.rawValue, kind: gate.kindName,
          outcome: outcome(population.id, population.name))
      }
    }
  }

  private func outcome(_ id: GateID, _ name: String) -> MigrationNote.Outcome {
    if let refusal = refusals[id] { return .refused(refusal) }
    var doubts = shapes[id]?.doubts ?? []
    if let written = names[id], written != name { doubts.append("it is called \(written) there") }
    return doubts.isEmpty ? .exact : .approximated(doubts.joined(separator: "; "))
  }

  /// What is refused takes along all that lies in it or combines it.
  private mutating func refuseWhatNeedsOthers() {
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for gate in sample.strategy.gates {
        guard let missing = gate.reads.first(where: { refusals[$0] != nil }) else { continue }
        for population in gate.populations where refusals[population.id] == nil {
          refusals[population.id] = "it needs \(missing), which is not written"
          isGrowing = true
        }
      }
    }
  }

  /// Names as FlowJo takes them: no slash, which joins its paths, and none twice among siblings.
  private mutating func name(below parent: GateID?, path: String) {
    var taken: Set<String> = []
    func unique(_ name: String) -> String {
      let plain = name.replacing("/", with: "_")
      var unique = plain
      var number = 2
      while !taken.insert(unique).inserted {
        unique = "\(plain)#\(number)"
        number += 1
      }
      return unique
    }
    let gates = sample.strategy.gates.filter { $0.parent == parent }
    var inside: [GateID] = []
    for gate in gates {
      for population in gate.populations
      where refusals[population.id] == nil && paths[population.id] == nil {
        let name = unique(population.name)
        names[population.id] = name
        paths[population.id] = path + name
        inside.append(population.id)
      }
    }
    for gate in gates where refusals[gate.id] == nil {
      guard case .boolean(let combination) = gate.geometry, combination.operation != .not else {
        continue
      }
      for (index, operand) in combination.operands.enumerated() where operand.isComplement {
        let title = sample.strategy.gate(operand.population)?.populations
          .first { $0.id == operand.population }?.name
        let name = unique("not " + (title ?? operand.population.rawValue))
        complements[gate.id, default: [:]][index] = path + name
      }
    }
    for id in inside { self.name(below: id, path: (paths[id] ?? "") + "/") }
  }

  /// The element.
  var element: XMLElement {
    let populations = children(of: nil)
    let root = XMLElement.flowJo(
      "SampleNode",
      facts(sample.name, count: sample.eventCount) + [("sampleID", id)],
      populations.isEmpty ? [] : [.flowJo("Subpopulations", [], populations)])
    var parts = [XMLElement.flowJo("DataSet", [("uri", sample.uri), ("sampleID", id)])]
    if let matrix = axes.matrixElement { parts.append(matrix) }
    parts.append(.flowJo("Transformations", [], axes.transformations))
    parts.append(
      .flowJo(
        "Keywords", [],
        sample.keywords.map { .flowJo("Keyword", [("name", $0.name), ("value", $0.value)]) }))
    return .flowJo("Sample", [], parts + [root])
  }

  /// The populations below one: shapes first, then what combines them.
  private func children(of parent: GateID?) -> [XMLElement] {
    let gates = sample.strategy.gates.filter { $0.parent == parent }
    var elements: [XMLElement] = []
    for gate in gates {
      for population in gate.populations {
        guard let path = paths[population.id], let shape = shapes[population.id]?.element else {
          continue
        }
        var attributes = [("gating:id", Self.id(path))]
        if let parent = parent.flatMap({ paths[$0] }) {
          attributes.append(("gating:parent_id", Self.id(parent)))
        }
        elements.append(
          .flowJo(
            "Population", facts(names[population.id] ?? "", count: sample.counts[population.id]),
            [.flowJo("Gate", attributes, [shape])] + below(population.id)))
      }
    }
    return elements + gates.flatMap(combined)
  }

  private func below(_ id: GateID) -> [XMLElement] {
    let children = children(of: id)
    return children.isEmpty ? [] : [.flowJo("Subpopulations", [], children)]
  }

  /// A combination, and before it a complement for each operand that is one; nothing for a shape.
  private func combined(_ gate: Gate) -> [XMLElement] {
    guard case .boolean(let combination) = gate.geometry, let name = names[gate.id] else {
      return []
    }
    var elements: [XMLElement] = []
    var operands: [String] = []
    for (index, operand) in combination.operands.enumerated() {
      guard let other = paths[operand.population] else { return [] }
      guard let complement = complements[gate.id]?[index] else {
        operands.append(other)
        continue
      }
      let last = complement.split(separator: "/").last.map(String.init) ?? complement
      elements.append(.flowJo("NotNode", facts(last, count: nil), [Self.dependents([other])]))
      operands.append(complement)
    }
    // What is not outside a population is inside it.
    let isInside =
      combination.operation == .not && combination.operands.first?.isComplement == true
    if operands.count == 1, isInside || combination.operation != .not { operands += operands }
    let kind =
      switch combination.operation {
      case .not: isInside ? "AndNode" : "NotNode"
      case .and: "AndNode"
      case .or: "OrNode"
      }
    return elements + [
      .flowJo(
        kind, facts(name, count: sample.counts[gate.id]),
        [Self.dependents(operands)] + below(gate.id))
    ]
  }

  private static func dependents(_ paths: [String]) -> XMLElement {
    .flowJo("Dependents", [], paths.map { .flowJo("Dependent", [("name", $0)]) })
  }

  private func facts(_ name: String, count: Int?) -> [(String, String)] {
    [
      ("name", name), ("annotation", ""), ("owningGroup", ""), ("expanded", "1"),
      ("sortPriority", "10"), ("count", "\(count ?? -1)"),
    ]
  }

  /// An id as FlowJo's look, the same for the same path (FNV-1a).
  private static func id(_ path: String) -> String {
    var hash: UInt32 = 2_166_136_261
    for byte in path.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return "ID\(hash)"
  }
}

extension Gate {
  /// The shape of one of its populations; nil for a combination.
  fileprivate func shape(of population: GateID) -> Geometry? {
    switch geometry {
    case .boolean: return nil
    case .quadrants(let quadrants):
      guard let quadrant = quadrants.quadrants.first(where: { $0.id == population }) else {
        return nil
      }
      return .rectangle(
        RectangleGate(
          quadrant.positions.map { position in
            let divider = quadrants.dividers[position.divider]
            return .init(divider.dimension, divider.interval(position.region))
          }))
    default: return geometry
    }
  }

  /// The name of its element in Gating-ML.
  fileprivate var kindName: String {
    switch geometry {
    case .rectangle: "RectangleGate"
    case .polygon: "PolygonGate"
    case .ellipsoid: "EllipsoidGate"
    case .quadrants: "QuadrantGate"
    case .boolean: "BooleanGate"
    }
  }
}
