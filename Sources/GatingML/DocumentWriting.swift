import GatingCore
import XMLTree

/// Turns a strategy into the elements of a document.
struct DocumentWriting {
  let strategy: GatingStrategy
  /// The head of the session that the strategy is from.
  private let head: String?
  let identifiers: DocumentIdentifiers
  private let transformations: [XMLElement]
  private let transformationIDs: [Transformation: String]
  private let rootNotes: [ForeignNotes]
  private let matrixNotes: [String: ForeignNotes]

  init(_ strategy: GatingStrategy, head: String? = nil) {
    self.strategy = strategy
    self.head = head
    var kept = DocumentReading()
    var rootNotes: [ForeignNotes] = []
    var matrixNotes: [String: ForeignNotes] = [:]
    for fragment in strategy.extras {
      guard let element = try? XMLTreeReader.parse(Array(fragment.utf8)) else { continue }
      switch element.name {
      case .gating("Gating-ML"): rootNotes.append(ForeignNotes(of: element))
      case .transforms("transformation"): kept.readTransformation(element)
      case .transforms("spectrumMatrix"):
        if let id = element[.transforms("id")] { matrixNotes[id] = ForeignNotes(of: element) }
      default: continue
      }
    }
    self.rootNotes = rootNotes
    self.matrixNotes = matrixNotes
    var identifiers = DocumentIdentifiers(strategy, kept: kept.transformations.map(\.id))
    var ids: [Transformation: String] = [:]
    var elements: [XMLElement] = []
    var isWritten = Set<Int>()
    func write(kept index: Int) {
      let read = kept.transformations[index]
      isWritten.insert(index)
      elements.append(
        read.transformation.element(
          id: identifiers.transformations[index], notes: read.notes,
          functionNotes: read.functionNotes))
    }
    for transformation in strategy.usedTransformations {
      let index = kept.transformations.firstIndex { $0.transformation == transformation }
      if let index {
        ids[transformation] = identifiers.transformations[index]
        write(kept: index)
      } else {
        let id = identifiers.claim(transformation.standardID)
        ids[transformation] = id
        elements.append(transformation.element(id: id))
      }
    }
    for index in kept.transformations.indices where !isWritten.contains(index) {
      write(kept: index)
    }
    transformations = elements
    transformationIDs = ids
    self.identifiers = identifiers
  }

  /// The document's root element.
  var root: XMLElement {
    let notes = rootNotes.flatMap { $0.applied(to: .built(.gating("Gating-ML"))).children }
    let own = XMLElement.built(
      .dataType("custom_info"), [],
      [.built(.own("strategy"), [(.init("name"), strategy.name), (.init("head"), head)])])
    var root = XMLElement.built(
      .gating("Gating-ML"), [],
      notes + [own] + strategy.matrices.map(matrix) + transformations
        + strategy.gates.map(gate))
    root.scope = GatingMLNamespaces.written
    return root
  }

  private func matrix(_ matrix: SpectrumMatrix) -> XMLElement {
    let id = identifiers.id(ofMatrix: matrix.id)
    let width = matrix.isInverted ? matrix.fluorochromes.count : matrix.detectors.count
    let rows = stride(from: 0, to: matrix.coefficients.count, by: max(1, width)).map { start in
      matrix.coefficients[start..<min(start + max(1, width), matrix.coefficients.count)]
    }
    let element = XMLElement.built(
      .transforms("spectrumMatrix"),
      [
        (.transforms("id"), id),
        (.transforms("matrix-inverted-already"), matrix.isInverted ? "true" : nil),
        (.own("id"), id == matrix.id ? nil : matrix.id),
        (.own("name"), matrix.name),
      ],
      [
        .built(
          .transforms("fluorochromes"), [], matrix.fluorochromes.map { .dimension(named: $0) }),
        .built(.transforms("detectors"), [], matrix.detectors.map { .dimension(named: $0) }),
      ]
        + rows.map { row in
          .built(
            .transforms("spectrum"), [],
            row.map { value in
              .built(
                .transforms("coefficient"), [(.transforms("value"), SchemaNumber.text(value))])
            })
        })
    return matrixNotes[matrix.id]?.applied(to: element) ?? element
  }

  /// What `compensation-ref` says; that values are read as stored is a note beside it.
  func text(_ compensation: Dimension.Compensation) -> String {
    switch compensation {
    case .none, .stored: "uncompensated"
    case .file: "FCS"
    case .matrix(let id): identifiers.id(ofMatrix: id)
    }
  }

  /// The id of a transformation of the strategy, nil for none.
  func id(_ transformation: Transformation?) -> String? {
    transformation.flatMap { transformationIDs[$0] }
  }
}
