/// Where the values of an event lie in its row of bytes, and how each is stored.
struct EventLayout: Hashable, Sendable {
  /// One value of the row.
  struct Field: Hashable, Sendable {
    /// Bytes from the beginning of the row.
    var offset: Int
    /// Bytes of the value, 1 to 8.
    var width: Int
    var type: FCSDataType
    var order: StoredOrder
    /// The bits of an integer that count; all ones where none are masked.
    var mask: UInt64

    /// Which column holds its values without loss.
    var storage: ColumnStorage {
      switch type {
      case .float32: .float32
      case .float64, .ascii: .float64
      case .integer:
        switch 64 - (mask & (UInt64.max >> UInt64(64 - width * 8))).leadingZeroBitCount {
        case ...24: .float32
        case ...32: .unsigned32
        default: .unsigned64
        }
      }
    }
  }

  var fields: [Field]
  /// Bytes of one event.
  var eventBytes: Int
  /// The parameters (from 1) whose `$PnB` is stored in more bytes than it needs.
  var widened: [Int] = []

  /// The mask of an integer whose values lie below `range`: the next power of two, less one.
  ///
  /// All ones where the range is not positive or fills the 64 bits. FCS 3.1, section 3.2.20.
  static func mask(range: Double) -> UInt64 {
    guard range > 0, range <= 0x1p63 else { return .max }
    let below = UInt64(max(range.rounded(.up), 1)) - 1
    return below == 0 ? 0 : UInt64.max >> UInt64(below.leadingZeroBitCount)
  }
}

/// The kinds of column by what they hold.
enum ColumnStorage: Hashable, Sendable {
  case float32
  case float64
  case unsigned32
  case unsigned64

  /// Bytes of a value.
  var bytes: Int {
    switch self {
    case .float32, .unsigned32: 4
    case .float64, .unsigned64: 8
    }
  }
}
