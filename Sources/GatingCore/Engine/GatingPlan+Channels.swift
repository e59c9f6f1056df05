extension GatingPlan.Test {
  /// The same test as FlowJo makes it: a polygon on its lattice of channels, a rectangle open where
  /// it reaches the end of FlowJo's axis, all others as they are.
  ///
  /// That ellipses are decided on values is what their counts agree with; nothing else is known.
  func onChannels(_ gate: Gate, _ resolver: DimensionResolver) -> GatingPlan.Test {
    let rule = gate.grid ?? GridRule()
    switch (self, gate.geometry) {
    case (.polygon(let x, let y, _), .polygon(let polygon)) where rule.channels > 0:
      func grid(_ dimension: Dimension) -> ChannelGrid {
        ChannelGrid(
          dimension.scale, channels: Double(rule.channels), range: resolver.range(of: dimension))
      }
      let (across, up) = (grid(polygon.x), grid(polygon.y))
      let vertices = polygon.vertices.map { vertex in
        Point(x: across.vertex(vertex.x), y: up.vertex(vertex.y))
      }
      return .channelPolygon(x: x, y: y, grids: (across, up), PolygonTest(vertices))
    case (.rectangle(let sides), _):
      return .rectangle(
        sides.enumerated().map { index, side in
          (dimension: side.dimension, interval: rule.interval(side.interval, side: index))
        })
    default: return self
    }
  }
}
