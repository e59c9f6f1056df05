import Foundation

/// What a `NAME.truth.json` says about an FCS file: what other readers made of it.
package struct FCSTruth: Sendable {
  /// Minimum, maximum and mean of a parameter's stored values.
  package struct Statistics: Sendable {
    package var minimum: Double
    package var maximum: Double
    package var mean: Double
  }

  /// One data set that is to be believed.
  package struct DataSet: Sendable {
    /// From 1.
    package var number: Int
    package var eventCount: Int
    /// Of each parameter; nil where there is no event.
    package var statistics: [Statistics?]
    /// The same of scale values, where FlowIO is to be believed and they differ from the stored.
    package var linear: [Statistics?]?
    /// `$PnN` by a naive split of TEXT; nil where that cannot know.
    package var names: [String?]
    package var version: String?
  }

  package var dataSets: [DataSet]
  /// Whether the file is to be refused.
  package var isRefused: Bool

  /// Reads the truth of a reference file.
  package init(of path: String) throws {
    let data = try Data(contentsOf: ReferenceData.url(path + ".truth.json"))
    let root = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    let trusted = root["trusted"] as? [[String: Any]] ?? []
    let scans = root["plain_scan"] as? [[String: Any]] ?? []
    isRefused = trusted.isEmpty
    dataSets = []
    for entry in trusted {
      let index = entry["dataset"] as? Int ?? 0
      let scan = index < scans.count ? scans[index] : [:]
      let parameters = scan["parameters"] as? [[String: Any]] ?? []
      dataSets.append(
        DataSet(
          number: index + 1, eventCount: entry["event_count"] as? Int ?? -1,
          statistics: Self.raw(entry["raw"], root).map(Self.statistics),
          linear: (entry["raw"] as? String).flatMap { Self.linear($0, root) },
          names: parameters.map { $0["name"] as? String }, version: scan["version"] as? String))
    }
  }

  /// The statistics themselves, or those another entry of the file has (`see flowio.datasets[0].raw`).
  private static func raw(_ value: Any?, _ root: [String: Any]) -> [Any] {
    if let values = value as? [Any] { return values }
    guard let text = value as? String, text.hasPrefix("see ") else { return [] }
    let parts = text.dropFirst(4).split(whereSeparator: { ".[]".contains($0) })
    guard parts.count == 4, let reader = root[String(parts[0])] as? [String: Any],
      let sets = reader[String(parts[1])] as? [[String: Any]], let index = Int(parts[2]),
      index < sets.count
    else { return [] }
    return sets[index][String(parts[3])] as? [Any] ?? []
  }

  private static func linear(_ place: String, _ root: [String: Any]) -> [Statistics?]? {
    guard place.hasPrefix("see flowio."), place.hasSuffix(".raw") else { return nil }
    let values = raw(place.dropLast(3) + "linear", root)
    return values.isEmpty ? nil : values.map(statistics)
  }

  private static func statistics(_ value: Any) -> Statistics? {
    guard let entry = value as? [String: Any], let minimum = entry["min"] as? Double,
      let maximum = entry["max"] as? Double, let mean = entry["mean"] as? Double
    else { return nil }
    return Statistics(minimum: minimum, maximum: maximum, mean: mean)
  }
}
