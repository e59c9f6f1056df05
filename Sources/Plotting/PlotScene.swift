import GatingCore

/// A plot in plot units, with no screen in mind: the terminal and the printed figure draw the same.
package struct PlotScene: Hashable, Sendable {
  /// A gate on the plot.
  package struct Overlay: Hashable, Sendable {
    package var outline: GateOutline
    /// The index of its colour, 0…7.
    package var hue: UInt8
    /// What stands beside it, as in `CD19-CD22+ 4.1 %`.
    package var label: String
    /// The same for each of its regions, in their order.
    package var regionLabels: [String]
    package var isSelected: Bool
    /// Whether its handles are shown, and which is held.
    package var showsHandles: Bool
    package var held: Handle.ID?

    package init(
      outline: GateOutline, hue: UInt8, label: String, regionLabels: [String] = [],
      isSelected: Bool = false, showsHandles: Bool = false, held: Handle.ID? = nil
    ) {
      self.outline = outline
      self.hue = hue
      self.label = label
      self.regionLabels = regionLabels
      self.isSelected = isSelected
      self.showsHandles = showsHandles
      self.held = held
    }
  }

  /// Another population over the plot.
  package struct Backgate: Hashable, Sendable {
    /// Its events, binned as those in view.
    package var density: DensityMap
    /// The index of its colour, 0…7.
    package var hue: UInt8
    /// What the legend says.
    package var label: String
    /// Whether gates must not hide its events, which lie on their edges.
    package var liesOnGates: Bool

    package init(density: DensityMap, hue: UInt8, label: String, liesOnGates: Bool = false) {
      self.density = density
      self.hue = hue
      self.label = label
      self.liesOnGates = liesOnGates
    }
  }

  /// At most this many events are drawn as dots, one dot or more an event's place.
  package static let dotLimit = 2000

  package var xTitle: String
  package var yTitle: String
  package var xTicks: [AxisTick]
  package var yTicks: [AxisTick]
  /// The events, binned at the resolution of the drawing; nil while they are being counted.
  package var density: DensityMap?
  package var overlays: [Overlay]
  /// The events of other populations, drawn over those in view, the last one on top.
  package var backgates: [Backgate]
  /// By which rule the events on the plot are decided, to be named on it; nil names none.
  package var rule: Fidelity?
  /// The corners set so far of a gate being drawn.
  package var pen: [Point]
  /// Where the crosshair is, in fractions of the axes.
  package var crosshair: Point?

  package init(
    axes: PlotAxes, xTitle: String, yTitle: String, density: DensityMap?,
    overlays: [Overlay] = [], backgates: [Backgate] = [], rule: Fidelity? = nil,
    pen: [Point] = [], crosshair: Point? = nil
  ) {
    self.xTitle = xTitle
    self.yTitle = yTitle
    xTicks = AxisTicks.ticks(of: axes.x)
    yTicks = AxisTicks.ticks(of: axes.y)
    self.density = density
    self.overlays = overlays
    self.backgates = backgates
    self.rule = rule
    self.pen = pen
    self.crosshair = crosshair
  }

  /// Whether the events are few enough to be drawn as dots.
  package var drawsDots: Bool { (density?.total ?? 0) <= Self.dotLimit }
}
