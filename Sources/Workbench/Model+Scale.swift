import GatingCore
import Plotting

extension Model {
  /// Begins to set the scale of an axis.
  mutating func beginScale(isX: Bool) {
    let axes = axes
    mode = .scale(
      ScaleTuning(
        original: axes, axes: axes, isX: isX, top: top(of: isX ? axes.x : axes.y)))
  }

  /// The top of a parameter's range, else the upper end of the view.
  private func top(of axis: PlotAxis) -> Double {
    let end = PreparedScale(Scale(axis.dimension.scale.function)).inverse(axis.upper)
    let known = axis.dimension.references.first.flatMap { try? panel.index(of: $0) }
      .flatMap { facts[sample]?.tops[$0] }
    if axis.dimension.references.count == 1, let known, known.isFinite, known > 1 { return known }
    return end.isFinite && end > 1 ? end : 1
  }

  mutating func tuneScale(_ id: Command.ID, times: Int) {
    guard case .scale(var tuning) = mode else { return }
    switch id {
    case .scaleWider, .scaleNarrower:
      if !tuning.widen(id == .scaleWider ? times : -times) {
        say("It gets no \(id == .scaleWider ? "wider" : "narrower").", .warning)
      }
    case .scaleNext: tuning.step(times)
    case .scalePrevious: tuning.step(-times)
    case .scaleUpperUp: tuning.moveEnd(isUpper: true, times)
    case .scaleUpperDown: tuning.moveEnd(isUpper: true, -times)
    case .scaleLowerUp: tuning.moveEnd(isUpper: false, times)
    case .scaleLowerDown: tuning.moveEnd(isUpper: false, -times)
    case .scaleOther:
      tuning.isX.toggle()
      tuning.top = top(of: tuning.axis)
    case .scaleBounds:
      mode = .prompt(Prompt(purpose: .bounds(tuning), text: ""))
      return
    case .scaleKeep:
      mode = .browse
      if tuning.axes != tuning.original {
        setAxes(tuning.axes)
        say("The plot has new scales; no gate and no count changed.")
      }
      return
    default: break
    }
    mode = .scale(tuning)
  }

  var scaleWidthObstacle: String? {
    guard case .scale(let tuning) = mode, tuning.width == nil else { return nil }
    return "A linear scale has no width; \(key(.scaleNext, in: .scale)) changes to another."
  }

  /// Takes the ends of the view as typed; a wrong answer is said and stays to be mended.
  mutating func acceptBounds(_ text: String, _ tuning: ScaleTuning) {
    let words = text.split { $0.isWhitespace || $0 == ";" }
    let numbers = words.compactMap { TypedText.number(String($0)) }
    guard words.count == 2, numbers.count == 2 else {
      say("Type two data values, lower and upper, as in -200 100000.", .warning)
      return
    }
    var tuning = tuning
    guard tuning.show(numbers[0], numbers[1]) else {
      say(
        numbers[0] < numbers[1]
          ? "A logarithmic scale has no place for values up to 0."
          : "The lower end must lie below the upper one.", .warning)
      return
    }
    mode = .scale(tuning)
  }

  /// What is being set, as the line above the hints has it.
  func scaleLine(_ tuning: ScaleTuning) -> String {
    let ends = tuning.ends
    let width = tuning.width.map { ", \($0)" } ?? ""
    return "SCALE \(tuning.isX ? "x" : "y") \(title(of: tuning.axis.dimension, isShort: true)): "
      + "\(tuning.kind.rawValue)\(width)  top \(NumberText.value(tuning.scaleTop))"
      + "  view \(NumberText.value(ends.lower)) to \(NumberText.value(ends.upper))"
  }
}
