import GatingCore
import XMLTree

/// Reads one sample of a workspace.
struct SampleReading {
  /// A population of FlowJo's tree, with its place in ours.
  struct Node {
    var element: XMLElement
    var id: GateID
    var name: String
    var parent: GateID?
    /// The path as FlowJo writes it: names joined by `/`, nothing escaped.
    var flowJoPath: String
  }

  let element: XMLElement
  let keywords: [String: String]
  let axes: SampleAxes
  private(set) var nodes: [Node] = []
  /// What is in the tree and makes no population, in phrases.
  private var leftOut: [String] = []

  init(_ element: XMLElement, version: String) {
    self.element = element
    var keywords: [String: String] = [:]
    for keyword in element.child("Keywords")?.all("Keyword") ?? [] {
      if let name = keyword[local: "name"] {
        keywords[name.uppercased()] = keyword[local: "value"] ?? ""
      }
    }
    self.keywords = keywords
    axes = SampleAxes(element, keywords, version: version)
    for derived in element.child("DerivedParameters")?.children ?? [] {
      leftOut.append("the derived parameter \(derived[local: "name"] ?? "")")
    }
    if let root = element.child("SampleNode") { collect(root, parent: nil, names: [], flowJo: "") }
  }

  /// The sample, with every node read or refused.
  func sample() -> FlowJoSample {
    let root = element.child("SampleNode")
    let data = element.child("DataSet")
    var strategy = GatingStrategy(name: root?[local: "name"] ?? "", matrices: axes.matrices)
    var stored: [GateID: Int] = [:]
    var notes: [MigrationNote] = []
    var refused: Set<GateID> = []
    for node in nodes {
      var reading = GateReading(node, axes: axes, nodes: nodes)
      var outcome = reading.read()
      if let parent = node.parent, refused.contains(parent) {
        outcome = .refused("it lies in a population that is refused")
      }
      if case .refused = outcome {
        refused.insert(node.id)
      } else {
        strategy.gates += reading.gates
        if let count = node.element[local: "count"].flatMap({ Int($0) }), count >= 0 {
          stored[node.id] = count
        }
      }
      notes.append(
        MigrationNote(population: node.id.rawValue, kind: reading.kind, outcome: outcome))
    }
    drop(&strategy, &stored, &notes)
    return FlowJoSample(
      id: root?[local: "sampleID"] ?? data?[local: "sampleID"] ?? "",
      name: root?[local: "name"] ?? "", uri: data?[local: "uri"], keywords: keywords,
      eventCount: root?[local: "count"].flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil },
      strategy: strategy, ownMatrix: axes.ownMatrix, storedCounts: stored, migration: notes,
      leftOut: leftOut)
  }

  /// Drops what the strategy would not take: combinations of refused populations, cycles.
  private func drop(
    _ strategy: inout GatingStrategy, _ stored: inout [GateID: Int], _ notes: inout [MigrationNote]
  ) {
    while let fault = strategy.faults.first(where: { $0.gate != nil }), let id = fault.gate {
      let gone = strategy.dependants(of: id).union([id])
      strategy.gates.removeAll { gone.contains($0.id) }
      for index in notes.indices where gone.contains(GateID(notes[index].population)) {
        let why = GateID(notes[index].population) == id ? fault.reason : "it needs \(id)"
        notes[index].outcome = .refused(why)
        stored[GateID(notes[index].population)] = nil
      }
    }
  }

  private mutating func collect(
    _ element: XMLElement, parent: GateID?, names: [String], flowJo: String
  ) {
    var taken: Set<String> = []
    for child in element.child("Subpopulations")?.children ?? [] {
      if child.name.local == "Statistic" {
        let of = parent?.rawValue ?? "all events"
        leftOut.append("the statistic \(child[local: "name"] ?? "") of \(of)")
        continue
      }
      let written = child[local: "name"] ?? child.name.local
      var name = written
      var number = 2
      while !taken.insert(name).inserted {
        name = "\(written)#\(number)"
        number += 1
      }
      let id = GateID(PopulationPath.join(names + [name]))
      let flowJoPath = flowJo + (flowJo.isEmpty ? "" : "/") + written
      nodes.append(
        Node(
          element: child, id: id, name: name, parent: parent, flowJoPath: flowJoPath))
      collect(child, parent: id, names: names + [name], flowJo: flowJoPath)
    }
  }
}

extension StrategyFault {
  /// The gate that it is a fault of.
  fileprivate var gate: GateID? {
    switch self {
    case .duplicateName: nil
    case .duplicateID(let id), .cycle(let id): id
    case .unknownParent(_, let id), .unknownOperand(_, let id), .scale(_, _, let id),
      .geometry(_, let id):
      id
    }
  }

  fileprivate var reason: String {
    switch self {
    case .duplicateName(let name, _): "a sibling is called \(name) too"
    case .duplicateID: "its path occurs twice"
    case .cycle: "it refers to itself"
    case .unknownParent(let id, _), .unknownOperand(let id, _): "there is no population \(id)"
    case .scale(let reason, _, _), .geometry(let reason, _): reason
    }
  }
}
