import GatingCore

/// The plots that a marrow is usually looked at on, as far as a sample's panel has them.
struct UsualPlots {
  /// y against x: scatter by its detectors, the rest by marker.
  private static let pairs = [
    ("SSC-A", "FSC-A"), ("FSC-A", "Time"), ("FSC-H", "FSC-A"), ("FSC-A", "viability"),
    ("SSC-A", "CD45"), ("SSC-A", "CD34"), ("SSC-A", "CD19"), ("CD22", "CD19"), ("CD10", "CD38"),
    ("CD10", "CD20"), ("CD34", "CD10"), ("CD34", "CD38"), ("SSC-A", "CD3"), ("CD10", "CD19"),
  ]

  let panel: Panel
  let defaults: AxisDefaults

  /// The parameters, y and x, of the plots that the sample has.
  var parameters: [(y: Int, x: Int)] {
    Self.pairs.compactMap { y, x in
      index(y).flatMap { y in index(x).map { (y, $0) } }
    }
  }

  /// What a plot is called: its two short titles, y first.
  func title(_ plot: (y: Int, x: Int)) -> String {
    panel.parameters[plot.y].shortTitle + " x " + panel.parameters[plot.x].shortTitle
  }

  func axes(_ plot: (y: Int, x: Int)) -> PlotAxes {
    PlotAxes(x: defaults.axis(ofParameter: plot.x), y: defaults.axis(ofParameter: plot.y))
  }

  private func index(_ name: String) -> Int? {
    if name == "viability" { return try? panel.index(of: .viability) }
    if name == "Time" { return panel.parameters.firstIndex(where: \.isTime) }
    let isDetector = name.contains("-")
    return try? panel.index(
      of: isDetector ? ParameterReference(name: name) : ParameterReference(marker: name))
  }
}

extension Model {
  var usualPlots: UsualPlots {
    UsualPlots(
      panel: panel,
      defaults: AxisDefaults(panel: panel, facts: facts[sample], strategy: decidedStrategy))
  }

  /// The usual plots whose titles have all the words typed.
  func usualPlots(for text: String) -> [(y: Int, x: Int)] {
    let words = text.lowercased().split(separator: " ")
    let usual = usualPlots
    return usual.parameters.filter { plot in
      let title = usual.title(plot).lowercased()
      return words.allSatisfy { title.contains($0) }
    }
  }

  mutating func acceptUsualPlot(_ prompt: Prompt) {
    let plots = usualPlots(for: prompt.text)
    guard plots.indices.contains(prompt.marked) else {
      say(
        "No usual plot has \(prompt.text); \(key(.xAxis)) and \(key(.yAxis)) choose any two.",
        .warning)
      return
    }
    chosenAxes[viewed] = usualPlots.axes(plots[prompt.marked])
    formerY[viewed] = nil
    mode = .browse
  }
}
