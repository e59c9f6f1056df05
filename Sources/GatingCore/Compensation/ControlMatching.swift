/// Finds which detector the stain of a single-stain control is for.
package enum ControlMatching {
  /// How a control's detector was found.
  package enum Reason: String, Hashable, Sendable {
    /// It was said, as by a file of matches.
    case said
    /// The control's name has the detector's words.
    case name
    /// It is the only detector of the control with a stain.
    case stain
    /// The control is brightest on it.
    case brightness
  }

  /// The detectors of a panel that fluorochromes are measured on, in file order.
  ///
  /// Those of the file's spillover matrix; without one all that are neither scatter nor Time, each
  /// by the measurement (area, height, width) that most of them have.
  package static func detectors(of panel: Panel) -> [Int] {
    if let spillover = panel.spillover {
      let own = panel.parameters.indices.filter {
        spillover.detectors.contains(panel.parameters[$0].name)
      }
      if own.count > 1 { return own }
    }
    let stained = panel.parameters.indices.filter {
      !panel.parameters[$0].isScatter && !panel.parameters[$0].isTime
    }
    let kinds = ["A", "H", "W"].map { kind in
      stained.filter { panel.parameters[$0].name.uppercased().hasSuffix("-" + kind) }
    }
    let most = kinds.map(\.count).max() ?? 0
    guard most > 1, let best = kinds.first(where: { $0.count == most }) else { return stained }
    let measured = Set(kinds.flatMap { $0 })
    return stained.filter { best.contains($0) || !measured.contains($0) }
  }

  /// The detector whose words are in a control's name, the longest of several.
  ///
  /// `APC-R700 Stained Control` is of `APC-R700-A`, not of `APC-A`; nil where none or two fit.
  package static func detector(named text: String, among detectors: [String]) -> String? {
    let words = Self.words(text)
    let fitting = detectors.compactMap { name -> (name: String, length: Int)? in
      var wanted = Self.words(name)
      if contains(words, wanted) { return (name, wanted.count * 2 + 1) }
      if let last = wanted.last, ["a", "h", "w"].contains(last) { wanted.removeLast() }
      return contains(words, wanted) ? (name, wanted.count * 2) : nil
    }
    guard let length = fitting.map(\.length).max() else { return nil }
    let longest = fitting.filter { $0.length == length }
    return longest.count == 1 ? longest.first?.name : nil
  }

  /// The one detector that has a stain; nil where none or several have.
  package static func stained(_ panel: Panel, among detectors: [Int]) -> Int? {
    let stained = detectors.filter { panel.parameters[$0].stain != nil }
    return stained.count == 1 ? stained.first : nil
  }

  /// The detector on which a control is brightest.
  ///
  /// By the greatest difference of its median from the unstained one's; without that, of its 95th
  /// percentile from its 5th. Nil without events.
  package static func brightest(
    _ table: EventTable, unstained: EventTable?, among detectors: [String]
  ) -> String? {
    func values(_ table: EventTable, _ name: String) -> [Double] {
      guard let index = table.panel.parameters.firstIndex(where: { $0.name == name }) else {
        return []
      }
      var values = [Double](repeating: 0, count: table.count)
      values.withUnsafeMutableBufferPointer {
        table.scaleValues(of: index, 0..<table.count, to: $0)
      }
      return values.filter(\.isFinite)
    }
    var best: (name: String, signal: Double)?
    for name in detectors {
      let own = values(table, name)
      let signal: Double?
      if let unstained {
        signal = Percentile.median(own).flatMap { median in
          Percentile.median(values(unstained, name)).map { median - $0 }
        }
      } else {
        signal = Percentile.of(own, fraction: 0.95).flatMap { high in
          Percentile.of(own, fraction: 0.05).map { high - $0 }
        }
      }
      if let signal, signal > best?.signal ?? 0 { best = (name, signal) }
    }
    return best?.name
  }

  private static func words(_ text: String) -> [Substring] {
    text.lowercased().split { !($0.isLetter || $0.isNumber) }
  }

  private static func contains(_ words: [Substring], _ wanted: [Substring]) -> Bool {
    guard !wanted.isEmpty, words.count >= wanted.count else { return false }
    return (0...(words.count - wanted.count)).contains {
      words[$0..<($0 + wanted.count)].elementsEqual(wanted)
    }
  }
}
