import GatingCore

/// The sentences for what a strategy or a sample lacks.
package enum FailureText {
  /// Why a population could not be evaluated, in one sentence.
  ///
  /// - Parameter name: what to call a population, by its id.
  package static func sentence(
    _ failure: GatingFailure, name: (GateID) -> String = { $0.rawValue }
  ) -> String {
    switch failure {
    case .parameter(let error): sentence(error)
    case .compensation(let error): sentence(error)
    case .strategy(let fault): sentence(fault, name: name)
    case .dependsOn(let id): "It depends on \(name(id)), which could not be evaluated."
    }
  }

  /// Which parameter is missing, and what comes near.
  package static func sentence(_ error: ParameterError) -> String {
    switch error {
    case .missing(let wanted, let near) where near.isEmpty:
      "The sample has no parameter \(wanted)."
    case .missing(let wanted, let near):
      "The sample has no parameter \(wanted); did you mean \(list(near))?"
    case .ambiguous(let marker, let among):
      "Several parameters carry \(marker): \(among.joined(separator: ", ")); name one of them."
    }
  }

  /// Why a compensation could not be applied.
  package static func sentence(_ error: CompensationError) -> String {
    switch error {
    case .singular(let id):
      "The matrix \(id) can't be inverted: its fluorochromes can't be told apart."
    case .malformed(let id):
      "The matrix \(id) needs a finite number for each fluorochrome and detector."
    case .unknownMatrix(let id): "The strategy has no matrix \(id)."
    case .missingDetector(let id, let error):
      "The matrix \(id) names a detector that is not there. \(sentence(error))"
    case .missingFluorochrome(let id, let name):
      "The matrix \(id) gives no \(name)."
    }
  }

  /// What is wrong with a strategy.
  package static func sentence(
    _ fault: StrategyFault, name: (GateID) -> String = { $0.rawValue }
  ) -> String {
    switch fault {
    case .duplicateID(let id): "Two gates or quadrants have the id \(id)."
    case .duplicateName(let text, _): "Two siblings are called \(text)."
    case .unknownParent(let parent, let gate):
      "The gate \(name(gate)) is drawn in \(parent), which is no population."
    case .unknownOperand(let operand, let gate):
      "The boolean gate \(name(gate)) refers to \(operand), which is no population."
    case .cycle(let gate): "The gate \(name(gate)) depends on itself."
    case .scale(let reason, let dimension, let gate):
      "The scale of \(dimension) in \(name(gate)) is impossible: \(reason)."
    case .geometry(let reason, let gate): "The gate \(name(gate)) can't be evaluated: \(reason)."
    }
  }

  private static func list(_ names: [String]) -> String {
    names.count < 2
      ? names.joined()
      : names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
  }
}
