import ScreenKit
import Testing
import Workbench

@Suite struct CommandTableTests {
  @Test(arguments: Command.Context.allCases)
  func keysAreWellWrittenAndMeanOneThing(context: Command.Context) throws {
    var seen: [[KeyPress]: Command.ID] = [:]
    for command in KeyMap.standard.commands(in: context) {
      #expect(!command.keys.isEmpty && !command.help.isEmpty)
      #expect(command.help.count <= 59, "cut at 80 columns: \(command.help)")
      for keys in command.keys {
        let sequence = try KeyScript.parse(keys)
        #expect(seen[sequence] == nil, "\(keys) in \(context)")
        seen[sequence] = command.id
      }
    }
    for sequence in seen.keys {
      for length in 1..<max(1, sequence.count) {
        #expect(
          seen[Array(sequence.prefix(length))] == nil, "\(sequence) hides behind a shorter one")
      }
    }
  }

  @Test func everyCommandHasAPlaceInTheTable() {
    #expect(Set(CommandTable.all.map(\.id)) == Set(Command.ID.allCases))
  }

  @Test func digitsAreFreeForCounts() throws {
    for command in CommandTable.all where command.context != .prompt {
      for keys in command.keys {
        let first = try #require(try KeyScript.parse(keys).first)
        #expect(first.typed.map { !("1"..."9").contains($0) } ?? true)
      }
    }
  }

  @Test func prefixesLeadToTheirCommands() throws {
    let g = try KeyScript.parse("g")
    guard case .prefix(let commands) = KeyMap.standard.match(g, in: .browse) else {
      Issue.record("g is no prefix")
      return
    }
    #expect(
      commands.map(\.id) == [.polygon, .rectangle, .ellipse, .range, .quadrants, .formula] + [
        .proposeSinglets, .proposeValley, .proposeBasin, .proposeSteady, .proposeDebris,
        .proposeQuadrants,
      ])
    #expect(KeyMap.standard.match(g, in: .edit) == .none)
  }
}
