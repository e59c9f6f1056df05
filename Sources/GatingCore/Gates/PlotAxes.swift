/// What a plot shows: two dimensions and the part of their scaled range in view.
package struct PlotAxes: Hashable, Sendable, Codable {
  /// The horizontal axis.
  package var x: PlotAxis
  /// The vertical axis.
  package var y: PlotAxis

  /// Two axes.
  package init(x: PlotAxis, y: PlotAxis) {
    self.x = x
    self.y = y
  }
}
