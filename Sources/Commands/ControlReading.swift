import FCSFiles
import Foundation
import GatingCore

/// Single-stain controls as they were read: what each stains, and how that was found.
struct ControlReading {
  let controls: SpilloverControls
  /// What was matched, and what is to be wondered at, in sentences.
  private(set) var notes: [String] = []
  private(set) var warnings: [String] = []
  /// Which events were used of each control, the unstained one last.
  private(set) var uses: [ControlUse] = []

  /// Reads controls.
  ///
  /// - Parameters:
  ///   - detectors: those of a matrix that is to be checked; nil to compute one for the detectors
  ///     that the controls stain.
  ///   - gate: what is used of each control; nil for all its events.
  /// - Throws: `CommandError`.
  init(
    _ files: ControlFiles, detectors wanted: [String]? = nil, gate: ControlGate? = nil
  ) throws(CommandError) {
    let none = try files.unstained.map { path throws(CommandError) in try Self.part(path, gate) }
    let unstained = none?.table
    var sources: [SpilloverControls.Source] = []
    for path in files.stained {
      let part = try Self.part(path, gate)
      let table = part.table
      let name = part.use.control
      uses.append(part.use)
      warnings += part.warnings
      let among =
        wanted
        ?? ControlMatching.detectors(of: table.panel).map { table.panel.parameters[$0].name }
      let (detector, reason) = try Self.detector(
        of: name, table, said: files.detectors[name], unstained: unstained, among: among)
      notes.append("\(name) is for \(detector), \(reason.words).")
      if reason != .brightness,
        let bright = ControlMatching.brightest(table, unstained: unstained, among: among),
        bright != detector
      {
        warnings.append("\(name) is for \(detector), \(reason.words), but brightest on \(bright).")
      }
      sources.append(SpilloverControls.Source(name: name, detector: detector, table: table))
    }
    if let none {
      notes.append("\(none.use.control) is the unstained control.")
      uses.append(none.use)
      warnings += none.warnings
    }
    notes.insert(uses.sentence, at: 0)
    let stained = Set(sources.map(\.detector))
    let order = sources.first?.table.panel.parameters.map(\.name).filter(stained.contains) ?? []
    do throws(SpilloverError) {
      controls = try SpilloverControls(
        detectors: wanted ?? order + stained.subtracting(order).sorted(), controls: sources,
        unstained: unstained)
    } catch {
      throw CommandError(error.description)
    }
  }

  private static func detector(
    of name: String, _ table: EventTable, said: String?, unstained: EventTable?,
    among detectors: [String]
  ) throws(CommandError) -> (String, ControlMatching.Reason) {
    if let said {
      guard table.panel.parameters.contains(where: { $0.name == said }) else {
        throw CommandError("\(name): the file has no parameter \(said), which it is said to stain.")
      }
      return (said, .said)
    }
    let title = (name as NSString).deletingPathExtension
    if let named = ControlMatching.detector(named: title, among: detectors) {
      return (named, .name)
    }
    let places = table.panel.parameters.indices.filter {
      detectors.contains(table.panel.parameters[$0].name)
    }
    if let stained = ControlMatching.stained(table.panel, among: places) {
      return (table.panel.parameters[stained].name, .stain)
    }
    guard
      let bright = ControlMatching.brightest(table, unstained: unstained, among: detectors)
    else { throw CommandError("\(name): no detector is brighter than the unstained control.") }
    return (bright, .brightness)
  }

  private static func part(
    _ path: String, _ gate: ControlGate?
  ) throws(CommandError) -> ControlGate.Part {
    let name = (path as NSString).lastPathComponent
    let sets = try SampleLoading.load(path, name: name)
    guard let set = sets.first, sets.count == 1 else {
      throw CommandError("\(path): a control is a file of one data set; this has \(sets.count).")
    }
    if let gate { return try gate.part(of: set, name) }
    let use = ControlUse(
      control: name, population: PopulationSelection.allEvents, events: set.table.count,
      total: set.table.count)
    return ControlGate.Part(table: set.table, use: use, warnings: [])
  }
}

extension ControlMatching.Reason {
  /// How it was found, as the end of a sentence.
  var words: String {
    switch self {
    case .said: "as it was said"
    case .name: "by its name"
    case .stain: "by its only stain"
    case .brightness: "where it is brightest"
    }
  }
}
