import GatingCore
import Plotting

/// Values of dividers added and taken away; the ids of quadrants that stay are kept.
extension GateEditing {
  /// What becomes of a quadrant gate when one of its dividers gets or loses a value.
  struct Divided {
    var gate: QuadrantGate
    /// The index of the value to hold.
    var held: Int
    /// The quadrants that are gone.
    var removed: [GateID] = []
  }

  /// The gate with one more value, half way from a value to the next (or to the edge of the view).
  ///
  /// The region above the value is cut in two: its quadrants keep the upper part, the lower part
  /// gets quadrants of its own.
  /// - Parameters:
  ///   - marker: what names of quadrants call the divider's dimension.
  ///   - taken: names and ids that must not be used again.
  static func insertValue(
    after index: Int, of divider: Int, in gate: QuadrantGate, place: GateProjection.Place,
    marker: String, id: GateID, takenNames: Set<String>, takenIDs: Set<GateID>
  ) -> Divided? {
    let values = gate.dividers[divider].values
    let start = place.map.fraction(values[index])
    let next = index + 1 < values.count ? place.map.fraction(values[index + 1]) : 1
    let end = next > start ? next : start + 0.25
    let value = place.map.coordinate(
      index + 1 < values.count ? (start + end) / 2 : start + min(0.1, (end - start) / 2))
    guard value > values[index], index + 1 == values.count || value < values[index + 1] else {
      return nil
    }
    var divided = gate
    divided.dividers[divider].values.insert(value, at: index + 1)
    var names = takenNames
    var ids = takenIDs
    var quadrants: [QuadrantGate.Quadrant] = []
    for quadrant in gate.quadrants {
      guard let position = quadrant.positions.firstIndex(where: { $0.divider == divider }) else {
        quadrants.append(quadrant)
        continue
      }
      if quadrant.positions[position].region == index + 1 {
        var lower = quadrant
        lower.id = freshID(id, &ids)
        lower.name = freshName(quadrant.name, marker, &names)
        quadrants.append(lower)
      }
      var upper = quadrant
      if upper.positions[position].region > index { upper.positions[position].region += 1 }
      quadrants.append(upper)
    }
    divided.quadrants = quadrants
    return Divided(gate: divided, held: index + 1)
  }

  /// The gate without a value of a divider; nil where it is the last one.
  ///
  /// Of the two regions that become one the outermost keeps its quadrants, else the upper one.
  static func removeValue(_ index: Int, of divider: Int, in gate: QuadrantGate) -> Divided? {
    guard gate.dividers[divider].values.count > 1 else { return nil }
    let gone = index == 0 ? 1 : index
    var divided = gate
    divided.dividers[divider].values.remove(at: index)
    divided.quadrants = []
    var removed: [GateID] = []
    for quadrant in gate.quadrants {
      var kept = quadrant
      if let position = quadrant.positions.firstIndex(where: { $0.divider == divider }) {
        let region = quadrant.positions[position].region
        if region == gone {
          removed.append(quadrant.id)
          continue
        }
        if region > index { kept.positions[position].region -= 1 }
      }
      divided.quadrants.append(kept)
    }
    if divided.quadrants.isEmpty { return nil }
    return Divided(
      gate: withoutIdleDividers(divided), held: max(0, index - 1), removed: removed)
  }

  private static func freshID(_ gate: GateID, _ taken: inout Set<GateID>) -> GateID {
    var number = 1
    while !taken.insert(GateID("\(gate).n\(number)")).inserted { number += 1 }
    return GateID("\(gate).n\(number)")
  }

  /// `CD19+CD22-` becomes `CD19dimCD22-`; a name that says nothing of the marker gets a number.
  private static func freshName(
    _ name: String, _ marker: String, _ taken: inout Set<String>
  ) -> String {
    let dim = name.replacing(marker + "+", with: marker + "dim")
    if dim != name, taken.insert(dim).inserted { return dim }
    var number = 2
    while !taken.insert("\(name) \(number)").inserted { number += 1 }
    return "\(name) \(number)"
  }
}
