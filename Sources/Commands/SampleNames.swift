/// What tables call the samples of a call: the file name, with more of the path where two clash.
enum SampleNames {
  /// One name a path: the shortest ends of the paths, at a `/`, that tell them apart.
  static func names(for paths: [String]) -> [String] {
    let parts = paths.map { $0.split(separator: "/").map(String.init) }
    var lengths = parts.map { _ in 1 }
    while true {
      let names = zip(parts, lengths).map { $0.suffix($1).joined(separator: "/") }
      let clashing = Dictionary(grouping: names.indices, by: { names[$0] }).values
        .filter { $0.count > 1 }.flatMap { $0 }.filter { lengths[$0] < parts[$0].count }
      if clashing.isEmpty { return names }
      for index in clashing { lengths[index] += 1 }
    }
  }
}
