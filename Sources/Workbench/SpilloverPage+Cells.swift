import GatingCore

/// The rows and columns of a matrix that is seen, and what they are called.
///
/// A square matrix goes by its detectors, of which each fluorochrome has its own. Of another one the
/// numbers are of fluorochromes on detectors, the small plots of fluorochromes against each other:
/// nothing else comes out of it.
extension SpilloverPage {
  package var isSquare: Bool { matrix.isSquare }

  /// Whether the columns are fluorochromes that have no detector of their own.
  var showsOutputs: Bool { isGrid && !isSquare }

  package var rowCount: Int { matrix.fluorochromes.count }

  package var columnCount: Int { showsOutputs ? rowCount : matrix.detectors.count }

  var rowNames: [String] { isSquare ? matrix.detectors : matrix.fluorochromes }

  var columnNames: [String] { showsOutputs ? matrix.fluorochromes : matrix.detectors }

  /// The names for tight places.
  var rowLabels: [String] { Self.short(rowNames) }
  var columnLabels: [String] { Self.short(columnNames) }

  /// The marked cell, as in `APC-A → AF700-A`.
  var pair: String { "\(rowNames[source]) → \(columnNames[target])" }

  /// Whether the marked cell is a fluorochrome on its own detector.
  var isDiagonal: Bool { isSquare && source == target }

  /// Where a cell is among the coefficients.
  func place(_ source: Int, _ target: Int) -> Int { source * matrix.detectors.count + target }

  /// The page as small plots or as numbers, with the nearest cell marked there: a detector stands
  /// for the fluorochrome that is brightest on it, a fluorochrome for its brightest detector.
  func turned(toGrid isGrid: Bool) -> SpilloverPage {
    var page = self
    page.isGrid = isGrid
    guard !isSquare, isGrid != self.isGrid else { return page }
    if isGrid {
      let others = (0..<rowCount).filter { $0 != source }
      page.target =
        others.max {
          matrix.coefficients[place($0, target)] < matrix.coefficients[place($1, target)]
        } ?? source
    } else {
      page.target =
        matrix.detectors.indices.max {
          matrix.coefficients[place(target, $0)] < matrix.coefficients[place(target, $1)]
        } ?? 0
    }
    return page
  }

  /// Without the ending that all have, as `-A`.
  private static func short(_ names: [String]) -> [String] {
    for ending in ["-A", "-H", "-W"]
    where names.allSatisfy({ $0.hasSuffix(ending) && $0.count > 2 }) {
      return names.map { String($0.dropLast(ending.count)) }
    }
    return names
  }
}
