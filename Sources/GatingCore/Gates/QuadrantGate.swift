/// A quadrant gate: dividers cut their dimensions into half-open regions, and each quadrant is one
/// region of some of them, a population of its own.
///
/// Gating-ML 2.0, section 5.4. Region `k` of a divider holds `values[k − 1] ≤ x < values[k]`; NaN
/// is in no region, so an event is in a quadrant when each divider that this names has a number
/// in its region.
package struct QuadrantGate: Hashable, Sendable, Codable {
  /// A dimension and the values it is cut at, ascending.
  package struct Divider: Hashable, Sendable, Codable {
    package var id: String
    package var dimension: Dimension
    package var values: [Double]

    package init(id: String, _ dimension: Dimension, values: [Double]) {
      self.id = id
      self.dimension = dimension
      self.values = values
    }

    /// The region `value` falls in; 0 for NaN, which is in none.
    package func region(of value: Double) -> Int {
      values.prefix { value >= $0 }.count
    }

    /// The interval of region `k`, 0…values.count.
    package func interval(_ region: Int) -> Interval {
      Interval(
        minimum: region > 0 && region <= values.count ? values[region - 1] : nil,
        maximum: region < values.count ? values[region] : nil)
    }
  }

  /// One population: a region of each divider it names.
  package struct Quadrant: Hashable, Sendable, Codable {
    package var id: GateID
    package var name: String
    package var positions: [Position]

    package init(id: GateID, name: String, positions: [Position]) {
      self.id = id
      self.name = name
      self.positions = positions
    }
  }

  /// The region of one divider (both by index).
  package struct Position: Hashable, Sendable, Codable {
    package var divider: Int
    package var region: Int

    package init(divider: Int, region: Int) {
      self.divider = divider
      self.region = region
    }
  }

  package var dividers: [Divider]
  package var quadrants: [Quadrant]

  package init(dividers: [Divider], quadrants: [Quadrant]) {
    self.dividers = dividers
    self.quadrants = quadrants
  }
}
