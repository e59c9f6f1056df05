import GatingCore
import Plotting

/// Which matrix is seen, and what is said of it first.
extension Model {
  /// The matrix of a compensation; nil where there is none.
  func matrix(of compensation: Dimension.Compensation) -> SpectrumMatrix? {
    switch compensation {
    case .none, .stored: nil
    case .file: panel.spillover
    case .matrix(let id): decidedStrategy.matrices.first { $0.id == id }
    }
  }

  /// The compensation in force: that of the plot, else that of the first gate that has one, else
  /// the strategy's first matrix or the file's own; nil where there is no matrix at all.
  var compensationInForce: Dimension.Compensation? {
    let strategy = decidedStrategy
    let axes = axes(for: viewed)
    func isInForce(_ dimension: Dimension) -> Bool {
      matrix(of: dimension.compensation) != nil
        && panel.isCompensable(dimension, by: strategy.matrices)
    }
    // Most strategies are decided by the first that is asked: hints ask at every frame.
    if let shown = [axes.x, axes.y].map(\.dimension).first(where: isInForce) {
      return shown.compensation
    }
    for gate in strategy.gates {
      if let used = gate.geometry.dimensions.first(where: isInForce) { return used.compensation }
    }
    let first = strategy.matrices.first.map { Dimension.Compensation.matrix(id: $0.id) }
    return [.file, first].compactMap { $0 }.first { matrix(of: $0) != nil }
  }

  mutating func openSpillover(isGrid: Bool) {
    guard let compensation = compensationInForce else { return }
    openSpillover(compensation, isGrid: isGrid)
  }

  mutating func openSpillover(
    _ compensation: Dimension.Compensation, isGrid: Bool, source: Int? = nil, target: Int? = nil
  ) {
    guard let stored = matrix(of: compensation), let matrix = try? stored.asSpillover() else {
      return
    }
    // The pair that the plot shows, where it is one.
    let shown = [axes(for: viewed).x, axes(for: viewed).y].map(\.dimension)
    func place(_ dimension: Dimension, among names: [String]) -> Int? {
      guard let reference = dimension.references.first else { return nil }
      if let index = try? panel.index(of: reference),
        let place = names.firstIndex(of: panel.parameters[index].name)
      {
        return place
      }
      return reference.name.flatMap { names.firstIndex(of: $0) }
    }
    crosshair = nil
    var page = SpilloverPage(
      isGrid: isGrid, base: compensation, matrix: matrix, original: matrix,
      isOfInverse: stored.isInverted, source: 0, target: 0, preview: nil, before: [:])
    let row = source ?? place(shown[0], among: page.rowNames) ?? 0
    let column = target ?? place(shown[1], among: page.columnNames) ?? (row == 1 ? 0 : 1)
    page.source = min(row, page.rowCount - 1)
    page.target = min(column, page.columnCount - 1)
    mode = .spillover(page)
    if let words = whatIsSeen(page) { say(words) }
  }

  /// What is to be known of a matrix that is not square, is stored as its inverse or compensates
  /// nothing; nil for others.
  private func whatIsSeen(_ page: SpilloverPage) -> String? {
    if page.isOfInverse { return obstacle(inSpillover: .coefficient, page) }
    let start = SpilloverText.start(words(page.base))
    if page.isSquare {
      return page.matrix.isIdentity
        ? "\(start) is 0 for all pairs: nothing is compensated on it." : nil
    }
    let kind = "\(page.rowCount) fluorochromes on \(page.matrix.detectors.count) detectors"
    return page.isGrid
      ? "\(start) has \(kind); the plots show the fluorochromes, unmixed."
      : "\(start) has \(kind); the plot shows the marked fluorochrome, unmixed, against the "
        + "detector as it was recorded."
  }
}
