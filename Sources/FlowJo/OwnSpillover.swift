import GatingCore

/// The spillover that a file's keywords hold, as a workspace repeats them.
struct OwnSpillover {
  private let names: [String]
  private let coefficients: [Double]

  /// Nil without a spillover keyword that can be read.
  init?(_ keywords: [String: String]) {
    guard let text = ["$SPILLOVER", "SPILL", "SPILLOVER"].lazy.compactMap({ keywords[$0] }).first
    else { return nil }
    let parts = text.split(separator: ",").map { part in
      String(part.drop(while: \.isWhitespace))
    }
    guard let count = parts.first.flatMap({ Int($0) }), count > 0, count < 1000,
      parts.count == 1 + count + count * count
    else { return nil }
    names = Array(parts[1...count])
    coefficients = parts[(count + 1)...].compactMap { Double($0) }
    if coefficients.count != count * count { return nil }
  }

  /// Whether a workspace's matrix is this one, to the digits that FlowJo writes.
  func equals(_ matrix: SpectrumMatrix) -> Bool {
    matrix.agrees(
      with: SpectrumMatrix(
        id: "", fluorochromes: names, detectors: names, coefficients: coefficients))
  }
}
