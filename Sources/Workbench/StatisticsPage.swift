/// The page of statistics: which parameters it is about, and how far it is scrolled.
package struct StatisticsPage: Hashable, Sendable {
  /// What the columns are.
  package enum Subject: Hashable, Sendable {
    /// The axes of the plot.
    case axes
    /// Every parameter but Time.
    case all
    /// One parameter, by its index.
    case parameter(Int)
  }

  package var subject = Subject.axes
  /// The first row and the first column in view.
  package var top = 0
  package var left = 0
}
