import ScreenKit
import TestSupport
import Testing
import Workbench

@Suite struct TourTests {
  /// What a person does, step by step, as the tour asks for it.
  private let steps: [(keys: String, then: Tour.Step?)] = [
    ("<down><down><down><down><down>", .walk), ("<down>", .open), ("<ret>", .hold),
    ("<down>", .hold), ("e", .move), ("<right>", .drop), ("<ret>", .undo), ("u", .draw),
    ("g", .draw), ("p", .corners), ("HHK<space>LL<space>", .corners), ("JJ<space>", .close),
    ("<ret>", .close), ("<c-u>mine<ret>", .finish), ("?", nil),
  ]

  @Test func eachStepWaitsUntilItWasDone() throws {
    for size in [Size(columns: 80, rows: 24), Size(columns: 60, rows: 18)] {
      var session = try Session.marrow(size: size)
      try session.press("<f1>")
      #expect(session.model.tour?.step == .walk)
      for (keys, step) in steps {
        let number = session.model.tour.map { $0.step.rawValue + 1 } ?? 0
        #expect(
          session.screen.textRows.contains { $0.contains("Tour, step \(number) of 10") },
          "before \(keys)")
        try session.press(keys)
        #expect(session.model.tour?.step == step, "after \(keys)")
      }
      #expect(session.strategy.gates.last?.name == "mine")
      try session.press("<esc>")
      #expect(session.model.mode == .browse)
      #expect(!session.screen.textRows.contains { $0.contains("Tour") })
    }
  }

  @Test func thePanelIsReadable() throws {
    var session = try Session.marrow()
    expectSnapshot(of: try session.press("<f1>"), named: "tour-begins-80x24")
    try session.press("<down><down><down><down><down><down><ret><down>e<right><ret>ugp")
    expectSnapshot(of: session.screen, named: "tour-corners-80x24")
    var ascii = try Session.marrow(allowsUnicode: false)
    try ascii.press("<f1>")
    for (keys, _) in steps {
      try ascii.press(keys)
      #expect(ascii.screen.cells.allSatisfy { $0.glyph.isASCII })
    }
  }

  @Test func escapeEndsItAnywhereAndDoesItsOwnWorkToo() throws {
    for (index, scripts) in [
      "", steps[..<5].map(\.keys).joined(), steps[..<10].map(\.keys).joined(),
    ]
    .enumerated() {
      var session = try Session.marrow()
      try session.press("<f1>" + scripts)
      #expect(session.model.tour != nil, "\(index)")
      try session.press("<esc>")
      #expect(session.model.tour == nil)
      #expect(session.model.mode == .browse)
      #expect(
        session.model.message?.text.hasSuffix("The tour is over; F1 begins it again.") == true)
    }
  }

  @Test func whoLeavesThePlaceOfAStepIsLedBack() throws {
    var session = try Session.marrow()
    try session.press("<f1><down><down><down><down><down><down><ret><down>e")
    #expect(session.model.tour?.step == .move)
    // Dropped without having moved: there is nothing to undo.
    try session.press("<ret>")
    #expect(session.model.tour?.step == .hold)
    try session.press("<backspace>")
    #expect(session.model.tour?.step == .open)
    try session.press("<up><up>")
    #expect(session.model.tour?.step == .walk)
    // The list of keys is left without leaving the tour.
    try session.press("?<esc>")
    #expect(session.model.tour?.step == .walk)
  }

  @Test func itIsInTheListOfKeysAndNeedsTheBuiltInPath() throws {
    var session = try Session.marrow()
    try session.press("?t")
    #expect(session.model.mode == .browse)
    #expect(session.model.tour?.step == .walk)
    var bare = try Session([Session.marrowTable])
    try bare.press(":tour<ret>")
    #expect(bare.model.tour == nil)
    #expect(
      bare.messageLine
        == " The tour walks the built-in path to CD34+; dotgate without a sample opens it.")
  }

  @Test func theKeysItNamesAreOnesOwn() throws {
    let (map, faults) = KeyMap.applying([
      .init(context: "browse", command: "tree.down", keys: ["<pagedown>"]),
      .init(context: "browse", command: "tour", keys: []),
    ])
    #expect(faults.isEmpty)
    var session = try Session.marrow(preferences: Preferences(keyMap: map))
    try session.press(":tour<ret>")
    #expect(session.screen.textRows.contains { $0.contains("PgDn goes down") })
    #expect(
      Tour.offer(map, isASCII: false)
        == "This marrow is simulated. :tour begins a minute's tour.")
    #expect(
      Tour.offer(.standard, isASCII: false)
        == "This marrow is simulated. F1 or :tour begins a minute's tour.")
  }
}
