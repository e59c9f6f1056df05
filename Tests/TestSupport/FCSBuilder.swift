/// Builds FCS files in memory, byte by byte and with faults where a test asks for them.
///
/// It shares no code with the reader or the writer: segments are HEADER, TEXT from byte 58, DATA,
/// a checksum of zeros.
package struct FCSBuilder: Sendable {
  /// One `$Pn`.
  package struct Parameter: Sendable {
    package var name: String
    package var stain: String?
    /// `$PnB`.
    package var bits: String
    /// Bits in which integers are stored, where they are not `$PnB`.
    package var storedBits: Int?
    package var range: String
    package var amplification: String
    package var gain: String?
    /// `$PnDATATYPE` of FCS 3.2.
    package var dataType: String?

    package init(
      _ name: String, stain: String? = nil, bits: String = "32", storedBits: Int? = nil,
      range: String = "262144", amplification: String = "0,0", gain: String? = nil,
      dataType: String? = nil
    ) {
      self.name = name
      self.stain = stain
      self.bits = bits
      self.storedBits = storedBits
      self.range = range
      self.amplification = amplification
      self.gain = gain
      self.dataType = dataType
    }
  }

  /// A stored value: a number for floats, bits for integers, characters for ASCII.
  package enum Value: Sendable, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    case number(Double)
    case bits(UInt64)
    case text(String)

    package init(floatLiteral value: Double) { self = .number(value) }
    package init(integerLiteral value: UInt64) { self = .bits(value) }
  }

  package var version = "FCS3.1"
  package var delimiter = UInt8(ascii: "/")
  package var dataType = "F"
  package var byteOrder = [1, 2, 3, 4]
  package var parameters: [Parameter]
  package var events: [[Value]]
  /// More keywords, after the standard ones.
  package var keywords: [(String, String)] = []
  /// Standard keywords to give another value, or to leave out.
  package var changes: [String: String?] = [:]
  /// The eight characters of HEADER offsets to put in place of the right ones, from 0 for TEXT's.
  package var headerOffsets: [Int: String] = [:]
  /// Whether the last value is followed by a delimiter.
  package var hasFinalDelimiter = true
  /// Whether TEXT is written in Latin-1 rather than UTF-8.
  package var isLatin1 = false
  /// Bytes of TEXT after its last delimiter.
  package var textTail: [UInt8] = []
  /// Bytes after TEXT, before DATA.
  package var gap: [UInt8] = []
  /// DATA to put in place of the events.
  package var data: [UInt8]?
  /// What follows DATA.
  package var trailer = Array("00000000".utf8)

  package init(_ parameters: [Parameter], events: [[Value]]) {
    self.parameters = parameters
    self.events = events
  }

  /// The file.
  package var bytes: [UInt8] {
    let data = self.data ?? events.flatMap { zip(parameters, $0).flatMap(encoded) }
    let length = text(begin: 0, end: 0).count
    let begin = 58 + length + gap.count
    let end = begin + data.count - 1
    let text = text(begin: begin, end: end)
    let places = [58, 57 + length, begin, end, 0, 0]
    let offsets = places.enumerated().map { headerOffsets[$0] ?? Self.padded($1, " ") }
    let header = version + "    " + offsets.joined()
    return Array(header.utf8) + text + gap + data + trailer
  }

  /// The bytes of one value.
  private func encoded(_ parameter: Parameter, _ value: Value) -> [UInt8] {
    let type = parameter.dataType ?? dataType
    switch (type, value) {
    case (_, .text(let text)): return Array(text.utf8)
    case ("F", .number(let number)): return bytes(UInt64(Float(number).bitPattern), width: 4)
    case ("F", .bits(let bits)): return bytes(bits, width: 4)
    case ("D", .number(let number)): return bytes(number.bitPattern, width: 8)
    case ("D", .bits(let bits)): return bytes(bits, width: 8)
    case (_, .number(let number)): return bytes(UInt64(number), width: width(parameter))
    case (_, .bits(let bits)): return bytes(bits, width: width(parameter))
    }
  }

  private func width(_ parameter: Parameter) -> Int {
    (parameter.storedBits ?? Int(parameter.bits) ?? 32) / 8
  }

  /// A value of `width` bytes in the file's order, which is stretched where it has another width.
  private func bytes(_ value: UInt64, width: Int) -> [UInt8] {
    let isDescending = byteOrder.first == byteOrder.max() && byteOrder.count > 1
    let order =
      byteOrder.count == width
      ? byteOrder : isDescending ? Array((1...width).reversed()) : Array(1...width)
    return order.map { UInt8(truncatingIfNeeded: value >> UInt64(8 * ($0 - 1))) }
  }

  private static func padded(_ number: Int, _ blank: Character) -> String {
    let digits = String(number)
    return String(repeating: blank, count: max(0, 8 - digits.count)) + digits
  }

  private func text(begin: Int, end: Int) -> [UInt8] {
    var standard = [
      ("$BEGINANALYSIS", "0"), ("$ENDANALYSIS", "0"), ("$BEGINSTEXT", "0"), ("$ENDSTEXT", "0"),
      ("$BEGINDATA", Self.padded(begin, "0")), ("$ENDDATA", Self.padded(end, "0")),
      ("$NEXTDATA", "0"), ("$MODE", "L"), ("$DATATYPE", dataType),
      ("$BYTEORD", byteOrder.map(String.init).joined(separator: ",")),
      ("$PAR", String(parameters.count)), ("$TOT", String(events.count)),
    ]
    for (index, parameter) in parameters.enumerated() {
      let key = "$P\(index + 1)"
      standard += [
        (key + "N", parameter.name), (key + "B", parameter.bits), (key + "R", parameter.range),
        (key + "E", parameter.amplification),
      ]
      if let stain = parameter.stain { standard.append((key + "S", stain)) }
      if let gain = parameter.gain { standard.append((key + "G", gain)) }
      if let type = parameter.dataType { standard.append((key + "DATATYPE", type)) }
    }
    var text = [delimiter]
    for (name, value) in standard + keywords {
      guard let value = changes[name] ?? value else { continue }
      for part in [name, value] {
        let encoded =
          isLatin1 ? part.unicodeScalars.map { UInt8(clamping: $0.value) } : Array(part.utf8)
        for byte in encoded {
          text += byte == delimiter ? [byte, byte] : [byte]
        }
        text.append(delimiter)
      }
    }
    if !hasFinalDelimiter { text.removeLast() }
    return text + textTail
  }
}
