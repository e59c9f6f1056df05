/// A quadrant gate: dividers cut their dimensions into half-open regions, and each quadrant is one
/// region of some of them, a population of its own.
///
/// Gating-ML 2.0, section 5.4. Region `k` of a divider holds `values[k − 1] ≤ x < values[k]`; NaN
/// is in no region, so an event is in a quadrant when each divider that this names has a number
/// in its region.
package struct QuadrantGate: Hashable, Sendable, Codable {
  /// A dimension and the values it is cut at, ascending.
  package struct Divider: Hashable, Sendable, Codable {
    /// The id by which positions name the divider in files.
    package var id: String
    /// What is cut.
    package var dimension: Dimension
    /// Where it is cut, ascending, in scaled coordinates.
    package var values: [Double]

    /// A divider.
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
    /// The population's identity.
    package var id: GateID
    /// What people call the population.
    package var name: String
    /// The regions it needs, of one divider each; dividers not named do not matter.
    package var positions: [Position]

    /// A quadrant.
    package init(id: GateID, name: String, positions: [Position]) {
      self.id = id
      self.name = name
      self.positions = positions
    }
  }

  /// The region of one divider (both by index).
  package struct Position: Hashable, Sendable, Codable {
    /// The divider's index in the gate.
    package var divider: Int
    /// The region, from 0 below the first value.
    package var region: Int

    /// The region of a divider.
    package init(divider: Int, region: Int) {
      self.divider = divider
      self.region = region
    }
  }

  /// The dividers, in document order.
  package var dividers: [Divider]
  /// The populations, in document order; they may overlap and need not cover all.
  package var quadrants: [Quadrant]

  /// A quadrant gate; positions that name nothing are faults of the strategy.
  package init(dividers: [Divider], quadrants: [Quadrant]) {
    self.dividers = dividers
    self.quadrants = quadrants
  }
}
