import Foundation

/// A file under `Sources` and the target it belongs to.
struct SourceFile: CustomStringConvertible, Sendable {
  /// From the package's folder, as in `Sources/GatingCore/Gates/Gate.swift`.
  let path: String
  /// The folder below `Sources`.
  let target: String
  let bytes: [UInt8]

  var lines: [Substring] {
    String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
  }

  var description: String { path }

  /// The modules it imports, with attributes, access levels and `import struct …` seen through.
  var imports: [String] { lines.compactMap { Self.module(ofImport: $0) } }

  /// The module of an import line; nil for any other line.
  static func module(ofImport line: Substring) -> String? {
    let modifiers: Set<Substring> = [
      "public", "package", "internal", "fileprivate", "private", "@testable", "@preconcurrency",
      "@_exported", "@_implementationOnly",
    ]
    let kinds: Set<Substring> = [
      "struct", "class", "enum", "protocol", "func", "var", "let", "typealias",
    ]
    var words = line.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == ";" })[...]
    while let first = words.first, modifiers.contains(first) || first.hasPrefix("@_spi(") {
      words.removeFirst()
    }
    guard words.first == "import" else { return nil }
    words.removeFirst()
    if let first = words.first, kinds.contains(first) { words.removeFirst() }
    return words.first?.split(separator: ".").first.map(String.init)
  }

  /// Lines with what stands in comments and texts taken out.
  var code: [String] {
    lines.map { line in
      var code = ""
      var isText = false
      var rest = line
      while let letter = rest.popFirst() {
        if isText {
          if letter == "\\" { _ = rest.popFirst() }
          if letter == "\"" { isText = false }
        } else if letter == "\"" {
          isText = true
        } else if letter == "/", rest.first == "/" {
          break
        } else {
          code.append(letter)
        }
      }
      return code
    }
  }

  /// All files of the package's own under `Sources`, sorted by path.
  static func all() throws -> [SourceFile] {
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let sources = package.appendingPathComponent("Sources")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: sources.path)
    return try paths.sorted().compactMap { path in
      let file = sources.appendingPathComponent(path)
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder),
        !isFolder.boolValue
      else { return nil }
      let target = path.split(separator: "/").first.map(String.init) ?? path
      return SourceFile(
        path: "Sources/" + path, target: target, bytes: [UInt8](try Data(contentsOf: file)))
    }
  }
}
