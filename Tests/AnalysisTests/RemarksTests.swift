import Analysis
import Foundation
import GatingCore
import Testing

@Suite struct RemarksTests {
  private let strategy = StrategyID("s")
  private var history = History()

  init() throws {
    let gate = Gate(
      id: "g", name: "CD34+", parent: nil,
      geometry: .rectangle(
        RectangleGate([.init(Dimension(parameter: "A"), Interval(minimum: 1))])))
    try history.begin(.setStrategy(strategy, GatingStrategy(name: "s", gates: [gate])))
    let panel = Panel(parameters: [Parameter(name: "A", stain: nil, range: 1024)])
    try history.begin(
      .addSample(
        Sample(id: SampleID("1"), name: "a.fcs", path: "a.fcs", eventCount: 9, panel: panel)))
  }

  @Test mutating func everyRemarkIsTakenBackExactly() throws {
    let population = NoteSubject.population("g", strategy)
    let edits: [Edit] = [
      .exclude(SampleID("1"), reason: "clot"), .exclude(SampleID("1"), reason: "clot, seen twice"),
      .exclude(SampleID("1"), reason: nil), .note(population, "dim"), .note(population, nil),
      .note(.sample(SampleID("1")), "late tube"),
    ]
    var states = [history.analysis]
    for edit in edits {
      try history.perform(edit)
      states.append(history.analysis)
    }
    #expect(Set(states.map(\.exclusions)).count == 3)
    for state in states.dropLast().reversed() {
      try history.undo()
      #expect(history.analysis == state)
    }
    for edit in edits {
      let back = try JSONDecoder().decode(Edit.self, from: JSONEncoder().encode(edit))
      #expect(back == edit)
    }
  }

  @Test mutating func theyAreToldInWords() throws {
    let population = NoteSubject.population("g", strategy)
    try history.perform(.exclude(SampleID("1"), reason: "clot"))
    try history.perform(.note(population, "dim in this run"))
    try history.perform(.note(.sample(SampleID("1")), "late"))
    try history.perform(.note(population, nil))
    try history.perform(.exclude(SampleID("1"), reason: nil))
    let lines = try HistoryText.lines(history.log).dropFirst(2).map(\.text)
    #expect(
      lines == [
        "`a.fcs` excluded: clot", "noted of `CD34+`: dim in this run", "noted of `a.fcs`: late",
        "note on `CD34+` removed", "`a.fcs` included again",
      ])
    #expect(
      try HistoryText.difference(from: 3, to: 7, in: history.log) == [
        "`a.fcs` included again", "noted of `a.fcs`: late",
      ])
  }

  @Test mutating func whatIsNotThereIsRefused() {
    for edit in [
      Edit.exclude(SampleID("2"), reason: "x"), .note(.sample(SampleID("2")), "x"),
      .note(.population("h", strategy), "x"), .note(.population("g", StrategyID("t")), "x"),
      .setContents(SampleID("2"), eventCount: 1, panel: Panel(parameters: [])),
    ] {
      let before = history.analysis
      #expect(throws: EditError.self) { try history.perform(edit) }
      #expect(history.analysis == before)
    }
  }

  @Test mutating func anAcceptedFileSaysAllThatDiffers() throws {
    let panel = Panel(parameters: [Parameter(name: "B", stain: nil, range: 1024)])
    let changed = ChangedFile(
      path: "b.fcs", file: SampleFile(size: 5, sha256: "ab"), eventCount: 7, panel: panel)
    let sample = try #require(history.analysis.samples.first)
    for entry in changed.acceptance(for: sample, because: "exported anew") {
      try history.append(entry)
    }
    let now = try #require(history.analysis.samples.first)
    #expect(now.file?.sha256 == "ab" && now.eventCount == 7 && now.panel == panel)
    #expect(now.path == "b.fcs" && now.name == "a.fcs")
    #expect(!history.canUndo)
    #expect(
      try HistoryText.lines(history.log).dropFirst(2).map(\.text) == [
        "reason: the changed file of a.fcs is accepted: exported anew",
        "`a.fcs` has the SHA-256 ab", "`a.fcs` holds 7 events and other parameters",
        "`a.fcs` lies at b.fcs",
      ])
    let same = ChangedFile(
      path: "b.fcs", file: SampleFile(size: 5, sha256: "cd"), eventCount: 7, panel: panel)
    #expect(same.acceptance(for: now, because: "again").count == 2)
  }
}
