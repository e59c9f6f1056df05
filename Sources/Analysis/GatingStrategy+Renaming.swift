import GatingCore

extension GatingStrategy {
  /// The edit that renames a population, and with a combination the parts of its formula.
  ///
  /// Parts that are called after the combination, `NAME part 1`, are called after its new name;
  /// one that was renamed by hand keeps its name. Where a sibling has the name, the next number is
  /// taken.
  package func renaming(_ id: GateID, to name: String, _ strategy: StrategyID) -> Edit {
    let whole = Edit.rename(id, name, strategy)
    guard let gate = gates.first(where: { $0.id == id }) else { return whole }
    let start = gate.name + " part "
    let parts = formulaParts(of: id).compactMap { part in gates.first { $0.id == part } }.filter {
      let number = $0.name.dropFirst(start.count)
      return $0.name.hasPrefix(start) && !number.isEmpty && number.allSatisfy(\.isNumber)
    }
    if parts.isEmpty || gate.name == name { return whole }
    let renamed = Set(parts.map(\.id) + [id])
    var taken = Set(
      gates.filter { $0.parent == gate.parent && !renamed.contains($0.id) }
        .flatMap(\.populations).map(\.name) + [name])
    // Parts come first: the combination's new name may be an old one of theirs.
    var edits: [Edit] = []
    for part in parts {
      var number = Int(part.name.dropFirst(start.count)) ?? 1
      while taken.contains("\(name) part \(number)") { number += 1 }
      taken.insert("\(name) part \(number)")
      edits.append(.rename(part.id, "\(name) part \(number)", strategy))
    }
    return .several(edits + [whole])
  }
}
