import GatingCore
import XMLTree

/// Writes a strategy as Gating-ML 2.0, valid against its schema, the same text for the same
/// strategy.
///
/// Reading the text gives the strategy back: what the standard has no place for (names, hues,
/// plots, markers, ids that are no XML names) is noted in `custom_info`, and numbers are the
/// shortest that read back the same. What the reader kept in `extras` is written again; extras of
/// another origin are left out. A strategy with faults is written as it is, and the reader will
/// name them; matrices of fewer than two dimensions and one-dimensional ellipsoids are outside the
/// schema.
package enum GatingMLWriter {
  /// The document, in UTF-8 with a declaration.
  ///
  /// - Parameter head: the head of the session that the strategy is from, noted beside its name; a
  ///   reader leaves it.
  package static func write(_ strategy: GatingStrategy, head: String? = nil) -> String {
    XMLTreeWriter.document(DocumentWriting(strategy, head: head).root)
  }
}
