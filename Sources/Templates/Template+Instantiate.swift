import GatingCore

extension Template {
  /// Puts the template on a panel.
  ///
  /// - Parameter duration: seconds that a Time axis shows; its gate is the same for any.
  package func instantiate(on panel: Panel, duration: Double? = nil) -> TemplateInstance {
    var notes = generalNotes(panel)
    var gates: [Gate] = []
    // What a population that was left out is replaced by as a parent.
    var standIns: [GateID: GateID?] = [:]
    for step in steps {
      var parent = step.parent
      while let id = parent, let standIn = standIns[id] { parent = standIn }
      let chosen = step.forms.first { panel.missing($0.geometry).isEmpty }
      let missing = panel.missing(step.forms)
      if let form = chosen ?? (step.isNeeded ? step.forms.first : nil) {
        let plot = form.plots.first { panel.missing($0).isEmpty }
        gates.append(
          step.gate(
            parent: parent, panel.resolved(form.geometry),
            plot.map { panel.resolved($0, duration: duration) }))
        if chosen != nil, form.isAnnounced {
          let used = panel.resolved(form.geometry).dimensions.map { panel.title($0) }
          notes.append(.substituted(population: step.name, used: used, missing: missing))
        }
      } else {
        standIns[step.id] = .some(parent)
        notes.append(
          .skipped(
            population: step.name, missing: missing,
            parent: parent.flatMap { id in gates.name(of: id) }))
      }
      for reference in step.forms.flatMap({ $0.geometry.dimensions.flatMap(\.references) }) {
        guard let note = panel.ambiguity(reference), !notes.contains(note) else { continue }
        notes.append(note)
      }
    }
    let strategy = GatingStrategy(name: name, gates: gates)
    if let note = assessability(of: strategy, on: panel) { notes.append(note) }
    return TemplateInstance(strategy: strategy, notes: notes)
  }

  private func generalNotes(_ panel: Panel) -> [TemplateNote] {
    var notes: [TemplateNote] = []
    if !panel.parameters.contains(where: \.isScatter) {
      notes.append(.noScatter)
    } else if let other = panel.parameters.first(where: {
      !$0.isTime && $0.range != MarrowTemplate.top
    }) {
      notes.append(.otherRange(parameter: other.name, range: other.range))
    }
    if panel.spillover == nil { notes.append(.notCompensated) }
    return notes
  }

  private func assessability(of strategy: GatingStrategy, on panel: Panel) -> TemplateNote? {
    let blocked = strategy.gates.filter { !panel.missing($0.geometry).isEmpty }
    if blocked.isEmpty { return nil }
    let lost = Set(
      blocked.flatMap { strategy.dependants(of: $0.id).union($0.populations.map(\.id)) })
    var missing: [String] = []
    for name in blocked.flatMap({ panel.missing($0.geometry) }) where !missing.contains(name) {
      missing.append(name)
    }
    return .notAssessable(
      populations: PopulationTree(strategy).nodes.filter { lost.contains($0.id) }.map(\.name),
      missing: missing)
  }
}

extension [Gate] {
  fileprivate func name(of id: GateID) -> String? {
    lazy.flatMap(\.populations).first { $0.id == id }?.name
  }
}

extension Panel {
  /// The markers of `geometry` that the panel lacks or has several of, in order.
  fileprivate func missing(_ geometry: Geometry) -> [String] {
    geometry.dimensions.flatMap(\.references).filter { find($0) == nil }.map(\.label)
  }

  fileprivate func missing(_ plot: PlotAxes) -> [String] {
    [plot.x, plot.y].flatMap(\.dimension.references).filter { find($0) == nil }.map(\.label)
  }

  /// The markers that keep the forms that are worth less telling from being taken.
  fileprivate func missing(_ forms: [Template.Form]) -> [String] {
    guard let usual = forms.first(where: { !$0.isAnnounced }) ?? forms.first else { return [] }
    return missing(usual.geometry)
  }

  fileprivate func find(_ reference: ParameterReference) -> Int? {
    try? index(of: reference)
  }

  fileprivate func ambiguity(_ reference: ParameterReference) -> TemplateNote? {
    do throws(ParameterError) {
      _ = try index(of: reference)
      return nil
    } catch {
      guard case .ambiguous(let marker, let names) = error else { return nil }
      return .ambiguous(marker: marker, among: names)
    }
  }

  fileprivate func resolved(_ dimension: Dimension) -> Dimension {
    guard case .parameter(var reference) = dimension.source, let index = find(reference) else {
      return dimension
    }
    reference.name = parameters[index].name
    var result = dimension
    result.source = .parameter(reference)
    return result
  }

  fileprivate func resolved(_ geometry: Geometry) -> Geometry {
    geometry.mapDimensions(resolved)
  }

  fileprivate func resolved(_ plot: PlotAxes, duration: Double?) -> PlotAxes {
    func axis(_ axis: PlotAxis) -> PlotAxis {
      var result = axis
      result.dimension = resolved(axis.dimension)
      if let duration, duration > 0,
        axis.dimension.references.contains(where: { $0.marker == MarrowTemplate.time.marker })
      {
        result.upper = duration
      }
      return result
    }
    return PlotAxes(x: axis(plot.x), y: axis(plot.y))
  }

  /// What a note calls a dimension: the stain with the name.
  fileprivate func title(_ dimension: Dimension) -> String {
    dimension.references.first.flatMap(find).map { parameters[$0].title } ?? dimension.label
  }
}
