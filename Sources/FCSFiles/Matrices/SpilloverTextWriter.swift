import GatingCore

/// Writes a spillover matrix as CSV: the detectors' names, then a row a fluorochrome.
///
/// FlowJo and flowCore (`read.csv(…, check.names = FALSE)`) read it. Where fluorochromes have names
/// of their own these stand in front of the rows.
package enum SpilloverTextWriter {
  /// The text; numbers are the shortest that read back the same.
  ///
  /// A matrix that is stored as its inverse goes through `SpectrumMatrix.asSpillover` before.
  package static func write(_ matrix: SpectrumMatrix) -> String {
    let isLabelled = matrix.fluorochromes != matrix.detectors
    let columns = matrix.detectors.count
    // A reader may take any of these for what divides cells; a blank where nothing else does.
    let special = "\",;\t\n\r" + (columns == 1 && !isLabelled ? " " : "")
    func quoted(_ name: String) -> String {
      // By scalars: a line end of two characters is one to Swift.
      guard name.unicodeScalars.contains(where: special.unicodeScalars.contains) else {
        return name
      }
      return "\"" + name.replacing("\"", with: "\"\"") + "\""
    }
    var text = ((isLabelled ? [""] : []) + matrix.detectors).map(quoted).joined(separator: ",")
    for (row, name) in matrix.fluorochromes.enumerated() {
      let values = matrix.coefficients[(row * columns)..<((row + 1) * columns)].map(number)
      text += "\n" + ((isLabelled ? [quoted(name)] : []) + values).joined(separator: ",")
    }
    return text + "\n"
  }

  private static func number(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
