/// The populations of the truth labels.
package enum TruePopulation: String, CaseIterable, Sendable {
  case earlyLymphoid = "CD34+CD19-CD22+"
  case doublePositive = "CD34+CD19+CD22+"
  case stemEnriched = "CD34+CD38-"
  case otherCD34 = "CD34+ other"
  case b = "B"
  case escapedBlast = "blast CD19-"
  case lymphocyte = "T/NK"
  case granulocyte
  case monocyte
  case erythroid
  case debris
  case dead
  case doublet

  /// Whether its cells are CD34+.
  package var isCD34Positive: Bool {
    switch self {
    case .earlyLymphoid, .doublePositive, .stemEnriched, .otherCD34, .escapedBlast: true
    default: false
    }
  }
}
