import Foundation
import ScreenKit
import Workbench

/// What was pressed in the workstation, with all that it takes to do it again: a bug report in one
/// file.
///
/// JSON lines, in the order in which things happened: first what was opened and how, then keys in the
/// notation of `KeyScript`, sizes, pastes, the mouse, and what came of writing files.
struct KeyRecording: Sendable {
  /// The first line.
  struct Header: Codable, Sendable {
    static let format = "dotgate keys"

    var format = Self.format
    var version = 1
    var dotgate: String
    /// What was named in the call; relative paths begin in `folder`.
    var arguments: [String]
    var folder: String
    /// How many entries a session that was opened had then; nil without a session.
    var entries: Int?
    var size: String
    var usesUnicode: Bool
    var isPlain: Bool
    /// The person's settings file; nil without one.
    var settings: String?
  }

  /// One line after the first.
  struct Step: Codable, Sendable {
    var keys: String?
    var size: String?
    var paste: String?
    var mouse: Mouse?
    var written: Written?
  }

  struct Mouse: Codable, Sendable {
    var kind: String
    var button: String?
    var column: Int
    var row: Int
    var modifiers: UInt8
  }

  /// What came of writing a file: with its hash it was written, else `failure` says why not, or it
  /// was there already.
  struct Written: Codable, Sendable {
    var path: String
    var sha256: String?
    var failure: String?
  }

  let header: Header
  let steps: [Step]

  /// Reads a recording.
  /// - Throws: `CommandError` naming the line that can't be read.
  init(_ text: String, path: String) throws(CommandError) {
    let lines = text.split(separator: "\n")
    func read<Value: Decodable>(_ number: Int, _ type: Value.Type) throws(CommandError) -> Value {
      do {
        return try JSONDecoder().decode(type, from: Data(lines[number].utf8))
      } catch {
        throw CommandError("\(path): line \(number + 1) is none of a recording of keys.")
      }
    }
    guard Self.isRecording(text) else {
      throw CommandError("\(path) is no recording of keys.")
    }
    header = try read(0, Header.self)
    guard header.version == 1 else {
      throw CommandError("\(path) was recorded by a newer dotgate.")
    }
    var steps: [Step] = []
    for number in lines.indices.dropFirst() { steps.append(try read(number, Step.self)) }
    self.steps = steps
  }

  /// Whether a text begins as a recording does, and is no plain script of keys.
  static func isRecording(_ text: String) -> Bool {
    let line = text.prefix { $0 != "\n" }
    return (try? JSONDecoder().decode(Header.self, from: Data(line.utf8)))?.format == Header.format
  }

  /// The events of the terminal, to be handed out again.
  /// - Throws: `CommandError` for keys, a size or a button that there is not.
  func events() throws(CommandError) -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    for step in steps {
      if let keys = step.keys {
        do throws(KeyScriptError) {
          events += try KeyScript.parse(keys).map { .input(.key($0)) }
        } catch {
          throw CommandError("\(error)")
        }
      }
      if let size = step.size {
        guard let size = Size(text: size) else { throw CommandError("There is no size \(size).") }
        events.append(.resized(size))
      }
      if let text = step.paste { events.append(.input(.paste(text))) }
      if let mouse = step.mouse {
        guard let event = mouse.event else {
          throw CommandError("The mouse does not \(mouse.kind).")
        }
        events.append(.input(.mouse(event)))
      }
    }
    return events
  }
}

extension KeyRecording.Mouse {
  private static let kinds: [(String, MouseEvent.Kind)] = [
    ("press", .press), ("release", .release), ("drag", .drag), ("move", .move),
    ("wheelUp", .wheelUp), ("wheelDown", .wheelDown),
  ]
  private static let buttons: [(String, MouseEvent.Button)] = [
    ("left", .left), ("middle", .middle), ("right", .right),
  ]

  init(_ event: MouseEvent) {
    kind = Self.kinds.first { $0.1 == event.kind }?.0 ?? ""
    button = Self.buttons.first { $0.1 == event.button }?.0
    column = event.position.column
    row = event.position.row
    modifiers = event.modifiers.rawValue
  }

  /// The event; nil for one of a kind that there is not.
  var event: MouseEvent? {
    guard let kind = Self.kinds.first(where: { $0.0 == kind })?.1 else { return nil }
    return MouseEvent(
      kind, Self.buttons.first { $0.0 == button }?.1, at: Position(column: column, row: row),
      Modifiers(rawValue: modifiers))
  }
}

extension Size {
  /// An extent as in `120x40`; nil for what is none.
  init?(text: String) {
    let parts = text.lowercased().split(separator: "x").map { Int($0) }
    guard parts.count == 2, let columns = parts[0], let rows = parts[1],
      (1...1000).contains(columns), (1...1000).contains(rows)
    else { return nil }
    self.init(columns: columns, rows: rows)
  }

  /// As in `120x40`.
  var text: String { "\(columns)x\(rows)" }
}
