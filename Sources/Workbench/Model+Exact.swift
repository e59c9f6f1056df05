import GatingCore
import Plotting

/// Exact data values for what is held.
extension Model {
  /// The gate that is held, in whatever way.
  var drag: Drag? {
    switch mode {
    case .edit(let drag): drag
    case .prompt(let prompt):
      if case .exact(let drag) = prompt.purpose { drag } else { nil }
    default: nil
    }
  }

  mutating func beginExact() {
    guard case .edit(let drag) = mode else { return }
    mode = .prompt(Prompt(purpose: .exact(drag), text: ""))
  }

  /// The places that are held, where the gate lies on their axes.
  private func heldPlaces(_ drag: Drag) -> [(isX: Bool, end: Handle.ID.End)] {
    guard let projection = try? GateProjection(drag.geometry, on: drag.axes, panel: panel) else {
      return []
    }
    if case .ellipsoid = drag.geometry, drag.held == .whole {
      return [(true, .centre), (false, .centre)]
    }
    return drag.held.places.filter { ($0.isX ? projection.x : projection.y) != nil }
  }

  var exactObstacle: String? {
    guard case .edit(let drag) = mode else { return nil }
    let keys = key(.nextHandle, in: .edit) + " or " + key(.whole, in: .edit)
    return heldPlaces(drag).isEmpty ? "Hold a handle of the gate first (\(keys))." : nil
  }

  /// Uses what was typed; a wrong answer is said and stays to be mended.
  mutating func acceptExact(_ text: String, _ drag: Drag) -> [Effect] {
    let places = heldPlaces(drag)
    if case .ellipsoid(let gate) = drag.geometry, acceptMeasure(text, drag, gate) { return [] }
    let typed: [TypedValue]
    do throws(TypedText.Fault) {
      typed = try TypedText.values(text, parent: decidedStrategy.gate(drag.gate)?.parent) {
        name throws(TypedText.Fault) in try population(named: name)
      }
    } catch {
      say(error.sentence, .warning)
      return []
    }
    guard typed.count == places.count else {
      say(
        places.count == 1
          ? "Type one value: a number, 99.9%, 99.9% of NAME or open."
          : "Type two values, x then y, as in 820 2600; _ leaves one as it is.",
        .warning)
      return []
    }
    let items = zip(places, typed).compactMap { place, value -> PercentileQuestion.Item? in
      guard case .percentile(let fraction, let population) = value else { return nil }
      return .init(
        population: population,
        dimension: (place.isX ? drag.axes.x : drag.axes.y).dimension, fraction: fraction)
    }
    if items.isEmpty {
      setHandle(typed, percentiles: [])
      return []
    }
    let effects = ask(items, for: .handle(drag.gate, drag.held, typed))
    mode = .edit(drag)
    return effects
  }

  /// Sets the held handle to typed values, percentiles taken in order.
  mutating func setHandle(_ typed: [TypedValue], percentiles: [Double]) {
    guard var drag else { return }
    var rest = percentiles[...]
    var values: [(place: (isX: Bool, end: Handle.ID.End), value: Double?)] = []
    for (place, typed) in zip(heldPlaces(drag), typed) {
      switch typed {
      case .number(let value): values.append((place, value))
      case .percentile:
        guard let value = rest.popFirst() else { return }
        values.append((place, value))
      case .open: values.append((place, nil))
      case .unchanged: break
      }
    }
    do throws(TypedText.Fault) {
      if case .ellipsoid(let gate) = drag.geometry, case .end(let end) = drag.held {
        try set(end, of: gate, to: values.map { ($0.place.isX, $0.value) }, &drag)
        values = []
      }
      for (place, value) in values {
        drag.geometry = try GateEditing.set(
          drag.geometry, isX: place.isX, place.end, to: value, axes: drag.axes, panel: panel)
      }
      mode = .edit(drag)
    } catch {
      say(error.sentence, .warning)
    }
  }

  /// The population of a path or of a name that only one has, in any case; nil for all events.
  private func population(named text: String) throws(TypedText.Fault) -> GateID? {
    let wanted = text.lowercased()
    if ["all", "all events"].contains(wanted) { return nil }
    let tree = PopulationTree(decidedStrategy)
    if let node = tree.node(path: text) { return node.id }
    let alike = tree.nodes.filter {
      $0.name.lowercased() == wanted || $0.path.lowercased() == wanted
    }
    if alike.count == 1, let node = alike.first { return node.id }
    if alike.count > 1 {
      throw TypedText.Fault(sentence: "Several populations are called \(text); type the path, A/B.")
    }
    throw TypedText.Fault(sentence: "No population is called \(text).")
  }
}
