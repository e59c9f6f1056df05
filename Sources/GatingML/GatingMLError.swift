import XMLTree

/// One thing that keeps a document from being read, with its place.
package struct GatingMLError: Error, Hashable, Sendable {
  /// What kind of thing an id names.
  package enum Kind: String, Hashable, Sendable {
    case population, transformation, matrix, divider
  }

  package enum Problem: Hashable, Sendable {
    /// It is no XML that is read at all.
    case xml(XMLTreeError)
    /// The root element is another one.
    case notGatingML(root: String)
    /// The root element is Gating-ML's, of another version.
    case otherVersion(String)
    /// The element is one of Gating-ML 1.5 that is not read, or not of 1.5 at all.
    case olderElement
    case missingAttribute(String)
    /// The attribute is written without its namespace.
    case unqualifiedAttribute(String)
    case unexpectedAttribute(String)
    case missingElement(String)
    case unexpectedElement(String)
    case wrongCount(of: String, expected: String, found: Int)
    /// The value of an attribute or element is no number.
    case notANumber(String, value: String)
    /// The number may not be NaN or, where a finite one is asked for, infinite.
    case notFinite(String, value: String)
    /// The number must be 0 or more.
    case negative(String, value: String)
    case notABoolean(String, value: String)
    /// The value may not be empty.
    case emptyValue(String)
    case duplicateID(String, Kind, firstLine: Int)
    /// The id is one that `compensation-ref` gives a meaning of its own.
    case reservedID(String)
    case unknownReference(String, String, Kind)
    /// The parent, or a reference, names a quadrant gate instead of one of its quadrants.
    case quadrantGateReferred(String, String)
    /// A ratio stands where a scale is asked for, or the other way round.
    case wrongTransformation(String, isRatio: Bool)
    /// The parameters of a transformation are impossible.
    case scale(String)
    /// Bounds of a ratio that cannot be moved behind its logarithmic scale.
    case ratioBounds
    case geometry(String)
    case cycle
  }

  /// An element of the document.
  package struct Place: Hashable, Sendable {
    package var element: String
    /// Its own id, else that of the gate, transformation or matrix it is in.
    package var id: String?
    package var line: Int
  }

  /// Nil where it is the document as a whole.
  package var place: Place?
  package var problem: Problem
}
