extension GatingPlan.Test {
  /// The same test as FlowJo makes it: polygons and ellipsoids on a lattice of channels.
  func onChannels(_ geometry: Geometry, _ channels: Int) -> GatingPlan.Test {
    let grids = geometry.dimensions.map { ChannelGrid($0.scale, channels: channels) }
    switch (self, geometry) {
    case (.polygon(let x, let y, _), .polygon(let polygon)):
      let vertices = polygon.vertices.map {
        Point(x: grids[0].channel(of: $0.x), y: grids[1].channel(of: $0.y))
      }
      return .channelPolygon(x: x, y: y, grids: (grids[0], grids[1]), PolygonTest(vertices))
    case (.ellipsoid(let dimensions, let ellipsoid), _):
      let size = Double(channels)
      return .channelEllipsoid(
        dimensions, grids: grids,
        PreparedEllipsoid(
          mean: ellipsoid.mean.map { $0 * size },
          precision: ellipsoid.precision.map { $0 / (size * size) },
          distanceSquared: ellipsoid.distanceSquared))
    default: return self
    }
  }
}
