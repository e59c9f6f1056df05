import GatingCore
import XMLTree

/// Reads Gating-ML 2.0 (ISAC Recommendation, schema 2.0.121207): every gate, transformation and
/// matrix of the standard.
///
/// `gating:id`s are kept. Names, hues, plots and markers are taken from this program's notes in
/// `custom_info`; without them a name is the id. What other programs noted there is kept as
/// `extras`. Elements may come in any order, with any prefixes. Of Gating-ML 1.5 it reads what
/// `OlderDocument` carries over.
package enum GatingMLReader {
  /// Reads a document.
  /// - Throws: all faults that were found; nothing is repaired but what a warning names.
  package static func read(_ bytes: [UInt8]) throws(GatingMLErrors) -> GatingMLDocument {
    let root: XMLElement
    do throws(XMLTreeError) {
      root = try XMLTreeReader.parse(bytes, limits: .init(bytes: 64 << 20, depth: 100))
    } catch {
      throw GatingMLErrors(faults: [GatingMLError(place: nil, problem: .xml(error))])
    }
    var reading = DocumentReading()
    let strategy = reading.strategy(root)
    guard let strategy, reading.faults.isEmpty else {
      throw GatingMLErrors(faults: reading.faults)
    }
    return GatingMLDocument(strategy: strategy, warnings: reading.warnings)
  }
}
