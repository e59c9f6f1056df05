import Analysis
import FCSFiles
import Foundation
import GatingCore
import Sessions

/// What stands for names in a copy that names nobody: the same everywhere.
struct Pseudonyms {
  /// What replaces texts that were written freely.
  static let removed = "removed"

  private var names: [String: String] = [:]
  private var counts: [String: Int] = [:]
  /// What names stand for of a sample, by the names.
  private var samples: [SampleID: String] = [:]
  /// The files that samples were, by hash, that are now others.
  private var originals: [SampleID: SampleFile] = [:]

  /// Names what is known of a sample at the end.
  mutating func note(_ sample: Sample, as name: String) {
    samples[sample.id] = name
    originals[sample.id] = sample.file
    note(parts: sample, as: name)
    for (value, kind) in [
      (sample.description.patient, "patient"), (sample.description.timePoint, "time point"),
      (sample.description.tube, "tube"),
    ] { _ = pseudonym(value, kind) }
  }

  /// Names what a record says, before it is replaced.
  mutating func note(_ record: SessionRecord) {
    for name in [record.who.analyst, record.who.user].compactMap({ $0 }) {
      _ = pseudonym(name, "person")
    }
    switch record.entry {
    case .signOff(let signOff): _ = pseudonym(signOff.name, "person")
    case .checkpoint(let name): _ = pseudonym(name, "checkpoint")
    case .export(let export):
      let ending = (export.path as NSString).pathExtension
      _ = pseudonym(export.path, "file")
      if !ending.isEmpty, names[export.path]?.hasSuffix("." + ending) == false {
        names[export.path]? += "." + ending
      }
    case .begin(let edit), .edit(let edit): note(edit)
    default: break
    }
  }

  private mutating func note(_ edit: Edit) {
    switch edit {
    case .addSample(let sample): note(parts: sample, as: samples[sample.id] ?? Self.removed)
    case .describe(_, let description):
      _ = pseudonym(description.patient, "patient")
      _ = pseudonym(description.timePoint, "time point")
      _ = pseudonym(description.tube, "tube")
    case .locate(let id, let path): if let path { names[path] = samples[id] }
    default: break
    }
  }

  /// The values of keywords that were removed from the samples.
  mutating func note(values: [String]) {
    for value in values where names[value] == nil { names[value] = Self.removed }
  }

  private mutating func note(parts sample: Sample, as name: String) {
    let path = sample.path ?? ""
    for text in [
      sample.name, path, (path as NSString).lastPathComponent, sample.originalName ?? "",
    ]
    where !text.isEmpty {
      names[text] = name
      let stem = (text as NSString).deletingPathExtension
      if stem.count >= FCSDeidentification.shortest, names[stem] == nil {
        names[stem] = (name as NSString).deletingPathExtension
      }
    }
  }

  private mutating func pseudonym(_ text: String, _ kind: String) -> String {
    if text.isEmpty { return "" }
    if let known = names[text], known != Self.removed { return known }
    counts[kind, default: 0] += 1
    let fresh = "\(kind) \(counts[kind] ?? 0)"
    names[text] = fresh
    return fresh
  }

  /// A name with all that stands for something else replaced, the longest first.
  func text(_ text: String) -> String {
    if let whole = names[text] { return whole }
    var text = text
    for (name, other) in ordered where name.count >= FCSDeidentification.shortest {
      text = text.replacing(name, with: other)
    }
    return text
  }

  private var ordered: [(String, String)] {
    names.sorted { ($1.key.count, $0.key) < ($0.key.count, $1.key) }
  }

  func author(_ author: SessionRecord.Author) -> SessionRecord.Author {
    .init(analyst: author.analyst.map(text), user: text(author.user))
  }

  /// What was replaced or taken out, in sentences.
  var removals: [String] {
    let kinds = counts.sorted { $0.key < $1.key }.map { kind, count in
      "\(count) \(kind)\(count == 1 ? "" : "s")"
    }
    return [
      "the names and paths of \(samples.count) \(samples.count == 1 ? "sample" : "samples")"
        + (kinds.isEmpty ? "" : ", ") + kinds.joined(separator: ", ")
        + " stand by numbers; notes and reasons are removed."
    ]
  }

  /// The names that a copy still holds somewhere.
  func leftovers(in content: [UInt8]) -> [String] {
    let text = String(decoding: content, as: UTF8.self)
    return names.keys.filter { name in
      name.count >= FCSDeidentification.shortest && names[name] != name && text.contains(name)
    }.sorted()
  }
}

