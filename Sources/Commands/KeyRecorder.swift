import Foundation
import ScreenKit
import Workbench

/// Writes a recording of keys as they are pressed, so that a crash loses none.
final class KeyRecorder {
  private let descriptor: Int32

  /// Begins a recording.
  /// - Throws: `CommandError` where the file is there already or can't be written.
  init(_ path: String, _ header: KeyRecording.Header) throws(CommandError) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw CommandError(
        errno == EEXIST
          ? "\(path) is there already; name another file for the keys."
          : "\(path) can't be written: \(String(cString: strerror(errno))).")
    }
    put(header)
  }

  deinit { close(descriptor) }

  /// Notes what the terminal reported.
  func note(_ event: TerminalEvent) {
    switch event {
    case .input(.key(let press)): put(KeyRecording.Step(keys: KeyScript.notation(press)))
    case .input(.paste(let text)): put(KeyRecording.Step(paste: text))
    case .input(.mouse(let event)): put(KeyRecording.Step(mouse: KeyRecording.Mouse(event)))
    case .resized(let size): put(KeyRecording.Step(size: size.text))
    case .woken, .suspended, .terminate, .closed: break
    }
  }

  /// Notes what came of an effect, where doing it again must not touch the disk.
  func note(_ effect: Effect, _ actions: [Action]) {
    guard case .write(let output, _) = effect else { return }
    var written = KeyRecording.Written(path: output.path)
    for action in actions {
      switch action {
      case .exported(let export):
        written.path = export.path
        written.sha256 = export.sha256
      case .failed(let sentence): written.failure = sentence
      default: break
      }
    }
    put(KeyRecording.Step(written: written))
  }

  private func put(_ value: some Encodable) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let line = try? encoder.encode(value) else { return }
    // A recording that can't go on, on a full disk, must not stop the work that it records.
    (line + Data("\n".utf8)).withUnsafeBytes { _ = write(descriptor, $0.baseAddress, $0.count) }
  }
}
