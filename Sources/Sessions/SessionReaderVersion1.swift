import Foundation

/// The reader of version 1 of the format.
enum SessionReaderVersion1 {
  /// Reads the lines after the header.
  ///
  /// - Parameter end: where the header's line ends.
  static func read(_ bytes: [UInt8], after end: Int, _ header: SessionHeader) -> SessionReading {
    var reading = SessionReading(
      header: header, records: [], hashes: [SessionLine.hash(bytes[..<end])], length: end + 1)
    while reading.length < bytes.count, reading.fault == nil {
      let number = reading.records.count + 2
      let start = reading.length
      guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else {
        reading.fault = .torn(line: number, bytes: bytes.count - start)
        break
      }
      let line = bytes[start..<end]
      do throws(SessionFault) {
        let record = try record(line, number)
        if record.seq != number - 1 {
          throw misplaced(record, at: number, among: bytes[end...])
        }
        if record.previous != reading.head { throw .replaced(line: number - 1) }
        reading.records.append(record)
        reading.hashes.append(SessionLine.hash(line))
        reading.length = end + 1
      } catch {
        reading.fault = error
      }
    }
    return reading
  }

  private static func record(
    _ line: ArraySlice<UInt8>, _ number: Int
  ) throws(SessionFault) -> SessionRecord {
    guard SessionLine.isWhole(line) else { throw .changed(line: number) }
    do {
      return try SessionLine.decode(SessionRecord.self, from: line)
    } catch DecodingError.keyNotFound(let key, _) {
      throw .unreadable(line: number, reason: "it lacks \(key.stringValue)")
    } catch DecodingError.dataCorrupted(let context) {
      throw .unreadable(line: number, reason: place(context))
    } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context)
    {
      throw .unreadable(line: number, reason: place(context))
    } catch {
      throw .unreadable(line: number, reason: "it is no entry")
    }
  }

  private static func place(_ context: DecodingError.Context) -> String {
    let path = context.codingPath.map(\.stringValue).joined(separator: ".")
    return "\(path.isEmpty ? "it" : path) is not what version 1 has there"
  }

  /// Why another entry stands at a line than should.
  private static func misplaced(
    _ record: SessionRecord, at number: Int, among rest: ArraySlice<UInt8>
  ) -> SessionFault {
    let wanted = number - 1
    if record.seq < wanted { return .reordered(line: number, entry: record.seq) }
    let isLater = rest.split(separator: UInt8(ascii: "\n")).contains { line in
      (try? SessionLine.decode(SessionRecord.self, from: line))?.seq == wanted
    }
    return isLater
      ? .reordered(line: number, entry: record.seq)
      : .removed(line: number, from: wanted, to: record.seq - 1)
  }
}
