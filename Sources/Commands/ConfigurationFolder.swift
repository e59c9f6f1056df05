import Foundation

/// Where a person keeps what belongs to dotgate, as the XDG specification says.
enum ConfigurationFolder {
  /// Files larger than this are no settings.
  private static let largestFile = 1 << 20

  /// `dotgate` in `XDG_CONFIG_HOME`, else in `~/.config`; nil without either.
  ///
  /// A relative `XDG_CONFIG_HOME` does not count.
  static func path(_ environment: [String: String]) -> String? {
    let base =
      environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
      ?? environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 + "/.config" : nil }
    return base.map { $0 + "/dotgate" }
  }

  /// The text of a regular file; nil for anything else.
  static func text(_ path: String) -> String? {
    let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    guard let values = try? FileManager.default.attributesOfItem(atPath: url.path),
      values[.type] as? FileAttributeType == .typeRegular,
      (values[.size] as? Int).map({ $0 <= largestFile }) == true
    else { return nil }
    return try? String(contentsOf: url, encoding: .utf8)
  }
}
