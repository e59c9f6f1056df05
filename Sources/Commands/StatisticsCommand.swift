import Analysis
import ArgumentParser
import GatingCore

/// `dotgate statistics`: the columns that `--statistics` can add, and what they mean.
struct StatisticsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "statistics",
    abstract: "List what --statistics can add to counts, each with its definition.",
    discussion: "Example: dotgate gate builtin:marrow a.fcs --statistics median:CD22,bandLow")

  func run() {
    for line in Self.lines { print(line) }
  }

  static var lines: [String] {
    func line(_ name: String, _ meaning: String) -> String {
      name + String(repeating: " ", count: max(2, 28 - name.count)) + meaning
    }
    let shares = [
      ("percentOf:CD34+", "100 count / count of a population that it lies in"),
      ("percentOfGrandparent", "100 count / count of the parent's parent"),
      ("wilsonLow, wilsonHigh", "Wilson interval of % of parent at 95 %, counting only"),
      ("wilsonLow:CD34+@99", "the same of % of a population, here at 99 %"),
      ("bandLow, bandHigh", "least and greatest count, one edge of the path moved 0.1 decade"),
      ("bandLow@0.2", "the same, here with edges moved 0.2 decades"),
    ]
    return Statistic.all.map { line("\($0.key):CD22", $0.definition) }
      + [line("percentile:CD22@95", Statistic.percentile(95).definition)]
      + shares.map { line($0.0, $0.1) }
      + ["", "Values are compensated scale values of events, never of bins; NaN is left out."]
  }
}
