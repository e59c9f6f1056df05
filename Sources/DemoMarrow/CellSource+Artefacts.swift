/// What else passes the laser: dead cells, debris, two cells at once.
extension CellSource {
  /// A dead cell: takes up the viability dye, is smaller and grainier, and binds a little of every
  /// antibody.
  func deadCell(_ generator: inout MarrowGenerator) -> (type: CellType, cell: SimulatedCell) {
    var (type, cell) = cell(&generator)
    let stickiness = generator.logNormal(2.5, 0.3)
    for stain in Stain.allCases {
      cell.light[stain.rawValue] += stickiness * (0.5 + generator.uniform())
    }
    cell.light[Stain.viability.rawValue] += generator.logNormal(4.4, 0.25)
    cell.forwardArea *= 0.75
    cell.forwardHeight *= 0.75
    cell.sideArea *= 1.15
    return (type, cell)
  }

  /// Debris: small, and some of it with CD45 or the viability dye on it.
  ///
  /// The acquisition threshold is a forward scatter of 5,000.
  func debris(_ generator: inout MarrowGenerator) -> SimulatedCell {
    var light = SIMD8<Double>(repeating: 0)
    for stain in Stain.allCases { light[stain.rawValue] = generator.logNormal(1.8, 0.25) }
    light[Stain.cd45.rawValue] = generator.logNormal(2 + 1.5 * generator.uniform(), 0.25)
    light[Stain.viability.rawValue] = generator.logNormal(2 + 1.8 * generator.uniform(), 0.25)
    var area = 0.0
    while area < 5_000 { area = generator.logNormal(4.1, 0.17) }
    return SimulatedCell(
      forwardArea: area, forwardHeight: Self.height * area * (1 + 0.06 * generator.normal()),
      sideArea: generator.logNormal(4.05, 0.25), light: light)
  }

  /// Two live cells that pass as one pulse, most of them hardly overlapping.
  func doublet(
    _ generator: inout MarrowGenerator
  ) -> (types: (CellType, CellType), cell: SimulatedCell) {
    let (first, cell) = cell(&generator)
    let (second, other) = self.cell(&generator)
    let closeness = generator.uniform()
    return ((first, second), cell.passing(with: other, overlap: 0.5 * closeness * closeness))
  }
}
