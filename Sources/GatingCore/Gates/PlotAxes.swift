/// What a plot shows: two dimensions and the part of their scaled range in view.
package struct PlotAxes: Hashable, Sendable, Codable {
  package var x: PlotAxis
  package var y: PlotAxis

  package init(x: PlotAxis, y: PlotAxis) {
    self.x = x
    self.y = y
  }
}
