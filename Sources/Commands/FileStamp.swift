import Foundation

/// The moment of writing as FCS has it.
package enum FileStamp {
  private static let months = [
    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
  ]

  /// `22-NOV-2026 09:30:00`, in UTC; `SOURCE_DATE_EPOCH` stands for now where it is set.
  package static func now(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> String {
    let fixed = environment["SOURCE_DATE_EPOCH"].flatMap { TimeInterval($0) }
    let date = fixed.map { Date(timeIntervalSince1970: $0) } ?? Date()
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .gmt
    let parts = calendar.dateComponents(
      [.year, .month, .day, .hour, .minute, .second], from: date)
    func two(_ number: Int?) -> String {
      let number = number ?? 0
      return number < 10 ? "0\(number)" : "\(number)"
    }
    let month = months[((parts.month ?? 1) - 1) % 12]
    return "\(two(parts.day))-\(month)-\(parts.year ?? 0) "
      + "\(two(parts.hour)):\(two(parts.minute)):\(two(parts.second))"
  }
}
