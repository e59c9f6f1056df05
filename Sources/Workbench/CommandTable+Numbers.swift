/// The keys of the pages of numbers.
extension CommandTable {
  static let statistics: [Command] = [
    Command(.cancel, .statistics, ["<esc>", "I", "q", "<c-c>"], "close", "close the page"),
    Command(
      .statisticsOf, .statistics, ["x"], "parameter",
      "choose a parameter by typing, both axes or all"),
    Command(.columnsLeft, .statistics, ["<left>", "h"], "", "show the parameters to the left"),
    Command(.columnsRight, .statistics, ["<right>", "l"], "", "show the parameters to the right"),
    Command(
      .treeUp, .statistics, ["<up>", "k"], "above", "show the statistics of the population above"),
    Command(
      .treeDown, .statistics, ["<down>", "j"], "below",
      "show the statistics of the population below"),
    Command(.rowsUp, .statistics, ["K", "<s-up>"], "", "scroll the statistics up"),
    Command(.rowsDown, .statistics, ["J", "<s-down>"], "", "scroll the statistics down"),
    Command(.certainty, .statistics, ["Q"], "how sure", "show how sure the count is"),
    Command(.nextSample, .statistics, ["]"], "", "show the statistics in the next sample"),
    Command(.previousSample, .statistics, ["["], "", "show the statistics in the previous sample"),
  ]

  static let certainty: [Command] = [
    Command(.cancel, .certainty, ["<esc>", "Q", "q", "<c-c>"], "close", "close the page"),
    Command(.bandStep, .certainty, ["="], "step", "type how far edges are moved, in decades"),
    Command(
      .percentOf, .certainty, ["%"], "% of", "show the share of another population as well"),
    Command(.treeUp, .certainty, ["<up>", "k"], "above", "show the population above"),
    Command(.treeDown, .certainty, ["<down>", "j"], "below", "show the population below"),
    Command(.rowsUp, .certainty, ["K", "<s-up>"], "", "scroll the edges up"),
    Command(.rowsDown, .certainty, ["J", "<s-down>"], "", "scroll the edges down"),
    Command(.statistics, .certainty, ["I"], "statistics", "show the population's statistics"),
    Command(.nextSample, .certainty, ["]"], "", "show the count in the next sample"),
    Command(.previousSample, .certainty, ["["], "", "show the count in the previous sample"),
  ]

  static let comparison: [Command] = [
    Command(.cancel, .comparison, ["<esc>", "F", "q", "<c-c>"], "close", "close the page"),
    Command(
      .showDifference, .comparison, ["<ret>"], "events",
      "show the events that differ on the plot"),
    Command(.treeUp, .comparison, ["<up>", "k"], "above", "select the population above"),
    Command(.treeDown, .comparison, ["<down>", "j"], "below", "select the population below"),
    Command(.fidelity, .comparison, ["G"], "rule", "count on FlowJo's grid, or exactly again"),
    Command(.nextSample, .comparison, ["]"], "", "compare the counts in the next sample"),
    Command(.previousSample, .comparison, ["["], "", "compare the counts in the sample before"),
  ]
}
