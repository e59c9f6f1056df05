import GatingCore

/// A strategy that ships: steps that name markers, never detectors, to be put on a sample's panel.
package struct Template: Hashable, Sendable, Identifiable {
  /// What it is called by, as `marrow` in `builtin:marrow`.
  package let name: String
  /// What it is for, in one line.
  package let summary: String
  /// The steps, parents before children.
  package let steps: [Step]

  package var id: String { name }

  /// One gate of a template, in one or several forms.
  package struct Step: Hashable, Sendable {
    package let id: GateID
    package let name: String
    /// What it keeps and how, in one line.
    package let purpose: String
    package let parent: GateID?
    /// In order of preference: the first whose parameters a sample has is taken.
    package let forms: [Form]
    /// Whether the question can't be answered without it.
    ///
    /// On a sample that lacks its parameters such a gate stays and fails, so its populations are
    /// blank; any other is left out and its children take its place.
    package let isNeeded: Bool
    package let hue: Int?
  }

  /// A way to draw a step's gate.
  package struct Form: Hashable, Sendable {
    package let geometry: Geometry
    /// Plots to draw it on, in order of preference.
    package let plots: [PlotAxes]
    /// Whether taking it is worth telling.
    package let isAnnounced: Bool

    init(_ geometry: Geometry, on plots: [PlotAxes], isAnnounced: Bool = false) {
      self.geometry = geometry
      self.plots = plots
      self.isAnnounced = isAnnounced
    }
  }

  /// The strategy in its usual form, by markers alone.
  package var strategy: GatingStrategy {
    GatingStrategy(
      name: name,
      gates: steps.compactMap { step in
        (step.forms.first { !$0.isAnnounced } ?? step.forms.first).map { form in
          step.gate(parent: step.parent, form.geometry, form.plots.first)
        }
      })
  }
}

extension Template.Step {
  func gate(parent: GateID?, _ geometry: Geometry, _ plot: PlotAxes?) -> Gate {
    Gate(id: id, name: name, parent: parent, geometry: geometry, plot: plot, hue: hue)
  }
}
