// The sentences for all that can keep a strategy from being evaluated.

extension ParameterError: CustomStringConvertible {
  /// One sentence: what was looked for, and what is there instead.
  package var description: String {
    switch self {
    case .missing(let name, let near):
      "no parameter is called \(quoted(name))"
        + (near.isEmpty ? "" : "; near: \(near.map(quoted).joined(separator: ", "))")
    case .ambiguous(let marker, let names):
      "\(quoted(marker)) could be any of \(names.map(quoted).joined(separator: ", "));"
        + " name the parameter itself"
    }
  }
}

extension CompensationError: CustomStringConvertible {
  /// One sentence: which matrix, and what is wrong with it.
  package var description: String {
    switch self {
    case .singular(let id):
      "the matrix \(quoted(id)) cannot be inverted: its fluorochromes cannot be told apart"
    case .malformed(let id):
      "the matrix \(quoted(id)) needs a finite number for each fluorochrome and detector"
    case .unknownMatrix(let id): "there is no matrix \(quoted(id)) in the strategy"
    case .missingDetector(let id, let error): "the matrix \(quoted(id)) needs a detector: \(error)"
    case .missingFluorochrome(let id, let name):
      "the matrix \(quoted(id)) has no fluorochrome \(quoted(name))"
    }
  }
}

extension StrategyFault: CustomStringConvertible {
  /// One sentence: which gate, by id, and what is wrong with it.
  package var description: String {
    switch self {
    case .duplicateID(let id): "two gates or quadrants have the id \(quoted(id))"
    case .duplicateName(let name, let id):
      "\(quoted(id)): a gate beside it has the same name, \(quoted(name))"
    case .unknownParent(let parent, let id):
      "\(quoted(id)) lies in \(quoted(parent)), which is no population of the strategy"
    case .unknownOperand(let operand, let id):
      "\(quoted(id)) refers to \(quoted(operand)), which is no population of the strategy"
    case .cycle(let id): "\(quoted(id)) depends on itself"
    case .scale(let fault, let dimension, let id):
      "\(quoted(id)): the scale of \(quoted(dimension)) is impossible: \(fault)"
    case .geometry(let fault, let id): "\(quoted(id)) cannot be evaluated: \(fault)"
    }
  }
}

extension GatingFailure: CustomStringConvertible {
  /// One sentence: why the population has no events to count.
  package var description: String {
    switch self {
    case .parameter(let error): error.description
    case .compensation(let error): error.description
    case .strategy(let fault): fault.description
    case .dependsOn(let id): "it depends on \(quoted(id)), which could not be evaluated"
    }
  }
}

private func quoted(_ name: String) -> String { "“\(name)”" }

private func quoted(_ id: GateID) -> String { quoted(id.rawValue) }
