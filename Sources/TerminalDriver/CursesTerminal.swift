import CNcurses
import Glibc
import ScreenKit

/// The terminal of the process, drawn through ncurses, read byte by byte.
///
/// One at a time, used from one thread; only the waker may be called from others. However the
/// process ends, except by SIGKILL, the terminal is given back as it was. Control-C, Control-Z and
/// the like arrive as keys.
package final class CursesTerminal: Terminal {
  package internal(set) var size: Size
  package let usesUnicode: Bool
  /// How many colours are used.
  package let depth: ColourDepth
  /// What the roles look like; a new theme shows with the next screen.
  package var theme: Theme {
    didSet { forgetLooks() }
  }

  /// A cell's two roles.
  struct Roles: Hashable {
    var foreground: Role
    var background: Role
  }
  /// What ncurses needs to know of a cell besides its glyph.
  struct Look: Hashable {
    var attributes: UInt16
    var pair: Int32
    /// What stands for the cell's glyph, which needs two colours that are not there.
    var shade: Unicode.Scalar?
  }

  var looks: [Roles: Look] = [:]
  /// Whether the terminal may have a clipboard: the Linux console and DEC's have none.
  private let hasClipboard: Bool
  /// Draws instead of ncurses where there are more colours than its descriptions know.
  var painter: DirectPainter?
  var pairs: PairTable
  let pairCount: Int
  /// The screen that ncurses holds; nil when that is not known.
  var shown: Screen?
  var decoder = InputDecoder()
  /// When the bytes that the decoder holds back are decided; short waits add up to it.
  var patienceEnd: ContinuousClock.Instant?
  /// Events that are ready but were not handed out.
  var ready: [TerminalEvent] = []
  let wakePipe: WakePipe
  private(set) var isStopped = false
  var isClosed = false

  /// More pairs than this are not worth searching the terminal's 65,536 for.
  private static let pairLimit = 4096

  private init(
    theme: Theme, usesUnicode: Bool, depth: ColourDepth, hasClipboard: Bool, wakePipe: WakePipe
  ) {
    self.hasClipboard = hasClipboard
    self.theme = theme
    self.usesUnicode = usesUnicode
    self.wakePipe = wakePipe
    self.depth = depth
    // ncurses numbers colours below 256 otherwise in a description of 24 bits.
    if depth == .direct || ColourDepth(colours: Int(cn_colours())) == .direct {
      painter = DirectPainter(theme: theme, depth: depth, usesUnicode: usesUnicode)
    }
    pairCount = min(Int(cn_pairs()), Self.pairLimit)
    pairs = PairTable(count: pairCount)
    size = Self.presentSize
  }

  deinit { stop() }

  /// Takes the terminal.
  ///
  /// Glyphs outside ASCII are used unless the locale is C or POSIX or names another character set,
  /// or the terminal's font is known to lack them; a missing or ungenerated locale does not count.
  ///
  /// - Parameter colours: how many colours are asked for; nil for what the terminal says it has.
  /// - Throws: `TerminalStartError`; the terminal is untouched then.
  package static func start(
    theme: Theme, colours: ColourDepth? = nil, environment: TerminalEnvironment = .process
  ) throws(TerminalStartError) -> CursesTerminal {
    guard isatty(STDOUT_FILENO) == 1 else { throw .notATerminal(.output) }
    guard isatty(STDIN_FILENO) == 1 else { throw .notATerminal(.input) }
    guard let name = environment.terminalName else { throw .unnamedTerminal }
    let isUnicode = setLocale(environment) && !environment.hasFewGlyphs
    guard let wakePipe = WakePipe() else { throw .system("no pipe can be opened") }
    switch cn_start(name) {
    case Int32(CN_STARTED): break
    case Int32(CN_ALREADY_STARTED): throw .alreadyStarted
    case Int32(CN_UNKNOWN_TERMINAL): throw .unknownTerminal(name)
    case Int32(CN_NO_TERMINAL_DATABASE): throw .noTerminalDatabase(name)
    case Int32(CN_CANNOT_MOVE_CURSOR): throw .cannotMoveCursor(name)
    case Int32(CN_NO_TERMINAL_STATE): throw .system("its state cannot be read")
    case Int32(CN_NO_PIPE): throw .system("no pipe can be opened")
    default: throw .system("ncurses did not start")
    }
    return CursesTerminal(
      theme: theme, usesUnicode: isUnicode,
      depth: environment.depth(of: Int(cn_colours()), wanted: colours),
      hasClipboard: !environment.hasFewGlyphs, wakePipe: wakePipe)
  }

  private static func setLocale(_ environment: TerminalEnvironment) -> Bool {
    if environment.asksForASCII {
      _ = cn_set_locale("C")
      return false
    }
    return cn_set_locale(nil) == 1 || cn_set_locale("C.UTF-8") == 1
  }

  static var presentSize: Size {
    var columns: Int32 = 0
    var rows: Int32 = 0
    cn_size(&columns, &rows)
    return Size(columns: Int(columns), rows: Int(rows))
  }

  package var waker: Waker {
    Waker { [wakePipe] in wakePipe.wake() }
  }

  /// Turns mouse events, drags included, on or off; they are off at first.
  package func setMouse(_ isOn: Bool) {
    guard !isStopped else { return }
    cn_mouse(isOn ? 1 : 0)
  }

  package func copy(_ text: String) -> Bool {
    guard !isStopped, hasClipboard, let bytes = ClipboardSequence.bytes(text) else { return false }
    cn_send(bytes, bytes.count)
    return true
  }

  package func suspend() {
    guard !isStopped else { return }
    cn_suspend()
    shown = nil
    ready.append(.suspended)
    adoptSize()
  }

  package func stop() {
    guard !isStopped else { return }
    isStopped = true
    cn_stop()
    wakePipe.close()
  }

  /// Notes the terminal's size; an event follows if it is a new one.
  func adoptSize() {
    let present = Self.presentSize
    guard present != size else { return }
    size = present
    cn_resize()
    shown = nil
    ready.removeAll { if case .resized = $0 { true } else { false } }
    ready.append(.resized(present))
  }
}
