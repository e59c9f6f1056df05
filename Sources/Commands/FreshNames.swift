/// Names for the files of one folder, none twice, also where a disk does not tell case apart.
struct FreshNames: Sendable {
  private var taken: Set<String>

  /// - Parameter names: what is in the folder already.
  init(_ names: String...) { taken = Set(names.map { $0.lowercased() }) }

  /// The name, or where it is taken the name after a number; a `/` becomes `_`.
  mutating func fresh(_ name: String) -> String {
    let plain = name.replacing("/", with: "_")
    var fresh = plain
    var number = 2
    while !taken.insert(fresh.lowercased()).inserted {
      fresh = "\(number)-\(plain)"
      number += 1
    }
    return fresh
  }

  /// The same for the file of a sample; says where it gets a number.
  mutating func fresh(_ name: String, sample: String) -> String {
    let fresh = fresh(name)
    if fresh != name.replacing("/", with: "_") {
      Talk.note("\(sample): its file is called \(fresh), as another sample's has its name.")
    }
    return fresh
  }
}
