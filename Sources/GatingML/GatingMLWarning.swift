import XMLTree

/// Something in a document that was read differently from how it is written, or not at all.
package struct GatingMLWarning: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// The element means nothing here and was left out.
    case ignoredElement(String)
    /// The attribute means nothing here and was left out.
    case ignoredAttribute(String)
    /// Text stands where the standard has none and was left out.
    case ignoredText
    /// `custom_info` stands where the standard has none and was left out.
    case ignoredCustomInfo
    /// The id names two things of different kinds.
    case sharedID(String)
    /// The id is no NCName; it gets another one when the strategy is written.
    case invalidID(String)
    /// The file has no matrix of this id, so the gate can't be evaluated.
    case unknownMatrix(String)
    /// The values of a divider were not rising and were sorted, repeated ones dropped.
    case sortedDivider
    /// Two siblings have this name.
    case duplicateName(String)
    /// This program's own notes on the gate are damaged or no longer fit; what is named was left
    /// out.
    case damagedNote(String)
  }

  package var place: GatingMLError.Place?
  package var kind: Kind
}

extension GatingMLWarning: CustomStringConvertible {
  /// One sentence for people.
  package var description: String {
    if let place { "\(place): \(sentence)" } else { sentence }
  }

  private var sentence: String {
    switch kind {
    case .ignoredElement(let name):
      "the element \(name.quotedForMessage) was left out; Gating-ML has none such here."
    case .ignoredAttribute(let name):
      "the attribute \(name.quotedForMessage) was left out; Gating-ML has none such here."
    case .ignoredText: "text was left out; Gating-ML has none here."
    case .ignoredCustomInfo: "the custom_info was left out; Gating-ML has none here."
    case .sharedID(let id): "the id \(id.quotedForMessage) also names something else."
    case .invalidID(let id):
      "the id \(id.quotedForMessage) is no XML name; it is changed when the strategy is saved."
    case .unknownMatrix(let id):
      "compensation-ref names \(id.quotedForMessage), but the file has no such matrix; "
        + "the gate can't be evaluated."
    case .sortedDivider: "the values were sorted, repeated ones dropped."
    case .duplicateName(let name):
      "another population of the same parent is called \(name.quotedForMessage) too."
    case .damagedNote(let what): "dotgate's note of the \(what) does not fit and was left out."
    }
  }
}
