/// How the two rules differ on the events of one population.
package struct FidelityDifference: Hashable, Sendable {
  package var exactCount: Int
  package var gridCount: Int
  /// The events that the exact rule alone has in the population.
  package var exactAlone: Int
  /// The events that FlowJo's grid alone has in it.
  package var gridAlone: Int
  /// How many of both differ in the population's parent already.
  package var inherited: Int

  /// The events that the two rules decide differently.
  package var differing: Int { exactAlone + gridAlone }

  /// Compares two evaluations of one strategy on one sample; nil where either has no such population.
  ///
  /// - Parameter parent: the population's parent, nil for all events.
  package init?(
    of population: GateID, in parent: GateID?, exact: GatingResult, grid: GatingResult
  ) {
    guard let mine = exact.masks[population], let theirs = grid.masks[population] else {
      return nil
    }
    exactCount = mine.population
    gridCount = theirs.population
    (exactAlone, gridAlone, inherited) = (0, 0, 0)
    let above = parent.flatMap { id in
      exact.masks[id].flatMap { mine in grid.masks[id].map { (mine.words, $0.words) } }
    }
    for (index, (mine, theirs)) in zip(mine.words, theirs.words).enumerated() {
      exactAlone += (mine & ~theirs).nonzeroBitCount
      gridAlone += (theirs & ~mine).nonzeroBitCount
      if let above {
        inherited += ((mine ^ theirs) & (above.0[index] ^ above.1[index])).nonzeroBitCount
      }
    }
  }
}

extension EventMask {
  /// The events that are in this mask and not in another of the same events.
  package func without(_ other: EventMask) -> EventMask {
    EventMask(count: count, words: zip(words, other.words).map { $0 & ~$1 })
  }
}
