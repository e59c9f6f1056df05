import Dispatch
import GatingCore
import Synchronization

/// Reads rows of events in blocks and turns them into columns, on all cores.
///
/// A block is read, then decoded column by column in pieces that stay in the first cache. Where a
/// block ends up is fixed by its number, so the result does not depend on who decodes it.
struct EventDecoder: Sendable {
  /// How many values of one column are no numbers.
  struct NotFinite: Hashable, Sendable {
    var notANumber = 0
    var infinite = 0
  }

  let source: any ByteSource
  let layout: EventLayout
  /// Where the first event begins in the file.
  let start: Int
  let eventCount: Int
  let options: FCSReadOptions

  /// A block and what becomes of it fit in the second cache.
  private static let blockBytes = 1 << 18
  private static let pieceBytes = 1 << 15
  /// Columns filled at once; more of them take another pass over the bytes.
  private static let columnsPerPass = 256

  /// The columns, and what in them is not finite.
  func decode() throws(FCSError) -> (columns: [Column], notFinite: [NotFinite]) {
    var columns: [Column] = []
    var notFinite: [NotFinite] = []
    var first = 0
    while first < layout.fields.count {
      let fields = Array(layout.fields[first...].prefix(Self.columnsPerPass))
      let filling = ColumnFilling(fields.map(\.storage), count: eventCount)
      var outcome: Result<[NotFinite], FCSError> = .success([])
      filling.fill { targets in
        outcome = fill(targets, fields)
        if case .success = outcome { return true }
        return false
      }
      notFinite += try outcome.get()
      columns += filling.columns
      first += fields.count
    }
    return (columns, notFinite)
  }

  private struct Shared: Sendable {
    var failure: FCSError?
    var notFinite: [NotFinite]
    var bytesDone = 0
  }

  private func fill(
    _ targets: [UnsafeMutableRawPointer], _ fields: [EventLayout.Field]
  ) -> Result<[NotFinite], FCSError> {
    let width = layout.eventBytes
    let blockEvents = max(1, Self.blockBytes / width)
    let blocks = (eventCount + blockEvents - 1) / blockEvents
    let lanes = max(1, min(blocks, options.workers ?? 64))
    let next = Atomic<Int>(0)
    let strips = FieldStrip.strips(fields)
    let shared = Mutex(Shared(notFinite: .init(repeating: .init(), count: fields.count)))
    // Blocks write to ranges of the columns that do not touch.
    nonisolated(unsafe) let targets = targets
    DispatchQueue.concurrentPerform(iterations: lanes) { _ in
      var block = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard block < blocks else { return }
      let buffer = UnsafeMutableRawBufferPointer.allocate(
        byteCount: min(blockEvents, eventCount) * width, alignment: 64)
      defer { buffer.deallocate() }
      var notFinite = [NotFinite](repeating: .init(), count: fields.count)
      while block < blocks {
        let events = (block * blockEvents)..<min(eventCount, (block + 1) * blockEvents)
        let bytes = UnsafeMutableRawBufferPointer(rebasing: buffer[..<(events.count * width)])
        do throws(ByteSourceError) {
          try source.read(at: start + events.lowerBound * width, into: bytes)
        } catch {
          shared.withLock { $0.failure = $0.failure ?? .source(error) }
          return
        }
        decode(bytes, events, fields, strips, targets, &notFinite)
        guard report(bytes.count, shared) else { return }
        block = next.wrappingAdd(1, ordering: .relaxed).oldValue
      }
      shared.withLock { shared in
        for index in notFinite.indices {
          shared.notFinite[index].notANumber += notFinite[index].notANumber
          shared.notFinite[index].infinite += notFinite[index].infinite
        }
      }
    }
    return shared.withLock { shared in
      shared.failure.map { .failure($0) } ?? .success(shared.notFinite)
    }
  }

  /// Tells of progress; false where reading shall stop.
  private func report(_ bytes: Int, _ shared: borrowing Mutex<Shared>) -> Bool {
    let (done, failed) = shared.withLock { shared in
      shared.bytesDone += bytes
      return (shared.bytesDone, shared.failure != nil)
    }
    if failed { return false }
    guard let onProgress = options.onProgress else { return true }
    if onProgress(done, eventCount * layout.eventBytes) { return true }
    shared.withLock { $0.failure = $0.failure ?? .cancelled }
    return false
  }

  private func decode(
    _ bytes: UnsafeMutableRawBufferPointer, _ events: Range<Int>, _ fields: [EventLayout.Field],
    _ strips: [FieldStrip], _ targets: [UnsafeMutableRawPointer],
    _ notFinite: inout [NotFinite]
  ) {
    guard let rows = bytes.baseAddress else { return }
    let width = layout.eventBytes
    let pieceEvents = max(16, Self.pieceBytes / width / 4 * 4)
    var done = 0
    while done < events.count {
      let count = min(pieceEvents, events.count - done)
      let piece = UnsafeRawPointer(rows + done * width)
      let first = events.lowerBound + done
      for strip in strips {
        let values = FieldValues(
          rows: piece + fields[strip.first].offset, stride: width, count: count)
        values.decode(strip, of: fields, to: targets, at: first, notFinite: &notFinite)
      }
      done += count
    }
  }
}
