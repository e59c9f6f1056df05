import GatingCore

/// Takes out of a data set's keywords what may tell whose sample it is.
///
/// What stays is a list, for the keywords of vendors have no end: those that say how events were
/// measured and stored. All others go, and of those that stay any whose value holds a value of an
/// identifying keyword that went.
package struct FCSDeidentification: Sendable {
  /// What stays, in its order.
  package let kept: [FCSKeyword]
  /// The names of what went.
  package let removed: [String]
  /// The values that may tell a person, a place or a time, of at least `shortest` characters.
  package let values: [String]
  /// Names and stains of parameters, which stay for the sake of gates, that hold such a value.
  package let remaining: [String]

  /// Shorter values stand in others by chance.
  package static let shortest = 4

  /// - Parameter panel: the parameters, whose names and stains stay.
  package init(_ keywords: [FCSKeyword], panel: Panel) {
    var values: Set<String> = []
    for keyword in keywords where !Self.isKept(keyword.name) && Self.identifies(keyword.name) {
      let value = keyword.trimmedValue
      if value.unicodeScalars.count >= Self.shortest { values.insert(value) }
    }
    let lowered = values.map { $0.lowercased() }
    func holds(_ text: String) -> Bool {
      let text = text.lowercased()
      return lowered.contains { text.contains($0) }
    }
    var kept: [FCSKeyword] = []
    var removed: [String] = []
    for keyword in keywords {
      let isNaming = Self.isNaming(keyword.name)
      if Self.isKept(keyword.name), isNaming || !holds(keyword.value) {
        kept.append(keyword)
      } else {
        removed.append(keyword.name)
      }
    }
    self.kept = kept
    self.removed = removed
    self.values = values.sorted()
    remaining = panel.parameters.flatMap { [$0.name, $0.stain ?? ""] }.filter(holds)
  }

  /// Whether a keyword says how events were measured and stored, and nothing of whom.
  package static func isKept(_ name: String) -> Bool {
    let general = generalised(name)
    if general.hasPrefix("$PN"), let rest = parameterPart(name) {
      return parameterKeywords.contains(rest)
    }
    return keptKeywords.contains(general)
  }

  /// Whether values of a keyword that goes are looked for in others too.
  static func identifies(_ name: String) -> Bool {
    let name = name.uppercased()
    return identifyingWords.contains { name.contains($0) } || name.hasSuffix("ID")
  }

  /// Whether a keyword names a parameter, or the parameters of a matrix.
  private static func isNaming(_ name: String) -> Bool {
    let general = generalised(name)
    return ["$PNN", "$PNS", "$SPILLOVER", "SPILL", "$COMP"].contains(general)
  }

  /// What follows the number in `$Pn…`.
  private static func parameterPart(_ name: String) -> String? {
    guard name.uppercased().hasPrefix("$P") else { return nil }
    let rest = name.uppercased().dropFirst(2)
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    return digits.isEmpty ? nil : String(rest.dropFirst(digits.count))
  }

  /// A name in capitals with N for each number.
  private static func generalised(_ name: String) -> String {
    var general = ""
    var isInNumber = false
    for character in name.uppercased() {
      let isDigit = character.isASCII && character.isNumber
      if !isDigit { general.append(character) } else if !isInNumber { general.append("N") }
      isInNumber = isDigit
    }
    return general
  }

  /// What may follow `$Pn`; the calibration and the tag are texts of the laboratory's.
  private static let parameterKeywords: Set<String> = [
    "B", "D", "DATATYPE", "DET", "E", "F", "FEATURE", "G", "L", "N", "O", "P", "R", "S", "T",
    "TYPE",
    "V",
  ]

  private static let keptKeywords: Set<String> = [
    "$ABRT", "$BEGINANALYSIS", "$BEGINDATA", "$BEGINSTEXT", "$BYTEORD", "$CARRIERTYPE", "$COMP",
    "$CSMODE", "$CSTOT", "$CSVBITS", "$CSVNFLAG", "$CYT", "$DATATYPE", "$DFCNTON", "$ENDANALYSIS",
    "$ENDDATA", "$ENDSTEXT", "$FLOWRATE", "$GATE", "$GATING", "$GNE", "$GNN", "$GNR", "$LOST",
    "$MODE", "$NEXTDATA", "$ORIGINALITY", "$PAR", "$PKN", "$PKNN", "$RNI", "$RNW", "$SPILLOVER",
    "$SYS", "$TIMESTEP", "$TOT", "$TR", "$UNICODE", "$VOL", "$WELLID",
    "APPLY COMPENSATION", "AUTOBS", "CHARSET", "CREATOR", "FCSVERSION", "FJ_FCS_VERSION",
    "FLOWCORE_$PNRMAX", "FLOWCORE_$PNRMIN", "FSC ASF", "LASERNASF", "LASERNDELAY", "LASERNNAME",
    "LASERNPOWER", "LASERNWAVELENGTH", "PNBS", "PNCHANNELTYPE", "PNDETECTORNAME", "PNDISPLAY",
    "PNGAIN", "PNHI", "PNLASER", "PNLO", "PNMS", "PNTYPE", "SPILL", "THRESHOLD", "TIMETICKS",
    "TRANSFORMATION", "WINDOW EXTENSION",
  ]

  private static let identifyingWords = [
    "$CELLS", "$COM", "$EXP", "$FIL", "$INST", "$OP", "$PROJ", "$RUN", "$SMNO", "$SRC", "BARCODE",
    "BIRTH", "CASE", "COMMENT", "CYTNUM", "CYTSN", "DATE", "DOB", "DONOR", "EXPERIMENT", "FILE",
    "GUID", "LOCATION", "LOGIN", "MODIFIE", "MRN", "NAME", "OPERATOR", "PATH", "PATIENT", "PROJECT",
    "SAMPLE", "SERIAL", "SUBJECT", "TIM", "TUBE", "USER",
  ]
}
