/// The parameters of a sample, in file order, with the file's own spillover matrix.
package struct Panel: Hashable, Sendable, Codable {
  /// The parameters, `$P1` first.
  package var parameters: [Parameter]
  /// `$SPILLOVER` as the file gives it; nil without one.
  package var spillover: SpectrumMatrix?

  /// A panel of these parameters.
  package init(parameters: [Parameter], spillover: SpectrumMatrix? = nil) {
    self.parameters = parameters
    self.spillover = spillover
  }

  /// The index of the parameter that `reference` means on this panel.
  ///
  /// By exact `$PnN`, then by marker and aliases: a marker matches a parameter whose stain, or
  /// else name, has its words in a row (`CD45` matches `CD45 PerCP`, not `CD45RA`). Of several the
  /// one measured as area (`-A`) is taken.
  /// - Throws: `ParameterError.missing` with the near names, or `.ambiguous`.
  package func index(of reference: ParameterReference) throws(ParameterError) -> Int {
    if let name = reference.name,
      let index = parameters.firstIndex(where: { $0.name == name })
    {
      return index
    }
    for marker in [reference.marker].compactMap({ $0 }) + reference.aliases {
      if let index = try index(ofMarker: marker, in: \.stain) { return index }
      if let index = try index(ofMarker: marker, in: { $0.name }) { return index }
    }
    let wanted = reference.name ?? reference.label
    throw .missing(wanted, near: nearNames(to: wanted))
  }

  private func index(
    ofMarker marker: String, in text: (Parameter) -> String?
  ) throws(ParameterError) -> Int? {
    let words = Self.words(marker)
    guard !words.isEmpty else { return nil }
    let found = parameters.indices.filter { index in
      guard let text = text(parameters[index]) else { return false }
      let have = Self.words(text)
      guard have.count >= words.count else { return false }
      return (0...(have.count - words.count)).contains {
        have[$0..<($0 + words.count)].elementsEqual(words)
      }
    }
    if found.count < 2 { return found.first }
    let areas = found.filter { parameters[$0].name.uppercased().hasSuffix("-A") }
    if let only = areas.first, areas.count == 1 { return only }
    throw .ambiguous(marker, among: found.map { parameters[$0].name })
  }

  private func nearNames(to wanted: String) -> [String] {
    let names = parameters.flatMap { [$0.name, $0.shortTitle, $0.stain].compactMap { $0 } }
    let limit = max(2, wanted.count / 2)
    let distances = names.map { EditDistance.between($0.lowercased(), wanted.lowercased()) }
    let ranked = names.indices.filter { distances[$0] <= limit }
      .sorted { (distances[$0], $0) < (distances[$1], $1) }
    var seen: Set<String> = []
    return ranked.map { names[$0] }.filter { seen.insert($0).inserted }.prefix(3).map { $0 }
  }

  private static func words(_ text: String) -> [Substring] {
    text.lowercased().split { !($0.isLetter || $0.isNumber) }
  }
}

extension Panel {
  /// Whether two dimensions read the same values of a sample, whatever their scales.
  ///
  /// The file's spillover changes only the parameters that it names, so for the others it is the
  /// same as no compensation.
  package func readsTheSame(_ left: Dimension, _ right: Dimension) -> Bool {
    readsTheSameSource(left, right)
      && effectiveCompensation(left) == effectiveCompensation(right)
  }

  /// Whether two dimensions have the same source, whatever their compensations and scales.
  package func readsTheSameSource(_ left: Dimension, _ right: Dimension) -> Bool {
    if left.source == right.source { return true }
    guard case .parameter(let leftReference) = left.source,
      case .parameter(let rightReference) = right.source,
      let leftIndex = try? index(of: leftReference),
      let rightIndex = try? index(of: rightReference)
    else { return false }
    return leftIndex == rightIndex
  }

  private func effectiveCompensation(_ dimension: Dimension) -> Dimension.Compensation {
    guard dimension.compensation == .file else { return dimension.compensation }
    let names = dimension.references.compactMap { reference in
      (try? index(of: reference)).map { parameters[$0].name }
    }
    return names.contains { spillover?.fluorochromes.contains($0) == true } ? .file : .none
  }
}
