import GatingCore
import ScreenKit

/// Places that are remembered under a letter.
extension Model {
  /// A population in view on its axes.
  struct Mark: Hashable, Sendable {
    var viewed: GateID?
    var selected: GateID?
    var axes: PlotAxes
  }

  /// Takes the letter of a mark; Esc leaves without one.
  mutating func takeMark(_ press: KeyPress, isSetting: Bool) {
    if press.key == .escape || press == KeyPress(.character("c"), .control) {
      mode = .browse
      return
    }
    guard let letter = press.typed, letter.properties.isAlphabetic else {
      say("A mark is a letter; Esc leaves.", .warning)
      return
    }
    mode = .browse
    if isSetting {
      marks[letter] = Mark(viewed: viewed, selected: selected, axes: axes)
      say(
        "Mark \(letter) is \(name(of: viewed)) on these axes; \(key(.goToMark))\(letter) comes back."
      )
      return
    }
    guard let mark = marks[letter] else {
      say("There is no mark \(letter); \(key(.setMark))\(letter) sets it here.", .warning)
      return
    }
    let tree = PopulationTree(decidedStrategy)
    if let gone = mark.viewed, tree[gone] == nil {
      say("The population of mark \(letter) is gone.", .warning)
      return
    }
    view(mark.viewed)
    if mark.selected.map({ tree[$0] != nil }) ?? true { selected = mark.selected }
    chosenAxes[viewed] = mark.axes
  }

  /// The line that asks for a letter, with the marks there are.
  func markLine(isSetting: Bool) -> String {
    if isSetting { return "MARK \(name(of: viewed)) on these axes: type a letter, Esc leaves" }
    let known = marks.sorted { $0.key < $1.key }
      .map { "\($0.key) \(name(of: $0.value.viewed))" }.joined(separator: "  ")
    return "GO TO MARK: \(known)"
  }
}
