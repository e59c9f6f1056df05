import Analysis
import FlowJo
import GatingCore
import Templates

/// Which strategy each of several samples uses, and the shapes that are a sample's own.
struct StrategyPlan {
  private(set) var strategies: [(id: StrategyID, strategy: GatingStrategy)] = []
  private(set) var assignments: [SampleID: StrategyID] = [:]
  private(set) var overrides: [SampleID: [GateID: Geometry]] = [:]
  /// The counts that FlowJo stored.
  private(set) var storedCounts: [SampleID: [GateID: Int]] = [:]
  /// What was left out or can't be assessed, in sentences.
  private(set) var notes: [String] = []

  /// One strategy for all samples.
  init(_ strategy: GatingStrategy, for samples: [Sample]) {
    share(strategy, samples)
  }

  /// What a call names, for all its samples; a template is one strategy for samples of which it
  /// makes the same; of a workspace the trees that differ in shapes alone are one strategy, and a
  /// sample that it does not know has no gates.
  /// - Throws: `CommandError` where a workspace knows none of the samples.
  init(_ source: StrategySource, for samples: [Sample]) throws(CommandError) {
    guard let first = samples.first else { return }
    if case .template(let template) = source {
      for sample in samples {
        add(template.instantiate(on: sample.panel), sample, of: samples.count)
      }
      return
    }
    guard case .workspace(let workspace, _, _) = source else {
      let instance = try source.instantiate(for: first, isForAll: true)
      share(instance.strategy, samples)
      notes = instance.notes
      return
    }
    var found: [(sample: Sample, tree: FlowJoSample)] = []
    var unknown: [(sample: Sample, reason: CommandError)] = []
    for sample in samples {
      do throws(CommandError) {
        found.append((sample, try workspace.sample(for: sample)))
      } catch {
        unknown.append((sample, error))
      }
    }
    if found.isEmpty { throw unknown.first?.reason ?? CommandError("\(first.name): no gates.") }
    for (place, group) in SharedStrategies(found.map { $0.tree }).groups.enumerated() {
      let id = Self.id(place)
      strategies.append((id, group.strategy))
      for index in group.samples {
        assignments[found[index].sample.id] = id
        overrides[found[index].sample.id] = group.overrides[index]
      }
    }
    for (sample, tree) in found {
      storedCounts[sample.id] = tree.storedCounts
      notes += tree.migration.filter { $0.outcome != .exact }.map { "\(sample.name): \($0.text)." }
    }
    for (place, entry) in unknown.enumerated() {
      let id = StrategyID("none\(place + 1)")
      strategies.append((id, GatingStrategy(name: "gates")))
      assignments[entry.sample.id] = id
      notes.append(entry.reason.description)
    }
  }

  private static func id(_ place: Int) -> StrategyID {
    StrategyID(place == 0 ? "strategy" : "strategy\(place + 1)")
  }

  /// Takes what a template makes of a sample, with what it left out there.
  private mutating func add(_ instance: TemplateInstance, _ sample: Sample, of count: Int) {
    let known = strategies.first { $0.strategy == instance.strategy }?.id
    let id = known ?? Self.id(strategies.count)
    if known == nil { strategies.append((id, instance.strategy)) }
    assignments[sample.id] = id
    for note in instance.notes.map({ "\($0)." }) {
      notes.append(count == 1 ? note : "\(sample.name): \(note)")
    }
  }

  private mutating func share(_ strategy: GatingStrategy, _ samples: [Sample]) {
    let id = StrategyID("strategy")
    strategies = [(id, strategy)]
    for sample in samples { assignments[sample.id] = id }
  }
}
