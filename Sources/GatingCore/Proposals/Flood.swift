/// Joins the bins of a density map to hills, the densest first, as falling water uncovers them.
struct Flood {
  struct Hill {
    var cells: Set<Int>
    var peak: Int
    /// The density at the edge.
    var level: Double
    var meetsNeighbour: Bool
  }

  private let density: [Double]
  private let columns: Int
  private let rows: Int
  private let standsOut: (_ height: Double, _ saddle: Double) -> Bool
  /// The hill of each bin, by a bin on the way to its root; −1 while under water.
  private var parents: [Int]
  /// For each root the densest bin of its hill.
  private var peaks: [Int]

  /// - Parameter standsOut: whether a hill of a height above a saddle is one of its own.
  init(
    _ density: [Double], columns: Int, rows: Int,
    standsOut: @escaping (_ height: Double, _ saddle: Double) -> Bool
  ) {
    self.density = density
    self.columns = columns
    self.rows = rows
    self.standsOut = standsOut
    parents = Array(repeating: -1, count: density.count)
    peaks = Array(density.indices)
  }

  /// The hill on which a bin lies, down to the saddle to a hill that stands out, or to `fading` of
  /// its peak.
  ///
  /// A place further down the flank than that still belongs to the hill it leads to.
  mutating func hill(around start: Int, fading: Double) -> Hill {
    let peak = climb(from: start)
    let order = density.indices.filter { density[$0] > 0 }
      .sorted { (density[$1], $0) < (density[$0], $1) }
    var level = density[peak]
    for bin in order {
      let height = density[bin]
      let isOut = parents[peak] >= 0
      // The peak may be a ripple on a higher hill, whose height then counts.
      if isOut, height < fading * density[peaks[root(peak)]] {
        return hill(of: peak, level: level, meetsNeighbour: false)
      }
      level = isOut ? height : level
      parents[bin] = bin
      for neighbour in neighbours(bin) where parents[neighbour] >= 0 {
        let mine = root(bin)
        let other = root(neighbour)
        if mine == other { continue }
        let own = parents[peak] >= 0 ? root(peak) : -1
        let low = density[peaks[mine]] < density[peaks[other]] ? mine : other
        if own == mine || own == other, standsOut(density[peaks[low]], height), bin != peaks[low] {
          // The bin itself is the saddle: it belongs to neither.
          return hill(of: peak, level: height, meetsNeighbour: true, without: bin)
        }
        let high = low == mine ? other : mine
        parents[low] = high
      }
    }
    return hill(of: peak, level: level, meetsNeighbour: false)
  }

  private mutating func hill(
    of peak: Int, level: Double, meetsNeighbour: Bool, without saddle: Int? = nil
  ) -> Hill {
    let own = root(peak)
    let top = peaks[own]
    var cells: Set<Int> = []
    for bin in density.indices where parents[bin] >= 0 && bin != saddle && root(bin) == own {
      cells.insert(bin)
    }
    return Hill(cells: cells, peak: top, level: level, meetsNeighbour: meetsNeighbour)
  }

  /// Goes up the steepest way.
  private func climb(from start: Int) -> Int {
    var bin = start
    while let next = neighbours(bin).max(by: { density[$0] < density[$1] }),
      density[next] > density[bin]
    {
      bin = next
    }
    return bin
  }

  private mutating func root(_ bin: Int) -> Int {
    var bin = bin
    while parents[bin] != bin {
      parents[bin] = parents[parents[bin]]
      bin = parents[bin]
    }
    return bin
  }

  /// The bins that share a side.
  private func neighbours(_ bin: Int) -> [Int] {
    let column = bin % columns
    let row = bin / columns
    var result: [Int] = []
    if column > 0 { result.append(bin - 1) }
    if column < columns - 1 { result.append(bin + 1) }
    if row > 0 { result.append(bin - columns) }
    if row < rows - 1 { result.append(bin + columns) }
    return result
  }
}
