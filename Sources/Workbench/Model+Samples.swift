import Analysis
import GatingCore

extension Model {
  /// Asks for the events of the sample on the screen first, then of those that follow it.
  mutating func loadFromHere() -> [Effect] {
    let samples = history.analysis.samples.map(\.id)
    let here = samples.firstIndex(of: sample) ?? 0
    let wanted = (samples[here...] + samples[..<here]).filter { id in
      if case .failed = loading[id] { return false }
      return facts[id] == nil
    }
    for id in wanted { loading[id] = .running(fraction: 0) }
    return wanted.isEmpty ? [] : [.load(wanted)]
  }

  /// Stops all loading.
  mutating func stopLoading() -> [Effect] {
    for (id, state) in loading {
      if case .running = state { loading[id] = .stopped }
    }
    say("Stopped loading; \(key(.loadSamples)) loads what is missing.")
    return [.load([])]
  }

  /// Whether anything is being loaded.
  var isLoading: Bool {
    loading.values.contains { if case .running = $0 { true } else { false } }
  }

  /// Shows the sample `by` places on, around the end, with the same plot.
  mutating func showSample(_ by: Int) -> [Effect] {
    let samples = history.analysis.samples
    guard let index = samples.firstIndex(where: { $0.id == sample }) else { return [] }
    return show(samples[((index + by) % samples.count + samples.count) % samples.count].id)
  }

  /// Shows a sample with the same plot.
  mutating func show(_ id: SampleID) -> [Effect] {
    let samples = history.analysis.samples
    chosenAxes[viewed] = axes
    sample = id
    answer = nil
    let number = (samples.firstIndex { $0.id == id } ?? 0) + 1
    if case .failed(let sentence) = loading[id] {
      say(sentence, .error)
    } else {
      say("Sample \(number) of \(samples.count): \(sampleEntry.name)")
    }
    return facts[id] == nil ? loadFromHere() : []
  }
}

extension Model {
  /// What the plot waits for, while there is none.
  var waitingText: String {
    switch loading[sample] {
    case .running(let fraction): "loading \(Int(fraction * 100)) %; \(key(.stopLoading)) stops"
    case .stopped: "not loaded; \(key(.loadSamples)) loads it"
    case .failed(let sentence): sentence
    case nil: "counting"
    }
  }
}
