import XMLTree

extension GatingMLErrors: CustomStringConvertible {
  /// One sentence a line.
  package var description: String { faults.map(\.description).joined(separator: "\n") }
}

extension GatingMLError: CustomStringConvertible {
  /// One sentence for people: where, and what is wrong.
  package var description: String {
    if let place { "\(place): \(sentence)" } else { sentence }
  }

  private var sentence: String {
    switch problem {
    case .xml(let error): error.description
    case .notGatingML(let root):
      "This is XML, but not Gating-ML: its root element is \(root.quotedForMessage)."
    case .otherVersion(let version):
      "This is Gating-ML \(version); dotgate reads Gating-ML 2.0 and 1.5."
    case .olderElement:
      "dotgate does not read this part of Gating-ML 1.5; take it out of the file, or let the "
        + "program that wrote it save Gating-ML 2.0."
    case .missingAttribute(let name): "the attribute \(name) is missing."
    case .unqualifiedAttribute(let name):
      "the attribute \(name.quotedForMessage) is written without its namespace prefix."
    case .unexpectedAttribute(let name):
      "the attribute \(name.quotedForMessage) has no meaning here."
    case .missingElement(let name): "the element \(name) is missing."
    case .unexpectedElement(let name):
      "the element \(name.quotedForMessage) has no meaning here."
    case .wrongCount(let name, let expected, let found):
      "it needs \(expected) \(name), but has \(found)."
    case .notANumber(let name, let value):
      "\(name) is \(value.quotedForMessage), which is not a number."
    case .notFinite(let name, let value): "\(name) may not be \(value)."
    case .negative(let name, let value): "\(name) is \(value), but must be 0 or more."
    case .notABoolean(let name, let value):
      "\(name) is \(value.quotedForMessage); it must be true or false."
    case .emptyValue(let name): "\(name) is empty."
    case .duplicateID(let id, let kind, let line):
      "the \(kind.rawValue) id \(id.quotedForMessage) is on line \(line) already."
    case .reservedID(let id):
      "a matrix may not have the id \(id.quotedForMessage), which compensation-ref reserves."
    case .unknownReference(let attribute, let id, let kind):
      "\(attribute) names \(id.quotedForMessage), but the file has no such \(kind.rawValue)."
    case .quadrantGateReferred(let attribute, let id):
      "\(attribute) names the quadrant gate \(id.quotedForMessage); name one of its quadrants."
    case .wrongTransformation(let id, let isRatio):
      isRatio
        ? "\(id.quotedForMessage) is a ratio, which cannot scale a dimension."
        : "\(id.quotedForMessage) is a scale, but a new dimension needs a ratio (fratio)."
    case .scale(let reason): "\(reason)."
    case .ratioBounds: "the bounds of the ratio do not go with its logarithmic scale."
    case .geometry(let reason): "\(reason)."
    case .cycle: "the gate depends on itself, through its parents or references."
    }
  }
}

extension GatingMLError.Place: CustomStringConvertible {
  /// As in `Line 12, RectangleGate 'CD34'`.
  package var description: String {
    "Line \(line), \(element)" + (id.map { " " + $0.quotedForMessage } ?? "")
  }
}
