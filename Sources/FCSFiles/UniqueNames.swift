/// Names of parameters made unique: `#2`, `#3` after those that repeat.
struct UniqueNames {
  private(set) var unique: [String] = []
  /// The names that are there more than once.
  private(set) var repeated: [String] = []

  init(_ names: [String]) {
    var seen = Set(names)
    var first: Set<String> = []
    for name in names {
      if first.insert(name).inserted {
        unique.append(name)
        continue
      }
      if !repeated.contains(name) { repeated.append(name) }
      var number = 2
      while !seen.insert("\(name)#\(number)").inserted { number += 1 }
      unique.append("\(name)#\(number)")
    }
  }
}
