import Analysis
import FlowJo
import Foundation
import GatingCore
import GatingML

/// A FlowJo workspace made into Gating-ML 2.0: one file, or a folder of them for several trees.
struct WorkspaceConversion {
  let from: String
  let to: String
  let overwrite: Bool

  /// Whether a file is a workspace, by its first bytes.
  static func isWorkspace(_ path: String) -> Bool {
    guard let handle = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? handle.close() }
    return FlowJoReader.isWorkspace((try? handle.read(upToCount: 4096)) ?? Data())
  }

  /// Writes the strategies and says what became of every gate.
  /// - Throws: `CommandError`.
  func run() throws(CommandError) {
    guard case .workspace(let workspace, _, _) = try StrategySource(from) else {
      throw CommandError("\(from) is no FlowJo workspace.")
    }
    let groups = SharedStrategies(workspace.samples).groups
    if groups.isEmpty { throw CommandError("\(from): no sample of the workspace has gates.") }
    let isOne = groups.count == 1 && groups[0].overrides.isEmpty
    if !isOne, to.lowercased().hasSuffix(".xml") {
      let what =
        groups.count == 1 ? "samples with gates of their own" : "\(groups.count) different trees"
      throw CommandError("\(from) has \(what); name a folder, which gets a file for each sample.")
    }
    for (place, sample) in workspace.samples.enumerated() {
      report(sample, workspace.samples[..<place])
    }
    if isOne { return try write(groups[0].strategy, to: to) }
    do {
      try FileManager.default.createDirectory(atPath: to, withIntermediateDirectories: true)
    } catch {
      throw CommandError("\(to): the folder can't be made.")
    }
    var names = FreshNames()
    for group in groups {
      for index in group.samples {
        let sample = workspace.samples[index]
        let stem = names.fresh(sample.name, sample: sample.uri ?? sample.name)
        try write(sample.strategy, to: "\(to)/\(stem).xml")
      }
    }
  }

  /// What became of the gates of a sample, unless an earlier one had the same.
  private func report(_ sample: FlowJoSample, _ earlier: ArraySlice<FlowJoSample>) {
    if let same = earlier.first(where: { $0.migration == sample.migration }) {
      if !sample.migration.isEmpty { Talk.note("\(sample.name): as \(same.name).") }
      return
    }
    if sample.migration.isEmpty { Talk.note("\(sample.name): no gates.") }
    for note in sample.migration { Talk.note("\(sample.name): \(note.text).") }
    for phrase in sample.leftOut { Talk.note("\(sample.name): not carried over: \(phrase).") }
  }

  private func write(_ strategy: GatingStrategy, to path: String) throws(CommandError) {
    let named = strategy.withSchemaIDs.onStandardAxes
    var widest = 0.0
    var count = 0
    for gate in named.gates {
      let deviations = gate.geometry.dimensions.compactMap(\.scale.deviationFromLogicle)
      if deviations.isEmpty { continue }
      count += 1
      if deviations.contains(.infinity) {
        throw CommandError(
          "\(from): \(gate.name) lies on a biexponential axis that no logicle is near to; give the "
            + "axis a narrower width in FlowJo, or let dotgate gate the workspace itself.")
      }
      widest = max(widest, deviations.max() ?? 0)
    }
    do {
      try FileOutput.write(GatingMLWriter.write(named), to: path, overwrite: overwrite)
    } catch {
      throw CommandError("\(error)")
    }
    Talk.note("\(path): not carried over: FlowJo's stored counts and layouts.")
    if count > 0 {
      Talk.note(
        "\(path): \(count == 1 ? "1 gate lies" : "\(count) gates lie") on FlowJo's biexponential "
          + "axes, which the standard does not have. dotgate reads them back as they are; other "
          + "programs take the logicle of the same decades, on which an edge lies up to "
          + "\(Self.text(widest)) of 256 channels elsewhere.")
    }
  }

  private static func text(_ channels: Double) -> String {
    "\((channels * 100).rounded(.up) / 100)"
  }
}

extension GatingStrategy {
  /// The same strategy with ids that the standard allows, where paths are none.
  fileprivate var withSchemaIDs: GatingStrategy {
    var ids: [GateID: GateID] = [:]
    for (index, gate) in gates.enumerated() { ids[gate.id] = GateID("gate\(index + 1)") }
    var strategy = self
    for index in strategy.gates.indices {
      let gate = strategy.gates[index]
      var renamed = Gate(
        id: ids[gate.id] ?? gate.id, name: gate.name, parent: gate.parent.map { ids[$0] ?? $0 },
        geometry: gate.geometry, plot: gate.plot, hue: gate.hue, extras: gate.extras,
        grid: gate.grid)
      if case .boolean(var combination) = gate.geometry {
        for place in combination.operands.indices {
          let population = combination.operands[place].population
          combination.operands[place].population = ids[population] ?? population
        }
        renamed.geometry = .boolean(combination)
      }
      strategy.gates[index] = renamed
    }
    return strategy
  }
}
