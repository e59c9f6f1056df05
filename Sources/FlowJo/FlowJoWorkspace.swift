import GatingCore

/// A FlowJo v10 workspace: its samples, each with a tree of gates of its own, and its groups.
package struct FlowJoWorkspace: Hashable, Sendable {
  /// The version of FlowJo that wrote it, as it says; empty where it does not.
  package var version: String
  /// In document order.
  package var samples: [FlowJoSample]
  package var groups: [FlowJoGroup]
}

/// Samples that FlowJo keeps together.
package struct FlowJoGroup: Hashable, Sendable {
  package var name: String
  /// The `sampleID`s of its samples.
  package var sampleIDs: [String]
}

/// A sample of a workspace, with what FlowJo made of it.
package struct FlowJoSample: Hashable, Sendable {
  /// FlowJo's own `sampleID`.
  package var id: String
  /// What FlowJo calls it.
  package var name: String
  /// Where FlowJo found the file, as written: an absolute URI of another computer, mostly.
  package var uri: String?
  /// The file's keywords as FlowJo read them.
  package var keywords: [String: String]
  /// How many events FlowJo counted; nil where it did not.
  package var eventCount: Int?
  /// The tree; a gate's id is the path of its population.
  package var strategy: GatingStrategy
  /// The matrix that the strategy calls the file's own, as FlowJo used it; nil where it used none.
  package var ownMatrix: SpectrumMatrix?
  /// The counts that FlowJo stored; a population that it never counted is not among them.
  package var storedCounts: [GateID: Int]
  /// What became of every node of the tree, in its order.
  package var migration: [MigrationNote]
  /// What else the tree holds and is not read, in phrases: statistics, derived parameters.
  package var leftOut: [String]

  /// The file's name in its URI, percent signs decoded.
  package var fileName: String? {
    guard let uri else { return nil }
    let last = uri.split(separator: "/").last.map(String.init) ?? uri
    return last.removingPercentEncoding ?? last
  }

  /// Where FlowJo had the file, as a path of this computer: of another's it leads nowhere.
  package var path: String? {
    guard let uri, uri.hasPrefix("file:") else { return nil }
    let path = uri.dropFirst("file:".count)
    let local = path.hasPrefix("///") ? path.dropFirst(2) : path
    return local.removingPercentEncoding ?? String(local)
  }

  /// The `$PnN` of its parameters.
  package var parameterNames: Set<String> {
    Set(ParameterNumbers.all(in: keywords).compactMap { keywords["$P\($0)N"] })
  }

  /// Whether FlowJo has gates for it, or had some that were refused.
  package var hasTree: Bool { !migration.isEmpty }
}

/// What became of a node of a workspace's tree.
package struct MigrationNote: Hashable, Sendable {
  package enum Outcome: Hashable, Sendable {
    /// It means here what it means in FlowJo.
    case exact
    /// It means nearly the same, and how it differs, in a phrase.
    case approximated(String)
    /// It is not in the strategy, and why, in a phrase.
    case refused(String)
  }

  /// The path of the population.
  package var population: String
  /// The name of FlowJo's element, as in “PolygonGate”.
  package var kind: String
  package var outcome: Outcome

  package init(population: String, kind: String, outcome: Outcome) {
    self.population = population
    self.kind = kind
    self.outcome = outcome
  }

  /// One line: path, kind and outcome.
  package var text: String {
    switch outcome {
    case .exact: "\(population): \(kind), exact"
    case .approximated(let how): "\(population): \(kind), approximated: \(how)"
    case .refused(let why): "\(population): \(kind), refused: \(why)"
    }
  }
}
