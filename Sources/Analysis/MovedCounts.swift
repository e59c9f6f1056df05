import GatingCore

/// The counts of a sample's populations that differ from those that were known before.
package struct MovedCounts: Hashable, Sendable, Codable {
  /// One population.
  package struct Row: Hashable, Sendable, Codable {
    package var gate: GateID
    /// The path as `PopulationTree.Node.path` writes it.
    package var population: String
    /// The count known before; nil without one.
    package var before: Int?
    /// Nil where the population can't be assessed.
    package var count: Int?

    package init(gate: GateID, population: String, before: Int?, count: Int?) {
      self.gate = gate
      self.population = population
      self.before = before
      self.count = count
    }
  }

  package var sample: SampleID
  /// The number of the entry after which the counts were made.
  package var of: Int
  /// The number of the entry after which the counts before were made.
  package var since: Int
  package var counts: [Row]

  package init(sample: SampleID, of: Int, since: Int, counts: [Row]) {
    self.sample = sample
    self.of = of
    self.since = since
    self.counts = counts
  }
}
