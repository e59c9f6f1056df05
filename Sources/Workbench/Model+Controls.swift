import Analysis
import GatingCore

/// What is asked of single-stain controls.
extension Model {
  /// What a prompt for controls begins with: the population that is used of each, then the samples
  /// that were said to be single stains, by their paths.
  var suggestedControls: String {
    let paths = history.analysis.samples.filter { $0.description.role == .singleStain }
      .compactMap(\.path).map(Self.word)
    let population = scatterPopulation.map { path in
      ControlsRequest.populationWord + Self.word(path)
    }
    guard let population else { return paths.joined(separator: " ") }
    return ([population] + paths).joined(separator: " ") + (paths.isEmpty ? " " : "")
  }

  /// A word of what is typed; blanks are held together by quotation marks.
  private static func word(_ text: String) -> String {
    text.contains(" ") ? "\"\(text)\"" : text
  }

  /// The path of the population in view, or of its nearest ancestor, that scatter and Time alone
  /// decide: a gate on a fluorescence would cut a control by what it is to measure. Nil for none.
  private var scatterPopulation: String? {
    guard let viewed else { return nil }
    let strategy = decidedStrategy
    return tree.lineage(of: viewed).first {
      strategy.fluorescences(deciding: $0, on: panel).isEmpty
    }.flatMap { tree[$0]?.path }
  }

  /// A request with the strategies of all open samples: a control that is one has gates of its own.
  func request(_ text: String, _ purpose: ControlsRequest.Purpose) -> ControlsRequest {
    let common = decidedStrategy
    var own: [String: GatingStrategy] = [:]
    for sample in history.analysis.samples {
      let strategy = history.analysis.strategy(of: sample.id)
      guard let path = sample.path, !strategy.gates.isEmpty, strategy != common else { continue }
      own[path] = strategy
    }
    return ControlsRequest(
      text: text, purpose: purpose, strategies: .init(common: common, own: own))
  }
}
