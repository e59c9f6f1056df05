/// The opaque, stable identity of a gate, or of a quadrant of a quadrant gate, in a strategy.
///
/// A population is named by the gate (or quadrant) that makes it. Read from a Gating-ML file it
/// is the `gating:id`; new ones are NCNames.
package struct GateID: Hashable, Sendable, Codable, RawRepresentable, ExpressibleByStringLiteral {
  /// The id as files write it.
  package let rawValue: String

  /// The id that files write so.
  package init(rawValue: String) { self.rawValue = rawValue }

  /// The id that files write so.
  package init(_ rawValue: String) { self.rawValue = rawValue }

  /// The id that files write so.
  package init(stringLiteral value: String) { rawValue = value }

  /// Reads an id from a single text.
  package init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(String.self)
  }

  /// Writes the id as a single text.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}

extension GateID: CustomStringConvertible {
  /// The id as files write it.
  package var description: String { rawValue }
}
