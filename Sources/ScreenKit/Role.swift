/// What a cell's colour means; a theme says what it looks like.
package enum Role: Hashable, Sendable {
  /// The paper: a cell with nothing of its own.
  case background
  /// Ordinary text.
  case text
  /// Secondary text.
  case faint
  /// Emphasised text.
  case strong
  /// A heading.
  case title
  /// A key cap in the hint line.
  case key
  /// What a key does, in the hint line.
  case hint
  /// What the last action did.
  case message
  /// Something to look at.
  case warning
  /// Something that failed.
  case error
  /// The selected row.
  case selected
  /// The mark of the population in view.
  case current
  /// A number that has just changed.
  case changed
  /// An axis line.
  case axis
  /// A tick and its label.
  case tick
  /// The crosshair.
  case crosshair
  /// A handle of a gate.
  case handle
  /// The handle that is being dragged.
  case heldHandle
  /// The area of an overlay.
  case popup
  /// The heading of an overlay.
  case popupTitle
  /// Text being typed.
  case input
  /// A command that cannot run now.
  case disabled
  /// Event density, 0 (sparse) to 15 (dense); larger values count as 15.
  case density(UInt8)
  /// A population's hue, 0 to 7; larger values wrap around.
  case gate(UInt8)

  /// How many steps of density there are.
  package static let densitySteps = 16
  /// How many population hues there are.
  package static let gateHues = 8

  /// The roles that carry no number, in the order of the theme files.
  package static let named: [Role] = [
    .background, .text, .faint, .strong, .title, .key, .hint, .message, .warning, .error,
    .selected, .current, .changed, .axis, .tick, .crosshair, .handle, .heldHandle, .popup,
    .popupTitle, .input, .disabled,
  ]

  /// Whether the role is a step of density.
  package var isDensity: Bool { if case .density = self { true } else { false } }

  /// Whether the role says what an area is, not what a glyph is.
  package var isArea: Bool {
    switch self {
    case .background, .selected, .popup: true
    default: false
    }
  }
}

extension Role: CustomStringConvertible {
  /// The role's name as snapshots and theme files write it, such as `faint` or `density3`.
  package var description: String {
    switch self {
    case .background: "background"
    case .text: "text"
    case .faint: "faint"
    case .strong: "strong"
    case .title: "title"
    case .key: "key"
    case .hint: "hint"
    case .message: "message"
    case .warning: "warning"
    case .error: "error"
    case .selected: "selected"
    case .current: "current"
    case .changed: "changed"
    case .axis: "axis"
    case .tick: "tick"
    case .crosshair: "crosshair"
    case .handle: "handle"
    case .heldHandle: "heldHandle"
    case .popup: "popup"
    case .popupTitle: "popupTitle"
    case .input: "input"
    case .disabled: "disabled"
    case .density(let step): "density\(step)"
    case .gate(let hue): "gate\(hue)"
    }
  }
}
