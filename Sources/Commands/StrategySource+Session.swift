import Analysis
import Foundation
import GatingCore

extension StrategySource {
  /// The session that the strategy is of; nil for others.
  var session: SessionDocument? {
    if case .session(let session, _) = self { session } else { nil }
  }
}

extension SessionDocument {
  /// The strategy for a sample that a call names: for one of the session's own the one it has
  /// there, its own shapes included, which is said; for another the shared one.
  /// - Throws: `CommandError` where it may be one of several that have different shapes.
  func strategy(
    for sample: Sample
  ) throws(CommandError) -> (strategy: GatingStrategy, notes: [String]) {
    let analysis = history.analysis
    let (found, strangers) = own(sample)
    guard let own = found.first else {
      var notes: [String] = []
      if let stranger = strangers.first(where: { !ownShapes(of: $0).isEmpty }) {
        notes.append(
          "The session's \(stranger.name) has other content; its own shapes are not taken.")
      }
      if Set(analysis.assignments.values).count > 1 {
        notes.append("The session has several strategies; `\(strategy.name)` is taken.")
      }
      return (strategy, notes)
    }
    if Set(found.map { analysis.strategy(of: $0.id) }).count > 1 {
      let names = found.map { "\($0.name) (\($0.path ?? "no file"))" }.joined(separator: ", ")
      throw CommandError(
        "\(sample.name): the session has \(found.count) samples that could be this file, with "
          + "different gates: \(names). Name it by the path that the session has, or open the "
          + "session where its files are: it then knows them by their content.")
    }
    let names = ownShapes(of: own)
    let note = "The session has \(names.joined(separator: ", ")) in shapes of this sample's own."
    return (analysis.strategy(of: own.id), names.isEmpty ? [] : [note])
  }

  /// The names of the gates that a sample has in shapes of its own.
  private func ownShapes(of sample: Sample) -> [String] {
    history.analysis.strategy(of: sample.id).gates.filter {
      history.analysis.override(of: $0.id, in: sample.id) != nil
    }.map(\.name)
  }

  /// The session's samples that a file can be: those of its content; of those whose content the
  /// session does not know that at its path, else those that look like it.
  ///
  /// `strangers` look like it and have other content.
  private func own(_ sample: Sample) -> (found: [Sample], strangers: [Sample]) {
    let samples = history.analysis.samples.filter { $0.dataSet == sample.dataSet }
    let hash = samples.contains { $0.file != nil } ? Self.hash(of: sample) : nil
    let known = hash == nil ? [] : samples.filter { $0.file != nil }
    let same = known.filter { $0.file?.sha256 == hash }
    let unknown = samples.filter { hash == nil || $0.file == nil }
    if !same.isEmpty {
      let here = same.filter { isAtPath(of: sample, $0) }
      return (here.isEmpty ? same : here, [])
    }
    let here = unknown.filter { isAtPath(of: sample, $0) }
    let found = here.isEmpty ? unknown.filter { $0.isLike(sample) } : here
    return (found, known.filter { $0.isLike(sample) })
  }

  private static func hash(of sample: Sample) -> String? {
    if let file = sample.file { return file.sha256 }
    guard let path = sample.path, let source = try? FileByteSource(path: path) else { return nil }
    return try? SampleLoading.sha256(source)
  }

  /// Whether one of the session's samples lies where a sample does; its relative paths begin in the
  /// session's folder.
  private func isAtPath(of sample: Sample, _ own: Sample) -> Bool {
    guard let path = sample.path, let ownPath = own.path else { return false }
    let folder = URL(fileURLWithPath: self.path).deletingLastPathComponent().path
    return FilePath.standard(path) == FilePath.standard(ownPath, in: folder)
      && own.eventCount == sample.eventCount && own.panel == sample.panel
  }
}

extension Sample {
  /// Whether it is the same sample to all appearances: file name, events and parameters.
  fileprivate func isLike(_ other: Sample) -> Bool {
    func file(_ sample: Sample) -> Substring? {
      (sample.path ?? sample.name).split(separator: "/").last
    }
    return file(self) == file(other) && eventCount == other.eventCount && panel == other.panel
  }
}
