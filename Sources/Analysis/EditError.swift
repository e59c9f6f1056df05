import GatingCore

/// Why an edit was refused; the analysis is then as it was.
package enum EditError: Error, Hashable, Sendable {
  case unknownSample(SampleID)
  case duplicateSample(SampleID)
  case unknownStrategy(StrategyID)
  case unknownGate(GateID)
  /// A name that is empty, or that a sibling has.
  case name(String, isTaken: Bool)
  /// The strategy would no longer be one that can be evaluated.
  case fault(StrategyFault)
  /// The analysis is locked, and why.
  case locked(String)
  /// The matrix is none, or can't be inverted.
  case compensation(CompensationError)
  /// The matrix is one that a gate uses.
  case matrixInUse(String, gate: String)
  /// The log has no entry of this number.
  case unknownEntry(Int)
}

extension EditError: CustomStringConvertible {
  /// One sentence: what was refused, and why.
  package var description: String {
    switch self {
    case .unknownSample(let id): "There is no sample \(id.rawValue)."
    case .duplicateSample(let id): "The sample \(id.rawValue) is open already."
    case .unknownStrategy(let id): "There is no strategy \(id.rawValue)."
    case .unknownGate(let id): "There is no gate \(id)."
    case .name("", _): "A population needs a name."
    case .name(let name, _): "A sibling is called \(name) already; choose another name."
    case .fault(let fault): FailureText.sentence(fault)
    case .locked(let reason): "The analysis is locked (\(reason)); unlock it first."
    case .compensation(let error): FailureText.sentence(error)
    case .matrixInUse(let id, let gate): "The matrix \(id) stays: \(gate) is compensated by it."
    case .unknownEntry(let number): "The history has no entry \(number)."
    }
  }
}
