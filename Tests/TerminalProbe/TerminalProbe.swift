import Glibc
import ScreenKit
import Settings
import TerminalDriver

/// A program that shows what it receives and leaves in every way a program can leave.
@main
struct TerminalProbe {
  static func main() {
    let name = CommandLine.arguments.dropFirst().first ?? "dark"
    do throws(TerminalStartError) {
      let terminal = try CursesTerminal.start(theme: BuiltInThemes.theme(named: name).theme)
      Probe(terminal).run()
    } catch {
      puts("probe: \(error)")
      exit(2)
    }
  }
}

/// The loop of the probe.
final class Probe {
  private let terminal: CursesTerminal
  private var last = "nothing"
  private var count = 0
  private var isCrowded = false

  init(_ terminal: CursesTerminal) { self.terminal = terminal }

  func run() {
    while true {
      terminal.show(screen)
      for event in terminal.wait(timeoutMilliseconds: 60_000) {
        count += 1
        switch event {
        case .input(.key(let press)):
          last = KeyScript.notation(press)
          act(on: last)
        case .input(.mouse(let mouse)):
          last = "\(mouse.kind) \(mouse.position.column),\(mouse.position.row)"
        case .input(.paste(let text)):
          last = "paste \(text)"
        case .resized(let size):
          last = "resized \(size.columns)x\(size.rows)"
        case .woken:
          last = "woken"
        case .suspended:
          last = "suspended"
        case .terminate(let number):
          leave("terminated by \(number)", status: 128 + number)
        case .closed:
          leave("closed", status: 1)
        }
      }
    }
  }

  private func leave(_ word: String, status: Int32) -> Never {
    terminal.stop()
    terminal.stop()
    puts("probe: \(word)")
    exit(status)
  }

  private func act(on key: String) {
    switch key {
    case "q": leave("left", status: 0)
    case "e": exit(3)
    case "f": fatalError("asked for")
    case "d": Task.detached { fatalError("asked for on another thread") }
    case "s": UnsafeMutablePointer<Int>(bitPattern: 8)?.pointee = 1
    case "o": last = "\([1, 2][count + 100])"
    case "r": last = "\(overflow(0))"
    case "m": terminal.setMouse(true)
    case "M": terminal.setMouse(false)
    case "k": isCrowded.toggle()
    case "t": terminal.theme = BuiltInThemes.theme(named: "light").theme
    case "h": while getpid() > 0 { pause() }
    case "w": wakeFromAnotherThread()
    case "<c-z>": terminal.suspend()
    default: break
    }
  }

  private func overflow(_ depth: Int) -> Int {
    depth < 0 ? depth : overflow(depth + 1) + overflow(depth &+ count &+ 2)
  }

  private func wakeFromAnotherThread() {
    let waker = terminal.waker
    Task.detached { waker() }
  }

  private var screen: Screen {
    let size = terminal.size
    var screen = Screen(size: size)
    let glyphs = terminal.usesUnicode ? "unicode" : "ascii"
    screen.put(
      "probe \(size.columns)x\(size.rows) \(glyphs) \(terminal.depth)",
      at: Position(column: 0, row: 0), .title)
    for step in 0..<16 {
      screen[step, 1] = Cell("⣿", .density(UInt8(step)))
      screen[step + 20, 1] = Cell("▀", .density(UInt8(step)), on: .density(UInt8(15 - step)))
    }
    screen.put("wide 中文 end", at: Position(column: 0, row: 2))
    screen.put("chosen", at: Position(column: 0, row: 3), .text, on: .selected)
    screen.put("event \(count): \(last)", at: Position(column: 0, row: 4), .strong)
    if isCrowded { crowd(&screen) }
    screen.put("↘", at: Position(column: size.columns - 1, row: size.rows - 1), .faint)
    screen.cursor = Position(column: 3, row: 4)
    return screen
  }

  /// Every density on every other one and on every hue: more pairs than a terminal of 8 colours has.
  private func crowd(_ screen: inout Screen) {
    for row in 0..<16 {
      for column in 0..<16 {
        screen[column, 6 + row] = Cell("▀", .density(UInt8(column)), on: .density(UInt8(row)))
        screen[column + 20, 6 + row] = Cell("▀", .gate(UInt8(row)), on: .density(UInt8(column)))
      }
    }
  }
}
