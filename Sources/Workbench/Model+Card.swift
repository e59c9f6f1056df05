import GatingCore
import Plotting

extension Model {
  /// The small plots of a card, y against x; SSC is the detector, the rest are markers.
  private static let cardPlots = [
    ("SSC", "CD45"), ("CD10", "CD38"), ("CD10", "CD20"), ("CD34", "CD10"),
  ]

  var cardLayout: CardLayout {
    CardLayout(layout.plot.rect, glyphs: glyphs, tableRows: 6 + cardParameters.count)
  }

  /// The parameters that a card lists: all but Time.
  var cardParameters: [Int] { panel.parameters.indices.filter { !panel.parameters[$0].isTime } }

  /// What the card on the screen needs to know; nil without a card.
  var requestedCard: Card.Request? {
    guard mode == .card else { return nil }
    let defaults = AxisDefaults(panel: panel, facts: facts[sample], strategy: decidedStrategy)
    let frame = cardLayout.plots.first
    return Card.Request(
      populations: [selected] + cardReferences,
      dimensions: cardParameters.map { defaults.axis(ofParameter: $0).dimension },
      plots: frame == nil ? [] : cardAxes(defaults), columns: frame?.dotColumns ?? 0,
      rows: frame?.dotRows ?? 0)
  }

  /// What the selected population is compared with: its parent and the chosen reference.
  var cardReferences: [GateID?] {
    var references: [GateID?] = []
    if let selected, let node = tree[selected] { references.append(node.parent) }
    if let reference, tree[reference] != nil, reference != selected,
      !references.contains(reference)
    {
      references.append(reference)
    }
    return references
  }

  private func cardAxes(_ defaults: AxisDefaults) -> [PlotAxes] {
    func axis(_ marker: String) -> PlotAxis? {
      let reference =
        marker == "SSC" ? ParameterReference(name: "SSC-A") : ParameterReference(marker: marker)
      return (try? panel.index(of: reference)).map(defaults.axis(ofParameter:))
    }
    var plots = Self.cardPlots.compactMap { y, x in
      axis(x).flatMap { x in axis(y).map { PlotAxes(x: x, y: $0) } }
    }
    if let time = panel.parameters.firstIndex(where: \.isTime) {
      // The whole run, however much of it a gate's plot shows.
      let fresh = AxisDefaults(panel: panel, facts: facts[sample], strategy: GatingStrategy())
      plots.append(PlotAxes(x: fresh.axis(ofParameter: time), y: .eventCount))
    }
    return plots
  }

  /// Takes the selected population as the one that cards compare with, or none.
  mutating func chooseReference() {
    if let selected, selected != reference {
      reference = selected
      say("Cards compare with \(name(of: selected)) too.")
    } else {
      reference = nil
      say("Cards compare with the parent alone.")
    }
  }
}
