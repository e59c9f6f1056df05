import ScreenKit
import Testing
import Workbench

@Suite struct KeyMapTests {
  private func applying(
    _ lines: [(context: String, command: String, keys: [String])]
  ) -> (map: KeyMap, faults: [String]) {
    let (map, faults) = KeyMap.applying(
      lines.enumerated().map {
        KeyMap.Override(
          context: $1.context, command: $1.command, keys: $1.keys, line: $0 + 1)
      })
    return (map, faults.map { "\($0.line ?? 0): \($0)" })
  }

  private func keys(_ id: Command.ID, _ map: KeyMap) -> [String]? {
    map.command(id, in: .browse)?.keys
  }

  @Test func nothingChangesNothing() {
    #expect(KeyMap.applying([]).map == .standard)
    #expect(KeyMap.standard.commands == CommandTable.all)
  }

  @Test func keysAreReplacedAddedAndTakenAway() throws {
    let (map, faults) = applying([
      ("browse", "gate.polygon", ["gp", "<F5>"]), ("browse", "counts.export", []),
      ("browse", "plot.xAxis", ["y"]), ("browse", "plot.yAxis", ["x"]),
    ])
    #expect(faults.isEmpty)
    #expect(keys(.polygon, map) == ["gp", "<f5>"])
    #expect(keys(.export, map) == [])
    #expect(keys(.xAxis, map) == ["y"])
    #expect(map.match(try KeyScript.parse("c"), in: .browse) == .none)
    guard case .command(let command) = map.match(try KeyScript.parse("<f5>"), in: .browse) else {
      Issue.record("<f5> does nothing")
      return
    }
    #expect(command.id == .polygon)
    #expect(map.commands.map(\.id) == CommandTable.all.map(\.id))
  }

  /// A line and what is said of it.
  struct Fault: Sendable {
    var context: String
    var command: String
    var keys: [String]
    var sentence: String

    init(_ context: String, _ command: String, _ keys: [String], _ sentence: String) {
      (self.context, self.command, self.keys) = (context, command, keys)
      self.sentence = sentence
    }
  }

  private static let faults: [Fault] = [
    Fault(
      "look", "help", ["a"],
      """
      no keys are called 'look'; there are browse, draw, edit, scale, propose, card, \
      statistics, certainty, comparison, history, spillover, check, prompt, help
      """),
    Fault(
      "browse", "gate.polygn", ["a"],
      """
      there is no command 'gate.polygn'; did you mean 'gate.polygon'?
      """),
    Fault(
      "browse", "\u{1B}dance", ["a"],
      """
      there is no command '\u{FFFD}dance'; dotgate config lists them
      """),
    Fault(
      "draw", "gate.polygon", ["a"],
      """
      'gate.polygon' is nothing to do in 'keys.draw', but in 'keys.browse'
      """),
    Fault(
      "browse", "gate.polygon", ["<foo>"],
      """
      '<foo>' can't be a key of 'gate.polygon': no key is called <foo>; its keys \
      stay as they are
      """),
    Fault(
      "browse", "gate.polygon", ["<c-"],
      """
      '<c-' can't be a key of 'gate.polygon': '<' has no '>'; write <lt> for the key \
      itself; its keys stay as they are
      """),
    Fault(
      "browse", "gate.polygon", [""],
      """
      '' can't be a key of 'gate.polygon': it is empty; its keys stay as they are
      """),
    Fault(
      "browse", "gate.polygon", ["X", "3a"],
      """
      '3a' can't be a key of 'gate.polygon': a digit begins a count; its keys stay \
      as they are
      """),
    Fault(
      "prompt", "prompt.accept", ["a"],
      """
      'a' can't be a key of 'prompt.accept': it is needed to type with; its keys \
      stay as they are
      """),
    Fault(
      "browse", "gate.polygon", ["q"],
      """
      'q' is a key of 'quit' already; the keys of 'gate.polygon' stay as they are
      """),
    Fault(
      "browse", "gate.polygon", ["zip"],
      """
      'zip' can't be typed, since 'zi' is a key of 'zoom.in'; the keys of \
      'gate.polygon' stay as they are
      """),
    Fault(
      "browse", "counts.export", ["g"],
      """
      'g' would hide 'gp', a key of 'gate.polygon'; the keys of 'counts.export' stay \
      as they are
      """),
    Fault(
      "browse", "gate.polygon", ["X", "Xb"],
      """
      'Xb' can't be typed, since 'X' is a key of 'gate.polygon'; the keys of \
      'gate.polygon' stay as they are
      """),
    Fault(
      "browse", "palette", [],
      """
      without a key 'palette' could not be reached in 'keys.browse'; its keys stay \
      as they are
      """),
    Fault(
      "edit", "cancel", [],
      """
      without a key 'cancel' could not be reached in 'keys.edit'; its keys stay as \
      they are
      """),
  ]

  @Test(arguments: faults)
  func aFaultIsNamedAndCostsItsLineOnly(fault: Fault) {
    let other = ("browse", "gate.rename", ["Z"])
    let (map, faults) = applying([(fault.context, fault.command, fault.keys), other])
    #expect(faults == ["1: " + fault.sentence])
    #expect(map == applying([other]).map)
  }

  @Test func ofTwoLinesTheLaterGivesWay() {
    let (map, faults) = applying([
      ("browse", "gate.rename", ["Z"]), ("browse", "gate.delete", ["Z"]),
    ])
    #expect(
      faults == [
        "2: 'Z' is a key of 'gate.rename' already; the keys of 'gate.delete' stay as they are"
      ])
    #expect(keys(.rename, map) == ["Z"])
    #expect(keys(.delete, map) == ["d"])
  }

  @Test func aLineThatFallsTakesThoseAlongThatNeedItsKeys() {
    // x and y are to be swapped, but one of the two lines is at fault.
    let (map, faults) = applying([
      ("browse", "plot.xAxis", ["y"]), ("browse", "plot.yAxis", ["<foo>"]),
    ])
    #expect(faults.count == 2)
    #expect(map == .standard)
  }

  @Test func noSetOfLinesLeavesAClash() throws {
    let pool = ["a", "g", "gp", "zi", "<ret>", "A", "<f5>", "d", "q", "x", "zz", "z"]
    for shift in 0..<60 {
      let lines = CommandTable.all.enumerated().filter { ($0.offset + shift) % 7 < 3 }.map {
        (
          $0.element.context.rawValue, $0.element.id.rawValue,
          [pool[($0.offset * 5 + shift) % pool.count], pool[($0.offset * 7 + shift) % pool.count]]
        )
      }
      let (map, _) = applying(lines)
      for context in Command.Context.allCases {
        let sequences = try map.commands(in: context).flatMap { command in
          try command.keys.map { try KeyScript.parse($0) }
        }
        for (index, one) in sequences.enumerated() {
          for other in sequences[..<index] {
            #expect(!one.starts(with: other) && !other.starts(with: one))
          }
        }
      }
    }
  }
}
