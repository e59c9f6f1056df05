import FCSFiles
import Foundation
import GatingCore
import Plotting

extension InspectionReport {
  /// One line of the text.
  struct Fact: Hashable, Sendable {
    var title: String
    var text: String
  }

  /// What a file says of its sample, what was lost, how much spills, and where it comes from.
  static func facts(_ set: FCSDataSet) -> [Fact] {
    let keywords = set.keywords
    var facts: [Fact] = []
    func add(_ title: String, _ parts: [String?]) {
      let text = parts.compactMap { $0 }.joined(separator: ", ")
      if !text.isEmpty { facts.append(Fact(title: title, text: text)) }
    }
    func named(_ what: String, _ names: String...) -> String? {
      names.lazy.compactMap { keywords[$0] }.first.map { "\(what) \($0)" }
    }
    add(
      "sample",
      [
        named("tube", "TUBE NAME", "$SMNO"), named("source", "$SRC"), named("cells", "$CELLS"),
        named("experiment", "EXPERIMENT NAME", "$EXP"), named("operator", "$OP"),
        keywords["$VOL"].map { "\($0) nl" },
      ])
    func count(_ name: String, _ what: String) -> String? {
      guard let events = keywords.integer(name), events > 0 else { return nil }
      return "\(NumberText.count(events)) \(what)"
    }
    add(
      "not in it",
      [count("$ABRT", "events aborted"), count("$LOST", "events lost, by the computer")])
    add("most spill", [set.table.panel.spillover.flatMap(greatest)])
    add("origin", [keywords["$ORIGINALITY"], origin(keywords), modified(keywords)])
    return facts
  }

  /// The greatest coefficient beside the diagonal.
  private static func greatest(_ matrix: SpectrumMatrix) -> String? {
    let count = matrix.detectors.count
    guard matrix.coefficients.count == count * count else { return nil }
    let pairs = (0..<(count * count)).filter { $0 / count != $0 % count }
    guard
      let place = pairs.max(by: { matrix.coefficients[$0] < matrix.coefficients[$1] }),
      matrix.coefficients[place] > 0
    else { return nil }
    let percent = NumberText.percent(100 * matrix.coefficients[place]) + " %"
    return "\(matrix.detectors[place / count]) into \(matrix.detectors[place % count]): \(percent)"
  }

  private static func origin(_ keywords: FCSKeywords) -> String? {
    guard let source = keywords["DOTGATE SOURCE"] else { return nil }
    return keywords["DOTGATE POPULATION"].map { "\($0) of \(source)" } ?? "from \(source)"
  }

  private static func modified(_ keywords: FCSKeywords) -> String? {
    guard let when = keywords["$LAST_MODIFIED"] else { return nil }
    return "modified \(when)" + (keywords["$LAST_MODIFIER"].map { " by \($0)" } ?? "")
  }
}
