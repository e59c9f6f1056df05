import GatingCore
import XMLTree

extension DocumentReading {
  /// Reads the root element; nil, with faults, where it can't be read.
  mutating func strategy(_ root: XMLElement) -> GatingStrategy? {
    let root = current(root)
    guard let root else { return nil }
    let matrix = XMLElement.Name.transforms("spectrumMatrix")
    let transformation = XMLElement.Name.transforms("transformation")
    let gateNames = Set(Self.gateNames.map { XMLElement.Name.gating($0) })
    check(root, nil, children: [matrix, transformation, .dataType("custom_info")] + gateNames)
    let gateElements = root.children.filter { gateNames.contains($0.name) }
    for element in root.children(matrix) { declareMatrix(element) }
    for element in gateElements { declareGate(element) }
    for element in root.children(transformation) { readTransformation(element) }
    let matrices = root.children(matrix).compactMap { self.matrix($0) }
    let gates = gateElements.compactMap { gate($0) }
    var strategy = GatingStrategy(name: name(root), matrices: matrices, gates: gates)
    noteFaults(of: strategy)
    strategy.extras = extras(of: strategy, root)
    sortByLine()
    return strategy
  }

  /// The root element as Gating-ML 2.0 has it, whichever version it is of.
  private mutating func current(_ root: XMLElement) -> XMLElement? {
    do throws(GatingMLError) {
      switch try GatingMLVersion(of: root) {
      case .version2_0: return root
      case .version1_5:
        var older = OlderDocument()
        let translated = older.translated(root)
        for error in older.faults { fault(error.problem, error.place) }
        return translated
      }
    } catch {
      fault(error.problem, error.place)
      return nil
    }
  }

  private func name(_ root: XMLElement) -> String {
    root.children(.dataType("custom_info")).flatMap { $0.children(.own("strategy")) }
      .compactMap { $0[.init("name")] }.first ?? ""
  }

  /// Notes what only shows in the strategy as a whole.
  private mutating func noteFaults(of strategy: GatingStrategy) {
    for fault in strategy.faults {
      switch fault {
      case .duplicateName(let name, let id): warn(.duplicateName(name), places[id])
      case .cycle(let id): self.fault(.cycle, places[id])
      // Seen while reading, or a consequence of another fault.
      case .duplicateID, .unknownParent, .unknownOperand, .scale, .geometry: continue
      }
    }
  }

  /// What the writer would not come up with itself: others' notes, unusual ids and unused
  /// transformations.
  private func extras(of strategy: GatingStrategy, _ root: XMLElement) -> [String] {
    var extras: [String] = []
    for info in root.children(.dataType("custom_info")) {
      let notes = ForeignNotes(of: XMLElement(root.name, content: [.element(info)]))
      if !notes.isEmpty { extras.append(notes.fragment(of: root.name)) }
    }
    for element in root.children(.transforms("spectrumMatrix")) {
      let notes = ForeignNotes(of: element)
      guard !notes.isEmpty, let id = matrixIDs[element[.transforms("id")] ?? ""] else { continue }
      extras.append(notes.fragment(of: element.name, [(.transforms("id"), id)]))
    }
    var identifiers = DocumentIdentifiers(strategy, kept: [])
    let used = strategy.usedTransformations
    let standard = used.map { (transformation: $0, id: identifiers.claim($0.standardID)) }
    var order: [Int] = []
    for (transformation, id) in standard {
      let found = transformations.indices.filter {
        transformations[$0].transformation == transformation
      }
      guard let first = found.first else { continue }
      let isStandard =
        transformations[first].id == id && transformations[first].notes.isEmpty
        && transformations[first].functionNotes.isEmpty
      if !isStandard { order.append(first) }
    }
    let isUsed = Set(used)
    order += transformations.indices.filter { index in
      let read = transformations[index]
      let isFirst =
        transformations.firstIndex { $0.transformation == read.transformation } == index
      return !isFirst || !isUsed.contains(read.transformation)
    }
    return extras
      + order.map { index in
        let read = transformations[index]
        return XMLTreeWriter.fragment(
          read.transformation.element(
            id: read.id, notes: read.notes, functionNotes: read.functionNotes))
      }
  }
}
