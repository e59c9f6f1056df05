import Analysis

/// What a session file holds up to its first fault.
package struct SessionReading: Hashable, Sendable {
  package var header: SessionHeader
  package var records: [SessionRecord]
  /// The SHA-256 of each line that was read, the header's first.
  package var hashes: [String]
  /// How many bytes those lines take, line ends included.
  package var length: Int
  /// What comes after them that should not; nil for a session that is sound.
  package var fault: SessionFault?

  /// The hash of the last line, which stands for all before it.
  package var head: String { hashes.last ?? "" }

  /// The history that the records amount to.
  /// - Throws: `SessionFault.refused` for records that no history wrote.
  package func history() throws(SessionFault) -> History {
    var history = History()
    for record in records {
      do throws(EditError) {
        try history.append(record.entry)
      } catch {
        throw .refused(line: record.seq + 1, reason: error.description)
      }
    }
    return history
  }
}

/// Reads sessions of every version of the format that there was.
package enum SessionReader {
  /// Reads all whole lines up to the first that is not sound.
  ///
  /// - Throws: `SessionFault` where not even the first line can be relied on.
  package static func read(_ bytes: [UInt8]) throws(SessionFault) -> SessionReading {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else {
      throw bytes.isEmpty || isStart(bytes) ? .empty : .notASession
    }
    let line = bytes[..<end]
    guard let header = try? SessionLine.decode(SessionHeader.self, from: line),
      header.format == SessionHeader.format
    else { throw isStart(bytes) ? .changed(line: 1) : .notASession }
    guard SessionLine.isWhole(line) else { throw .changed(line: 1) }
    switch header.version {
    case 1: return SessionReaderVersion1.read(bytes, after: end, header)
    default: throw .newer(version: header.version)
    }
  }

  /// Whether bytes begin as every session does.
  package static func isStart(_ bytes: some Collection<UInt8>) -> Bool {
    let start = Array("{\"dotgate\":\"".utf8)
    return !bytes.isEmpty && start.starts(with: bytes.prefix(start.count))
  }
}
