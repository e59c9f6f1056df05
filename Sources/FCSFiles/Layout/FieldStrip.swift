/// Parameters that are decoded together: four neighbours in the row that are stored alike, or one.
///
/// Four values of four events are turned in registers, which saves most of the loads and stores of
/// going through the rows once for each parameter.
struct FieldStrip: Hashable, Sendable {
  /// The place of the first in the list of fields.
  let first: Int
  /// 4 or 1.
  let count: Int

  /// All of `fields`, in strips.
  static func strips(_ fields: [EventLayout.Field]) -> [FieldStrip] {
    var strips: [FieldStrip] = []
    var first = 0
    while first < fields.count {
      let count = isAlike(fields[first...].prefix(4)) ? 4 : 1
      strips.append(FieldStrip(first: first, count: count))
      first += count
    }
    return strips
  }

  private static func isAlike(_ fields: ArraySlice<EventLayout.Field>) -> Bool {
    guard fields.count == 4, let first = fields.first, first.hasTypeOfMachine else { return false }
    return fields.enumerated().allSatisfy { place, field in
      field.offset == first.offset + place * first.width && field.width == first.width
        && field.type == first.type && field.order == first.order
        && field.storage == first.storage
    }
  }
}

extension EventLayout.Field {
  /// Whether the value is one that a processor loads at once, in ascending or descending order.
  fileprivate var hasTypeOfMachine: Bool {
    if case .mixed = order { return false }
    switch type {
    case .float32, .float64: return true
    case .ascii: return false
    case .integer: return [1, 2, 4].contains(width)
    }
  }
}
