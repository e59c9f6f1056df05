import FCSFiles
import Foundation

/// Which files are single-stain controls, and what each of them stains.
struct ControlFiles {
  var stained: [String] = []
  var unstained: String?
  /// By a file's name, the detector that was said to be its.
  private(set) var detectors: [String: String] = [:]

  /// What a file of matches calls the control without a stain.
  private static let unstainedWord = "unstained"

  init() {}

  /// Takes in what a call or a person names: FCS files, folders of them, files of matches.
  ///
  /// A folder's file of matches says what its files stain; else a file called unstained is that.
  /// - Throws: `CommandError` for what is none of these.
  init(_ paths: [String]) throws(CommandError) {
    for path in paths {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw CommandError("\(path): there is no such file")
      }
      if isFolder.boolValue {
        try addFolder(path)
      } else if Self.isFCS(path) {
        add(path)
      } else {
        try addMatches(path)
      }
    }
  }

  /// Takes in a file of matches as flowCore reads it: `filename,channel`, a row a control.
  ///
  /// - Parameter addsFiles: whether its files are controls without being named elsewhere.
  /// - Throws: `CommandError` where it is no such file.
  mutating func addMatches(_ path: String, addsFiles: Bool = true) throws(CommandError) {
    let rows = Self.rows(path)
    let heading = rows.first?.map { $0.lowercased() } ?? []
    guard let file = heading.firstIndex(of: "filename"),
      let channel = heading.firstIndex(of: "channel")
    else {
      throw CommandError(
        "\(path): neither FCS nor a file of matches, which begins with filename,channel.")
    }
    let folder = (path as NSString).deletingLastPathComponent
    for row in rows.dropFirst() {
      guard row.count > max(file, channel) else {
        throw CommandError(
          "\(path): a row needs a file and a channel: \(row.joined(separator: ","))")
      }
      let name = row[file]
      let place = folder.isEmpty ? name : folder + "/" + name
      let isUnstained = row[channel].lowercased() == Self.unstainedWord
      if !isUnstained { detectors[(name as NSString).lastPathComponent] = row[channel] }
      let known = stained.first { ($0 as NSString).lastPathComponent == name }
      if isUnstained {
        stained.removeAll { $0 == known }
        unstained = known ?? place
      } else if addsFiles, known == nil {
        stained.append(place)
      }
    }
  }

  /// Takes a file as the control without a stain, wherever it was named before.
  mutating func setUnstained(_ path: String) {
    unstained = path
    stained.removeAll { FilePath.isSame($0, path) }
  }

  private mutating func addFolder(_ path: String) throws(CommandError) {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    let matches = names.filter { name in
      let heading = Self.rows(path + "/" + name, atMost: 4096).first?.map { $0.lowercased() } ?? []
      return heading.contains("filename") && heading.contains("channel")
    }
    for name in names where Self.isFCS(path + "/" + name) && matches.isEmpty {
      add(path + "/" + name)
    }
    for name in matches { try addMatches(path + "/" + name) }
    if stained.isEmpty { throw CommandError("\(path): there are no FCS files in the folder.") }
  }

  private mutating func add(_ path: String) {
    let name = (path as NSString).lastPathComponent.lowercased()
    if unstained == nil, name.contains(Self.unstainedWord) {
      unstained = path
    } else if !stained.contains(where: { FilePath.isSame($0, path) }) {
      stained.append(path)
    }
  }

  private static func isFCS(_ path: String) -> Bool {
    guard let handle = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? handle.close() }
    return (try? handle.read(upToCount: 3)) == Data("FCS".utf8)
  }

  private static func rows(_ path: String, atMost limit: Int = 1 << 20) -> [[String]] {
    guard !isFCS(path), let handle = FileHandle(forReadingAtPath: path) else { return [] }
    defer { try? handle.close() }
    let bytes = (try? handle.read(upToCount: limit)) ?? Data()
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map { cell in
        cell.trimmingCharacters(in: CharacterSet(charactersIn: " \t\"\u{FEFF}"))
      }
    }
  }
}
