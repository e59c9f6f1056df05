import Analysis

/// The log of a session on its way to the disk.
///
/// Entries are added in memory; `flush` brings them to the disk. After a failure nothing is
/// forgotten: the next flush writes again all that is not known to be there.
package struct SessionLog: Sendable {
  private let file: any SessionFile
  /// All lines, kept or not.
  package private(set) var content: [UInt8]
  /// How many of those bytes are known to be on the disk.
  private var keptLength: Int
  private var isCreated: Bool
  /// Whether the file may hold more than was kept.
  private var hasTail: Bool
  /// The SHA-256 of the last line.
  package private(set) var head: String
  /// How many entries there are.
  package private(set) var count = 0
  /// How many of them are known to be on the disk.
  package private(set) var keptCount = 0

  /// Begins a session; the file is made by the first flush.
  /// - Throws: what coding throws.
  package init(beginning file: any SessionFile, dotgate: String) throws {
    self.file = file
    let line = try SessionLine.encode(SessionHeader(version: 1, dotgate: dotgate))
    content = line + [UInt8(ascii: "\n")]
    head = SessionLine.hash(line)
    keptLength = 0
    isCreated = false
    hasTail = false
  }

  /// Goes on with a session that was read from the bytes of a file; a torn line is cut off.
  package init(continuing file: any SessionFile, _ reading: SessionReading, _ bytes: [UInt8]) {
    self.file = file
    content = Array(bytes[..<reading.length])
    keptLength = reading.length
    isCreated = true
    hasTail = bytes.count > reading.length
    head = reading.head
    count = reading.records.count
    keptCount = count
  }

  /// The same session in another file, which the next flush makes.
  package func moved(to file: any SessionFile) -> SessionLog { SessionLog(self, movedTo: file) }

  private init(_ log: SessionLog, movedTo file: any SessionFile) {
    self.file = file
    content = log.content
    head = log.head
    count = log.count
    keptLength = 0
    isCreated = false
    hasTail = false
  }

  /// Adds an entry, in memory.
  /// - Throws: what coding throws.
  package mutating func add(
    _ entry: History.Entry, time: String, who: SessionRecord.Author
  ) throws {
    let line = try SessionLine.encode(
      SessionRecord(seq: count + 1, time: time, who: who, entry: entry, previous: head))
    content += line
    content.append(UInt8(ascii: "\n"))
    head = SessionLine.hash(line)
    count += 1
  }

  /// Writes what is not known to be on the disk; on return everything is.
  /// - Throws: `SessionFileError`; a later flush tries again.
  package mutating func flush() throws(SessionFileError) {
    if keptLength == content.count { return }
    do throws(SessionFileError) {
      if !isCreated {
        try file.create()
        isCreated = true
      }
      if hasTail {
        try file.truncate(to: keptLength)
        hasTail = false
      }
      var start = keptLength
      while start < content.count {
        let written = try file.write(content[start...], at: start)
        guard written > 0 else { throw .failed(path: "", reason: "nothing was written") }
        start += written
      }
      try file.sync()
    } catch {
      // What is gone is written anew from its first line, where it can be.
      if case .vanished = error {
        isCreated = false
        keptLength = 0
        keptCount = 0
      }
      throw error
    }
    keptLength = content.count
    keptCount = count
  }
}
