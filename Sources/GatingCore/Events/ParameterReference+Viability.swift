extension ParameterReference {
  /// A dye that dead cells take up, by the names that it goes by.
  package static let viability = ParameterReference(
    marker: "viability",
    aliases: [
      "Live/Dead", "L/D", "LiveDead", "Live", "Dead", "Zombie", "FVS", "FVS440UV", "FVS450",
      "FVS510", "FVS520", "FVS570", "FVS575V", "FVS620", "FVS660", "FVS700", "FVS780", "eFluor780",
      "7-AAD", "7AAD", "PI", "Propidium Iodide", "DAPI", "DRAQ7", "SYTOX", "Ghost", "Aqua", "Vivid",
    ])
}

extension Panel {
  /// Whether a dimension is the dye that dead cells take up.
  package func isViability(_ dimension: Dimension) -> Bool {
    guard case .parameter(let reference) = dimension.source,
      let index = try? index(of: reference)
    else { return false }
    return (try? self.index(of: .viability)) == index
  }
}
