import GatingCore
import XMLTree

/// The state of reading one document: what was declared so far, and what is wrong.
///
/// Functions that read a part return nil where they have noted a fault.
struct DocumentReading {
  private(set) var faults: [GatingMLError] = []
  private(set) var warnings: [GatingMLWarning] = []

  /// A transformation as it was read.
  struct ReadTransformation {
    var id: String
    var transformation: Transformation
    /// Notes of others on the transformation and on its function.
    var notes: ForeignNotes
    var functionNotes: ForeignNotes
  }

  /// Those declared, in document order; first of an id.
  var transformations: [ReadTransformation] = []
  var transformationIndices: [String: Int] = [:]
  /// Ids declared as transformations, whether or not they could be read.
  var declaredTransformations: [String: Int] = [:]
  var usedTransformations: Set<String> = []
  /// The strategy's id of each written matrix id.
  var matrixIDs: [String: String] = [:]
  /// The strategy's id of each written population id, quadrant gates' own included.
  var populationIDs: [String: GateID] = [:]
  /// The written ids of quadrant gates, which are no populations.
  var quadrantGates: Set<String> = []
  /// Where each gate or quadrant is declared.
  var places: [GateID: GatingMLError.Place] = [:]
  /// What each id was first declared as, and where.
  var declarations: [String: (kind: GatingMLError.Kind, line: Int)] = [:]

  mutating func fault(_ problem: GatingMLError.Problem, _ place: GatingMLError.Place?) {
    faults.append(GatingMLError(place: place, problem: problem))
  }

  mutating func warn(_ kind: GatingMLWarning.Kind, _ place: GatingMLError.Place?) {
    warnings.append(GatingMLWarning(place: place, kind: kind))
  }

  /// Puts faults and warnings in document order.
  mutating func sortByLine() {
    faults = faults.enumerated().sorted {
      ($0.element.place?.line ?? 0, $0.offset) < ($1.element.place?.line ?? 0, $1.offset)
    }.map(\.element)
    warnings = warnings.enumerated().sorted {
      ($0.element.place?.line ?? 0, $0.offset) < ($1.element.place?.line ?? 0, $1.offset)
    }.map(\.element)
  }

  /// The place of an element; `owner` is the id of the gate, transformation or matrix it is in.
  func place(_ element: XMLElement, _ owner: String? = nil) -> GatingMLError.Place {
    let own = element[.gating("id")] ?? element[.transforms("id")]
    return .init(element: element.name.local, id: own ?? owner, line: element.line)
  }
}

extension XMLElement.Name {
  /// As messages and the standard's text write it: `gating:id`.
  var label: String { writtenPrefix.isEmpty ? local : writtenPrefix + ":" + local }
}
