extension EventTable {
  /// The events of a set, in their order, with the same parameters; columns keep their widths.
  package func selecting(_ mask: EventMask) -> EventTable {
    var events: [Int] = []
    events.reserveCapacity(mask.population)
    mask.forEachEvent { events.append($0) }
    let selected = columns.map { column -> Column in
      switch column {
      case .float32(let values): .float32(events.map { values[$0] })
      case .float64(let values): .float64(events.map { values[$0] })
      case .unsigned32(let values): .unsigned32(events.map { values[$0] })
      case .unsigned64(let values): .unsigned64(events.map { values[$0] })
      }
    }
    return EventTable(panel: panel, columns: selected, decodings: decodings)
  }

  /// The table with one more parameter, called as wanted or with a number where that is taken.
  package func appending(_ parameter: Parameter, _ column: Column) -> EventTable {
    var panel = panel
    var parameter = parameter
    let taken = Set(panel.parameters.map(\.name))
    let name = parameter.name
    var number = 2
    while taken.contains(parameter.name) {
      parameter.name = "\(name)#\(number)"
      number += 1
    }
    panel.parameters.append(parameter)
    return EventTable(panel: panel, columns: columns + [column], decodings: decodings + [.stored])
  }
}
