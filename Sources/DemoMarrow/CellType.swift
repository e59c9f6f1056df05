/// The kinds of cell in the simulated marrow.
package enum CellType: UInt8, CaseIterable, Sendable {
  case immatureGranulocyte, neutrophil, eosinophil, monocyte, erythroid, lymphocyte, carT
  case matureB, hematogone1, hematogone2, hematogone3
  case blastCD34Positive, blastCD34Negative, blastCD19Negative, blastCD19Dim
  case earlyLymphoid, stemEnriched, otherCD34
  case basophil, plasmacytoidDendritic, plasmaCell

  /// What lists call it.
  package var name: String {
    switch self {
    case .immatureGranulocyte: "immature granulocyte"
    case .neutrophil: "neutrophil"
    case .eosinophil: "eosinophil"
    case .monocyte: "monocyte"
    case .erythroid: "erythroid"
    case .lymphocyte: "T/NK"
    case .carT: "CAR-T"
    case .matureB: "mature B"
    case .hematogone1: "hematogone I"
    case .hematogone2: "hematogone II"
    case .hematogone3: "hematogone III"
    case .blastCD34Positive: "blast CD34+"
    case .blastCD34Negative: "blast CD34-"
    case .blastCD19Negative: "blast CD34+ CD19-"
    case .blastCD19Dim: "blast CD34+ CD19dim"
    case .earlyLymphoid: "early lymphoid/B progenitor"
    case .stemEnriched: "HSC/MPP-enriched"
    case .otherCD34: "CD34+ other"
    case .basophil: "basophil"
    case .plasmacytoidDendritic: "plasmacytoid dendritic"
    case .plasmaCell: "plasma cell"
    }
  }

  /// The population that a live, single cell of this kind truly belongs to.
  package var population: TruePopulation {
    switch self {
    case .immatureGranulocyte, .neutrophil, .eosinophil, .basophil: .granulocyte
    case .monocyte, .plasmacytoidDendritic: .monocyte
    case .erythroid: .erythroid
    case .lymphocyte, .carT: .lymphocyte
    case .hematogone1, .blastCD34Positive: .doublePositive
    case .matureB, .hematogone2, .hematogone3, .blastCD34Negative, .plasmaCell: .b
    case .blastCD19Negative, .blastCD19Dim: .escapedBlast
    case .earlyLymphoid: .earlyLymphoid
    case .stemEnriched: .stemEnriched
    case .otherCD34: .otherCD34
    }
  }
}
