import Analysis
import FlowJo
import GatingCore

extension FlowJoWorkspace {
  /// The sample of the workspace that a file is: by its URI, by the name in that or FlowJo's own, by
  /// `$FIL`, by the number of events and the parameters; on the matrix that FlowJo used for it.
  /// - Throws: `CommandError` where none is, several are, or the one has no gates.
  func sample(for sample: Sample) throws(CommandError) -> FlowJoSample {
    let path = sample.path ?? sample.name
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let names = Set(sample.panel.parameters.map(\.name))
    let tests: [(FlowJoSample) -> Bool] = [
      { $0.path == path },
      { $0.fileName == file || $0.name == file || $0.name == sample.name },
      { $0.keywords["$FIL"] != nil && $0.keywords["$FIL"] == sample.originalName },
      { $0.eventCount == sample.eventCount && $0.parameterNames == names },
    ]
    for test in tests {
      var found = samples.filter(test)
      if found.count > 1 { found = found.filter { $0.eventCount == sample.eventCount } }
      if found.count > 1 {
        throw CommandError(
          "\(sample.name): the workspace has \(found.count) samples that could be this file.")
      }
      guard let only = found.first else { continue }
      if only.strategy.gates.isEmpty {
        let refused = only.migration.map { "\($0.text)." }.joined(separator: " ")
        throw CommandError(
          refused.isEmpty
            ? "\(sample.name): the workspace has no gates for this sample."
            : "\(sample.name): no gate of the workspace can be taken for this sample. \(refused)")
      }
      return only.onOwnMatrix(of: sample)
    }
    throw CommandError(
      "\(sample.name): the workspace has no sample of this name, $FIL or content; it has "
        + samples.prefix(5).map(\.name).joined(separator: ", ")
        + (samples.count > 5 ? " and \(samples.count - 5) more." : "."))
  }
}

extension FlowJoSample {
  /// The sample on the matrix that FlowJo used, where the file has another of its own by now.
  fileprivate func onOwnMatrix(of sample: Sample) -> FlowJoSample {
    guard let ownMatrix, sample.panel.spillover?.agrees(with: ownMatrix) != true else {
      return self
    }
    var result = self
    result.strategy = strategy.replacingOwn(by: ownMatrix, on: sample.panel)
    result.migration.append(
      MigrationNote(
        population: "All events", kind: "spilloverMatrix",
        outcome: .approximated(
          "the matrix \(ownMatrix.id) that FlowJo used takes the place of the file's own, which differs"
        )))
    return result
  }
}
