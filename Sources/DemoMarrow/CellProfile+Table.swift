extension CellProfile {
  /// Every kind of cell: healthy, diagnosis, remission, pre in percent; antigens; scatter in
  /// thousands.
  ///
  /// Composition and phenotype after healthy adult marrow references (Brooimans et al., Cytometry
  /// B 2009, and later ones) and, for leukaemia, levels measured on a B-ALL sample. Granulocytes
  /// with a side scatter above 262 pile up at the detector's top.
  static let table: [CellProfile] = [
    .init(
      .immatureGranulocyte, .init(43, 5, 35, 25), cd45: .dim, cd34: .negative, cd38: .mid,
      cd10: .negative, cd19: .negative, cd22: .negative, cd20: .negative, scatter: (200, 230)),
    .init(
      .neutrophil, .init(20, 4, 12, 10), cd45: .dimToMid, cd34: .negative, cd38: .dim,
      cd10: .dim, cd19: .negative, cd22: .negative, cd20: .negative, scatter: (180, 270)),
    .init(
      .eosinophil, .init(2.5, 0.3, 3, 1), cd45: .bright, cd34: .negative, cd38: .dim,
      cd10: .negative, cd19: .negative, cd22: .negative, cd20: .negative, scatter: (160, 330)),
    .init(
      .monocyte, .init(4.7, 1.2, 9, 4), cd45: .bright, cd34: .negative, cd38: .mid,
      cd10: .negative, cd19: .negative, cd22: .negative, cd20: .negative, scatter: (120, 75)),
    .init(
      .erythroid, .init(13, 3.5, 16, 8), cd45: .negative, cd34: .negative, cd38: .negativeToDim,
      cd10: .negative, cd19: .negative, cd22: .negative, cd20: .negative, scatter: (50, 37)),
    .init(
      .lymphocyte, .init(10, 6, 21, 14), cd45: .bright, cd34: .negative, cd38: .dimToMid,
      cd10: .negative, cd19: .negative, cd22: .negative, cd20: .negative, scatter: (80, 33)),
    .init(
      .carT, .init(0, 0, 2, 0), cd45: .bright, cd34: .negative, cd38: .dimToMid,
      cd10: .negative, cd19: .negative, cd22: .negative, cd20: .negative, scatter: (80, 33)),
    .init(.matureB, .init(2.5, 0.4, 0, 0.5), stage: 3...4, scatter: (72, 24)),
    .init(.hematogone1, .init(0.14, 0.02, 0.01, 0.03), stage: 0...1, scatter: (75, 30)),
    .init(.hematogone2, .init(1.2, 0.03, 0, 0.1), stage: 1...2, scatter: (72, 28)),
    .init(.hematogone3, .init(0.9, 0.03, 0, 0.1), stage: 2...3, scatter: (72, 26)),
    .init(
      .blastCD34Positive, .init(0, 62, 0, 30), cd45: .negativeToMid, cd34: .mid,
      cd38: .dimToMid, cd10: .veryBright, cd19: .bright, cd22: .mid, cd20: .negativeToDim,
      scatter: (93, 41)),
    .init(
      .blastCD34Negative, .init(0, 16, 0, 7), cd45: .negativeToMid, cd34: .negative,
      cd38: .dimToMid, cd10: .veryBright, cd19: .bright, cd22: .mid, cd20: .negativeToDim,
      scatter: (93, 41)),
    .init(
      .blastCD19Negative, .init(escape: 0.025), cd45: .negativeToMid, cd34: .mid,
      cd38: .dimToMid, cd10: .veryBright, cd19: .negative, cd22: .mid, cd20: .negativeToDim,
      scatter: (93, 41)),
    .init(
      .blastCD19Dim, .init(escape: 0.025), cd45: .negativeToMid, cd34: .mid, cd38: .dimToMid,
      cd10: .veryBright, cd19: .dim, cd22: .mid, cd20: .negativeToDim, scatter: (93, 41)),
    .init(.earlyLymphoid, .init(0.05, 1.27, 0.04, 0.64), stage: -1...0, scatter: (80, 32)),
    .init(
      .stemEnriched, .init(0.06, 0.02, 0.06, 0.04), cd45: .dim, cd34: .bright, cd38: .negative,
      cd10: .negative, cd19: .negative, cd22: .negative, cd20: .negative, scatter: (95, 38)),
    .init(
      .otherCD34, .init(1, 0.3, 0.95, 0.5), cd45: .mid, cd34: .bright, cd38: .midToBright,
      cd10: .negative, cd19: .negative, cd22: .negative, cd20: .negative, scatter: (120, 60)),
    .init(
      .basophil, .init(0.3, 0.03, 0.4, 0.3), cd45: .dimToMid, cd34: .negative, cd38: .mid,
      cd10: .negative, cd19: .negative, cd22: .dimToMid, cd20: .negative, scatter: (85, 40)),
    .init(
      .plasmacytoidDendritic, .init(0.3, 0.03, 0.25, 0.2), cd45: .mid, cd34: .negative,
      cd38: .bright, cd10: .negative, cd19: .negative, cd22: .dim, cd20: .negative,
      scatter: (110, 55)),
    .init(
      .plasmaCell, .init(0.4, 0.05, 0.2, 0.3), cd45: .negativeToMid, cd34: .negative,
      cd38: .veryBright, cd10: .negative, cd19: .mid, cd22: .negative, cd20: .negative,
      scatter: (100, 60)),
  ]

  /// The share of plasma cells that have lost CD19: more where CD19 was the target of therapy.
  static func plasmaCellsWithoutCD19(_ preset: Preset) -> Double {
    switch preset {
    case .healthy, .diagnosis, .pre: 0.3
    case .remission, .escape: 0.8
    }
  }
}
