/// One measured quantity of every event: a detector's channel, scatter or Time.
package struct Parameter: Hashable, Sendable, Codable {
  /// The short name, `$PnN`, as in `PE-A`.
  package var name: String
  /// The stain, `$PnS`, as in `CD22 PE`; nil where the file has none or a blank one.
  package var stain: String?
  /// The range `$PnR`: values are usually below it, never clipped to it.
  package var range: Double

  /// A parameter; without a range, that of an 18-bit instrument.
  package init(name: String, stain: String? = nil, range: Double = 262_144) {
    self.name = name
    self.stain = stain
    self.range = range
  }

  /// Whether this is the Time parameter (`$PnN` is `Time`, whatever its case).
  package var isTime: Bool { name.lowercased() == "time" }

  /// Whether this is forward or side scatter, which is not compensated and drawn linearly.
  package var isScatter: Bool {
    let upper = name.uppercased()
    return upper.hasPrefix("FSC") || upper.hasPrefix("SSC") || upper.hasPrefix("FS ")
      || upper.hasPrefix("SS ") || upper == "FS" || upper == "SS"
  }

  /// What an axis is titled: the stain with the name where both are there, as in `CD22 PE-A`.
  ///
  /// The stain's dye is left out where the name repeats it, so `CD22 PE` on `PE-A` is `CD22 PE-A`.
  package var title: String {
    guard let stain, stain != name else { return name }
    let dye = name.split(separator: "-").dropLast().joined(separator: "-")
    if !dye.isEmpty, stain.lowercased().hasSuffix(" " + dye.lowercased()) {
      return stain.dropLast(dye.count) + name
    }
    return stain + " " + name
  }

  /// The marker alone, for tight places: the stain's first word, else the name.
  package var shortTitle: String {
    stain?.split(whereSeparator: { $0 == " " || $0 == "_" }).first.map(String.init) ?? name
  }
}
