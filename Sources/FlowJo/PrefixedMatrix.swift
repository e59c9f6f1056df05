import GatingCore
import XMLTree

/// A matrix of a sample in FlowJo, with what it puts around the names of what it compensates.
struct PrefixedMatrix {
  private let prefix: String
  private let suffix: String
  /// What a dimension of compensated values says.
  let compensation: Dimension.Compensation
  /// The matrix that it says by id; nil where it is the file's own, or can't be read.
  let named: SpectrumMatrix?
  /// The matrix that stands for the file's own; nil where it is another, or can't be read.
  let asOwn: SpectrumMatrix?
  /// Why no gate can be read on compensated values, in a phrase; nil where they can.
  let refusal: String?

  /// - Parameters:
  ///   - own: the file's own spillover.
  ///   - parameter: the `$PnN` that FlowJo spells so.
  init(_ element: XMLElement, own: OwnSpillover?, parameter: (String) -> String) {
    prefix = element[local: "prefix"] ?? "Comp-"
    suffix = element[local: "suffix"] ?? ""
    let id = element[local: "id"] ?? element[local: "name"] ?? "matrix"
    do throws(Unreadable) {
      let matrix = try Self.matrix(element, id: id, parameter)
      let isOwn = own?.equals(matrix) == true
      compensation = isOwn ? .file : .matrix(id: id)
      named = isOwn ? nil : matrix
      asOwn = isOwn ? matrix : nil
      refusal = nil
    } catch {
      compensation = .matrix(id: id)
      named = nil
      asOwn = nil
      refusal = error.reason
    }
  }

  private struct Unreadable: Error { var reason: String }

  private static func matrix(
    _ element: XMLElement, id: String, _ parameter: (String) -> String
  ) throws(Unreadable) -> SpectrumMatrix {
    let isSpectral = element[local: "spectral"] == "1"
    let algorithm = element[local: "weightOptAlgorithmType"] ?? "OLS"
    if isSpectral, algorithm != "OLS" {
      throw Unreadable(reason: "its spectral matrix is unmixed by \(algorithm)")
    }
    let rows = element.all("spillover")
    let listed = (element.child("parameters")?.all("parameter") ?? []).compactMap {
      $0[local: "name"]
    }
    // A spectral matrix has a row a fluorochrome and a column a detector, each listed in its rows.
    let across = rows.first?.all("coefficient").compactMap { $0[local: "parameter"] } ?? []
    let columns = isSpectral ? across : listed
    let names = isSpectral ? rows.compactMap { $0[local: "parameter"] } : listed
    if names.isEmpty || columns.isEmpty { throw Unreadable(reason: "its matrix is empty") }
    var coefficients: [Double] = []
    for name in names {
      let row = rows.first { $0[local: "parameter"] == name }?.all("coefficient") ?? []
      for column in columns {
        let value = row.first { $0[local: "parameter"] == column }?.number("value")
        guard let value, value.isFinite else {
          throw Unreadable(reason: "its matrix has no coefficient of \(name) in \(column)")
        }
        coefficients.append(value)
      }
    }
    let name = element[local: "name"].flatMap { $0.isEmpty || $0 == id ? nil : $0 }
    return SpectrumMatrix(
      id: id, name: name, fluorochromes: names.map(parameter), detectors: columns.map(parameter),
      coefficients: coefficients)
  }

  /// How much it puts around a name.
  var length: Int { prefix.count + suffix.count }

  /// Whether a name could be one of its compensated values.
  func fits(_ name: String) -> Bool {
    name.hasPrefix(prefix) && name.hasSuffix(suffix) && name.count > length && length > 0
  }

  /// The name without what it puts around it.
  func bare(_ name: String) -> String {
    String(name.dropFirst(prefix.count).dropLast(suffix.count))
  }
}