extension Pseudonyms {
  /// An entry as the copy has it.
  ///
  /// - Parameter copies: what is known of the samples' copies.
  func entry(_ entry: History.Entry, _ copies: [SampleID: Sample]) -> History.Entry {
    switch entry {
    case .begin(let edit): return .begin(self.edit(edit, copies))
    case .edit(let edit): return .edit(self.edit(edit, copies))
    case .undo, .redo, .go: return entry
    case .counts(var moved):
      for index in moved.counts.indices {
        let path = PopulationPath.names(moved.counts[index].population)
        moved.counts[index].population = PopulationPath.join(path.map(text))
      }
      return .counts(moved)
    case .checkpoint(let name): return .checkpoint(text(name))
    case .note: return .note(Self.removed)
    case .reason: return .reason(Self.removed)
    case .signOff(let signOff):
      return .signOff(.init(name: text(signOff.name), meaning: Self.removed))
    case .lock: return .lock(reason: Self.removed)
    case .unlock: return .unlock(reason: Self.removed)
    case .export(let export):
      var export = export
      export.path = text(export.path)
      return .export(export)
    }
  }

  private func edit(_ edit: Edit, _ copies: [SampleID: Sample]) -> Edit {
    switch edit {
    case .addSample(let sample): .addSample(self.sample(sample, copies[sample.id]))
    case .identify(let id, let file):
      .identify(id, file == originals[id] ? copies[id]?.file ?? file : file)
    case .locate(let id, let path): .locate(id, path: path == nil ? nil : samples[id])
    case .describe(let id, let description): .describe(id, self.description(description))
    case .exclude(let id, let reason): .exclude(id, reason: reason == nil ? nil : Self.removed)
    case .note(let subject, let text): .note(subject, text == nil ? nil : Self.removed)
    case .setStrategy(let id, let strategy): .setStrategy(id, strategy.map(self.strategy))
    case .insertGates(let placed, let id):
      .insertGates(placed.map { .init(index: $0.index, gate: gate($0.gate)) }, id)
    case .setGeometry(let gate, let geometry, let id):
      .setGeometry(gate, self.geometry(geometry), id)
    case .override(let gate, let geometry, let id):
      .override(gate, geometry.map(self.geometry), id)
    case .combine(let gate, let geometry, let removed, let inserted, let id):
      .combine(
        gate, self.geometry(geometry), removing: removed,
        inserting: inserted.map { .init(index: $0.index, gate: self.gate($0.gate)) }, id)
    case .several(let edits): .several(edits.map { self.edit($0, copies) })
    case .rename(let gate, let name, let id): .rename(gate, text(name), id)
    case .removeSample, .setContents, .assign, .removeGates, .moveGate, .setPlot, .setMatrix,
      .setCompensation:
      edit
    }
  }

  private func sample(_ sample: Sample, _ copy: Sample?) -> Sample {
    var result = sample
    result.name = samples[sample.id] ?? Self.removed
    result.path = sample.path == nil ? nil : result.name
    result.originalName = nil
    result.description = description(sample.description)
    guard let copy else { return result }
    result.dataSet = copy.dataSet
    // Another panel is that of a former file.
    if sample.eventCount == copy.eventCount { result.panel = copy.panel }
    if sample.file != nil, sample.file == originals[sample.id] { result.file = copy.file }
    return result
  }

  private func description(_ description: SampleDescription) -> SampleDescription {
    .init(
      patient: text(description.patient), timePoint: text(description.timePoint),
      tube: text(description.tube), role: description.role)
  }

  private func strategy(_ strategy: GatingStrategy) -> GatingStrategy {
    // What other programs noted can be anything.
    GatingStrategy(
      name: text(strategy.name), matrices: strategy.matrices, gates: strategy.gates.map(gate))
  }

  private func gate(_ gate: Gate) -> Gate {
    var gate = gate
    gate.name = text(gate.name)
    gate.extras = nil
    gate.geometry = geometry(gate.geometry)
    return gate
  }

  private func geometry(_ geometry: Geometry) -> Geometry {
    guard case .quadrants(var quadrants) = geometry else { return geometry }
    for index in quadrants.quadrants.indices {
      quadrants.quadrants[index].name = text(quadrants.quadrants[index].name)
    }
    return .quadrants(quadrants)
  }
}
