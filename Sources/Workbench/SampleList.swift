import Analysis
import GatingCore
import Plotting

/// What orders the list of samples.
enum SampleOrder: String, CaseIterable, Hashable, Sendable {
  case opened = "as opened"
  case name = "by name"
  case patient = "by patient and time point"
  case events = "by events"
}

extension Model {
  /// The samples whose names or descriptions have all the words typed, in the chosen order.
  package func samples(for text: String) -> [Sample] {
    let words = text.lowercased().split(separator: " ")
    let found = history.analysis.samples.filter { sample in
      let known = (sample.name + " " + sample.description.text).lowercased()
      return words.allSatisfy { known.contains($0) }
    }
    func ordered(_ key: (Sample) -> [String]) -> [Sample] {
      found.enumerated().sorted {
        let (left, right) = (key($0.element), key($1.element))
        return left == right ? $0.offset < $1.offset : left.lexicographicallyPrecedes(right)
      }.map(\.element)
    }
    switch sampleOrder {
    case .opened: return found
    case .name: return ordered { [$0.name.lowercased()] }
    case .patient: return ordered { [$0.description.patient, $0.description.timePoint] }
    case .events:
      return found.enumerated().sorted {
        ($1.element.eventCount, $0.offset) < ($0.element.eventCount, $1.offset)
      }.map(\.element)
    }
  }

  /// A sample's row in the list.
  func listText(_ sample: Sample) -> String {
    let state =
      switch loading[sample.id] {
      case .running(let fraction): ", loading \(Int(fraction * 100)) %"
      case .stopped: ", not loaded"
      case .failed: ", could not be loaded"
      case nil: ""
      }
    let said = sample.description.text
    let excluded = history.analysis.exclusions[sample.id].map { ", excluded: \($0)" } ?? ""
    return "\(sample.name)  \(NumberText.count(sample.eventCount)) events\(excluded)"
      + (said.isEmpty ? "" : "  \(said)") + state
  }

  /// Goes on to the next order of the list that is open.
  mutating func orderSamples() {
    let all = SampleOrder.allCases
    let next = ((all.firstIndex(of: sampleOrder) ?? 0) + 1) % all.count
    sampleOrder = all[next]
    guard case .prompt(var prompt) = mode else { return }
    prompt.marked = 0
    mode = .prompt(prompt)
  }
}
