import GatingCore

/// What differs between two ellipses or ellipsoids of the same dimensions.
extension GeometryDifference {
  static func ellipsoid(_ old: EllipsoidGate, _ new: EllipsoidGate) -> [String] {
    guard old.dimensions.count == new.dimensions.count, old.mean.count == new.mean.count,
      old.mean.count == old.dimensions.count
    else { return [] }
    let moves = new.dimensions.indices.filter { old.mean[$0] != new.mean[$0] }.map { index in
      new.dimensions[index].label + " "
        + DataText.change(
          DataText.value(old.mean[index], old.dimensions[index]),
          DataText.value(new.mean[index], new.dimensions[index]))
    }
    let moved = moves.isEmpty ? [] : ["centre moved: " + moves.joined(separator: ", ")]
    if old.covariance == new.covariance, old.distanceSquared == new.distanceSquared {
      return moved
    }
    return moved + (new.dimensions.count == 2 ? ellipse(old, new) : reaches(old, new))
  }

  /// Axes and angle, as lengths on scales that reach from 0 to 1 can be compared.
  private static func ellipse(_ old: EllipsoidGate, _ new: EllipsoidGate) -> [String] {
    let isPlain = new.dimensions.contains { $0.scale.function == .identity }
    guard !isPlain, let before = EllipsoidPlane(old, x: 0, y: 1)?.measure,
      let after = EllipsoidPlane(new, x: 0, y: 1)?.measure
    else { return reaches(old, new) }
    var phrases: [String] = []
    var angle = after.degrees - before.degrees
    if angle > 90 { angle -= 180 }
    if angle <= -90 { angle += 180 }
    let isRound = after.long - after.short <= 1e-9 * after.long
    if angle.magnitude > 1e-6, !isRound {
      phrases.append(
        "turned \(DataText.text(angle.magnitude))° to the \(angle > 0 ? "left" : "right")")
    }
    let long = after.long / before.long - 1
    let short = after.short / before.short - 1
    if max(long.magnitude, short.magnitude) > 1e-9 {
      let word =
        long >= -1e-9 && short >= -1e-9
        ? "larger" : long <= 1e-9 && short <= 1e-9 ? "smaller" : "reshaped"
      func axes(_ measure: EllipsoidPlane.Measure) -> String {
        DataText.text(measure.long * 100) + " × " + DataText.text(measure.short * 100)
      }
      phrases.append("\(word), half axes \(axes(before)) → \(axes(after)) % of the scale")
    }
    return phrases.isEmpty ? ["reshaped"] : phrases
  }

  /// How far it reaches on each dimension; where none changes it was turned.
  private static func reaches(_ old: EllipsoidGate, _ new: EllipsoidGate) -> [String] {
    var wider: [String] = []
    var narrower: [String] = []
    for index in new.dimensions.indices {
      let before = EllipsoidPlane.reach(of: old, on: index)
      let after = EllipsoidPlane.reach(of: new, on: index)
      let label = new.dimensions[index].label
      if after > before * (1 + 1e-9) { wider.append(label) }
      if after < before * (1 - 1e-9) { narrower.append(label) }
    }
    let phrases = [("wider", wider), ("narrower", narrower)].filter { !$0.1.isEmpty }
      .map { "\($0.0) on \($0.1.joined(separator: ", "))" }
    return phrases.isEmpty ? ["turned"] : phrases
  }
}
