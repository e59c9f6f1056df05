import Foundation
import Sessions

/// Who is at work, and when, as sessions record it.
enum Person {
  /// The name of the operating system's user.
  static var user: String {
    guard let entry = getpwuid(getuid()), let name = entry.pointee.pw_name else {
      return "\(getuid())"
    }
    return String(cString: name)
  }

  /// The author of entries: `DOTGATE_ANALYST` names the analyst, else the settings do.
  static func author(analyst configured: String) -> SessionRecord.Author {
    let named = ProcessInfo.processInfo.environment["DOTGATE_ANALYST"] ?? ""
    let analyst = named.isEmpty ? configured : named
    return SessionRecord.Author(analyst: analyst.isEmpty ? nil : analyst, user: user)
  }

  /// The time, in UTC to the millisecond.
  static var time: String {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    var seconds = now.tv_sec
    var parts = tm()
    gmtime_r(&seconds, &parts)
    func digits(_ number: some BinaryInteger, _ count: Int) -> String {
      let text = "\(number)"
      return String(repeating: "0", count: max(0, count - text.count)) + text
    }
    return digits(parts.tm_year + 1900, 4) + "-" + digits(parts.tm_mon + 1, 2) + "-"
      + digits(parts.tm_mday, 2) + "T" + digits(parts.tm_hour, 2) + ":" + digits(parts.tm_min, 2)
      + ":" + digits(parts.tm_sec, 2) + "." + digits(now.tv_nsec / 1_000_000, 3) + "Z"
  }
}
