import GatingCore
import Plotting

/// The half axes and the angle of an ellipse, as they are shown and typed.
///
/// Lengths are in % of the scale, from its lower end at 0 to its upper one at 1, which a decade of
/// the data takes the same part of wherever it lies in the logarithmic region.
enum EllipseText {
  /// As in `axes 12.5 4.1 angle 30`, the long axis first.
  static func describe(_ measure: EllipsoidPlane.Measure) -> String {
    "axes \(number(measure.long * 100)) \(number(measure.short * 100)) "
      + "angle \(number(measure.degrees))"
  }

  /// As in `12.5×4.1 30°`, where there is little room.
  static func short(_ measure: EllipsoidPlane.Measure) -> String {
    "\(number(measure.long * 100))×\(number(measure.short * 100)) \(number(measure.degrees))°"
  }

  private static func number(_ value: Double) -> String {
    var factor = 1.0
    while value.magnitude * factor < 100, value != 0, factor < 1e12 { factor *= 10 }
    let rounded = (value * factor).rounded() / factor
    return NumberText.short(rounded)
  }

  /// What was typed for half axes, an angle or both; nil for a text that is of places.
  ///
  /// - Throws: what is wrong, in a sentence.
  static func parse(
    _ text: String
  ) throws(TypedText.Fault) -> (axes: (Double, Double)?, degrees: Double?)? {
    var words = text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)[...]
    guard let first = words.first, first == "axes" || first == "angle" else { return nil }
    var axes: (Double, Double)?
    var degrees: Double?
    while let word = words.popFirst() {
      switch word {
      case "axes":
        let lengths = [words.popFirst(), words.popFirst()].map { $0.flatMap(length) }
        guard let one = lengths[0], let other = lengths[1] else {
          throw TypedText.Fault(
            sentence: "Type two half axes in % of the scale, above 0, as in axes 12.5 4.")
        }
        axes = (one, other)
      case "angle":
        guard let angle = words.popFirst().flatMap({ TypedText.number(trimmed($0, "°")) }) else {
          throw TypedText.Fault(sentence: "Type an angle in degrees to the left, as in angle 30.")
        }
        degrees = angle
      default:
        throw TypedText.Fault(
          sentence: "\(word) is not understood; type as in axes 12.5 4 angle 30.")
      }
    }
    return (axes, degrees)
  }

  private static func length(_ text: String) -> Double? {
    TypedText.number(trimmed(text, "%")).flatMap { $0 > 0 ? $0 / 100 : nil }
  }

  private static func trimmed(_ text: String, _ unit: Character) -> String {
    text.last == unit ? String(text.dropLast()) : text
  }
}

extension Model {
  /// The half axes and the angle of the ellipse that is held; nil for another gate.
  func measure(_ drag: Drag) -> EllipsoidPlane.Measure? {
    guard case .ellipsoid(let gate) = drag.geometry else { return nil }
    return GateEditing.plane(of: gate, axes: drag.axes, panel: panel)?.measure
  }

  /// Gives the held ellipse the half axes or the angle typed; a wrong answer is said and stays to
  /// be mended. False for a text that is of places.
  mutating func acceptMeasure(_ text: String, _ drag: Drag, _ gate: EllipsoidGate) -> Bool {
    do throws(TypedText.Fault) {
      guard let typed = try EllipseText.parse(text),
        let plane = GateEditing.plane(of: gate, axes: drag.axes, panel: panel)
      else { return false }
      var measure = plane.measure
      if let (one, other) = typed.axes {
        measure.long = one
        measure.short = other
      }
      if let degrees = typed.degrees { measure.degrees = degrees }
      guard let changed = plane.measuring(measure), Geometry.ellipsoid(changed).fault == nil else {
        throw TypedText.Fault(sentence: "An ellipse can't be that long and that narrow.")
      }
      var drag = drag
      drag.geometry = .ellipsoid(changed)
      mode = .edit(drag)
    } catch {
      say(error.sentence, .warning)
    }
    return true
  }

  /// Puts an end of an ellipse's axes exactly at data values.
  func set(
    _ end: Int, of gate: EllipsoidGate, to values: [(isX: Bool, value: Double?)],
    _ drag: inout Drag
  ) throws(TypedText.Fault) {
    guard let plane = GateEditing.plane(of: gate, axes: drag.axes, panel: panel) else { return }
    var place = plane.ends[end]
    for (isX, value) in values {
      guard let value else {
        throw TypedText.Fault(sentence: "An ellipse has no open side; type a value.")
      }
      let scale = gate.dimensions[isX ? plane.x : plane.y].scale
      let coordinate = PreparedScale(Scale(scale.function))(value)
      guard coordinate.isFinite else {
        throw TypedText.Fault(
          sentence: "\(NumberText.value(value)) has no place on the gate's logarithmic scale.")
      }
      if isX { place.x = coordinate } else { place.y = coordinate }
    }
    guard let moved = plane.moved(end: end, to: place), Geometry.ellipsoid(moved).fault == nil,
      let after = GateEditing.plane(of: moved, axes: drag.axes, panel: panel)
    else {
      throw TypedText.Fault(sentence: "An end must not lie on the centre.")
    }
    drag.geometry = .ellipsoid(moved)
    drag.held = .end(after.end(nearest: place))
  }
}
