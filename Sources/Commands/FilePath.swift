import Foundation

/// Paths that are spelled differently and lead to the same file.
enum FilePath {
  /// Absolute, without `.`, `..`, doubled slashes and symbolic links.
  ///
  /// - Parameter folder: what a relative path begins in; the current folder for nil.
  static func standard(_ path: String, in folder: String? = nil) -> String {
    let base = folder.map { URL(fileURLWithPath: $0, isDirectory: true) }
    return URL(fileURLWithPath: path, relativeTo: base).absoluteURL.standardizedFileURL
      .resolvingSymlinksInPath().path
  }

  static func isSame(_ one: String, _ other: String) -> Bool { standard(one) == standard(other) }
}
