import GatingCore
import Plotting
import ScreenKit

/// The screen as linear text: the same state, without a place on the screen having a meaning.
enum SpokenView {
  static func lines(_ model: Model) -> [SpokenLine] {
    var lines = MessageView.text(model).map { [SpokenLine($0, isAnswer: true)] } ?? []
    if let tour = model.tour { lines.append(SpokenLine("Tour: " + TourView.text(tour, model))) }
    if let page = page(model) {
      lines += page
    } else {
      lines += place(model) + populations(model) + selected(model)
    }
    if !model.prefix.isEmpty, let context = model.context,
      case .prefix(let behind) = model.keyMap.match(model.prefix, in: context)
    {
      lines += behind.map { SpokenLine("\(model.key($0.id, in: context)): \($0.help)") }
    }
    if case .prompt(let prompt) = model.mode { lines += question(prompt, model) }
    if let hints = HintView.text(model) { lines.append(SpokenLine("Keys: " + hints)) }
    return lines
  }

  /// A page that lies over everything is read as it is written.
  private static func page(_ model: Model) -> [SpokenLine]? {
    if case .help = model.mode {
      return HelpText.lines(isASCII: true, keyMap: model.keyMap).filter { !$0.text.isEmpty }
        .map { SpokenLine($0.isTitle ? $0.text : "\($0.keys): \($0.text)") }
    }
    var screen = Screen(size: model.size)
    if let page = model.historyPage {
      screen = HistoryView.screen(model, page)
    } else if let page = model.statisticsPage {
      screen = StatisticsPageView.screen(model, page)
    } else if model.certaintyPage != nil {
      screen = CertaintyView.screen(model)
    } else if model.isComparing {
      screen = ComparisonView.screen(model)
    } else if let page = model.checkPage {
      screen = CheckView.screen(model, page)
    } else if let page = model.spilloverPage, let layout = model.spilloverLayout {
      SpilloverView.drawTable(model, page, layout, on: &screen)
    } else if model.mode == .card {
      CardView.draw(model, on: &screen)
    } else {
      return nil
    }
    return screen.textRows.map { $0.split(separator: " ").joined(separator: " ") }
      .filter { !$0.isEmpty }.map { SpokenLine($0) }
  }

  private static func place(_ model: Model) -> [SpokenLine] {
    let samples = model.history.analysis.samples
    let entry = model.sampleEntry
    let number = (samples.firstIndex { $0.id == entry.id } ?? 0) + 1
    var sample = "Sample: \(entry.name)"
    if !entry.description.text.isEmpty { sample += " (\(entry.description.text))" }
    if samples.count > 1 { sample += ", \(number) of \(samples.count)" }
    sample += ", \(NumberText.count(entry.eventCount)) events"
    if model.fidelity != .exact { sample += ", counted on FlowJo's grid" }
    if model.answer == nil { sample += ", \(model.waitingText)" }
    let x = model.title(of: model.axes.x.dimension)
    let y = model.title(of: model.axes.y.dimension)
    let plot = model.isHistogram ? "histogram of \(x)" : "\(y) against \(x)"
    return [
      SpokenLine(sample), SpokenLine("In view: \(model.name(of: model.viewed)), \(plot)"),
    ]
  }

  /// A line a population, so that what a drag changes is read and nothing else.
  private static func populations(_ model: Model) -> [SpokenLine] {
    model.tree.nodes.map { node in
      let numbers = TreeView.numbers(of: node, model)
      var text = "\(node.name) in \(model.name(of: node.parent)): "
      text += numbers.isFailed ? "not assessable" : numbers.count
      if !numbers.percent.isEmpty { text += ", \(numbers.percent) %" }
      return SpokenLine(text)
    }
  }

  private static func selected(_ model: Model) -> [SpokenLine] {
    let lines = StatisticsView.lines(model).map { $0.text.trimmingBlanks }
    return [SpokenLine("Selected: " + lines.joined(separator: ", "))]
  }

  private static func question(_ prompt: Prompt, _ model: Model) -> [SpokenLine] {
    let choices =
      prompt.purpose == .command
      ? model.commands(for: prompt.text).prefix(10).map { "\(model.key($0.id)): \($0.help)" }
      : Array(model.choiceTexts(prompt).prefix(20))
    let label = PromptView.label(prompt.purpose, model)
    let text = prompt.text.isEmpty ? "" : " (\(prompt.text))"
    return choices.map { SpokenLine("Choice: " + $0) }
      + [SpokenLine("Type \(label)\(text)", isAnswer: true)]
  }
}

extension String {
  fileprivate var trimmingBlanks: String { split(separator: " ").joined(separator: " ") }
}
