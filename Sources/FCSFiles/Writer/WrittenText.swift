import GatingCore

/// HEADER and TEXT of a file to be written.
struct WrittenText {
  /// The bytes before DATA.
  let head: [UInt8]

  private static let largestHeaderOffset = 99_999_999

  init(
    _ table: EventTable, _ format: WrittenFormat, _ keywords: [FCSKeyword],
    version: FCSWriteOptions.Version, dataBytes: Int
  ) throws(FCSWriteError) {
    var fixed = try Self.required(table, format) + Self.kept(keywords, table)
    // FCS 3.2, section 3.3.12: required, and there is nothing true to say.
    if version == .fcs32, !fixed.contains(where: { $0.0.uppercased() == "$CYT" }) {
      fixed.append(("$CYT", "unknown"))
    }
    let delimiter = try Self.delimiter(for: fixed)
    // The offsets stand in TEXT, whose length depends on their digits: grow until it holds.
    var dataBegin = FCSHeader.length
    while true {
      let dataEnd = dataBegin + dataBytes - 1
      let offsets = [
        ("$BEGINDATA", String(dataBytes == 0 ? 0 : dataBegin)),
        ("$ENDDATA", String(dataBytes == 0 ? 0 : dataEnd)),
      ]
      let text = Self.text(offsets + fixed, delimiter)
      let needed = FCSHeader.length + text.count
      if needed > Self.largestHeaderOffset { throw .textTooLong(bytes: text.count) }
      if needed == dataBegin {
        let inHeader = dataBytes > 0 && dataEnd <= Self.largestHeaderOffset
        let places = [
          FCSHeader.length, needed - 1, inHeader ? dataBegin : 0, inHeader ? dataEnd : 0, 0, 0,
        ]
        let header = version.rawValue + "    " + places.map(Self.padded).joined()
        head = Array(header.utf8) + text
        return
      }
      dataBegin = needed
    }
  }

  private static func padded(_ offset: Int) -> String {
    let digits = String(offset)
    return String(repeating: " ", count: max(0, 8 - digits.count)) + digits
  }

  private static func text(_ keywords: [(String, String)], _ delimiter: UInt8) -> [UInt8] {
    var text = [delimiter]
    for (name, value) in keywords {
      text += Array(name.utf8) + [delimiter] + Array(value.utf8) + [delimiter]
    }
    return text
  }

  private static func required(
    _ table: EventTable, _ format: WrittenFormat
  ) throws(FCSWriteError) -> [(String, String)] {
    let panel = table.panel
    guard !panel.parameters.isEmpty else { throw .noParameters }
    var seen: Set<String> = []
    // Commas, which the standard forbids for the sake of $SPILLOVER, are kept: gates refer to names.
    for (index, parameter) in panel.parameters.enumerated() {
      let name = parameter.name
      var fault: FCSWriteError.NameFault?
      if FCSKeyword.trim(name[...]).isEmpty { fault = .empty }
      if !seen.insert(name).inserted { fault = .repeated }
      if let fault { throw .name(name, parameter: index + 1, fault: fault) }
    }
    var keywords = [
      ("$BEGINANALYSIS", "0"), ("$ENDANALYSIS", "0"), ("$BEGINSTEXT", "0"), ("$ENDSTEXT", "0"),
      // FCS 3.2 deprecates the mode, yet FlowIO, fcsparser and FlowCal need it.
      ("$NEXTDATA", "0"), ("$MODE", "L"), ("$DATATYPE", format.dataType.rawValue),
      ("$BYTEORD", FCSByteOrder.littleEndian.text), ("$PAR", String(panel.parameters.count)),
      ("$TOT", String(table.count)),
    ]
    for (index, parameter) in panel.parameters.enumerated() {
      let decoding = table.decodings[index]
      let key = "$P\(index + 1)"
      keywords.append((key + "N", parameter.name))
      if let stain = parameter.stain, !FCSKeyword.trim(stain[...]).isEmpty {
        keywords.append((key + "S", stain))
      }
      keywords.append((key + "B", String(format.widths[index] * 8)))
      let amplifier: [Double] = decoding.amplifier.map { [$0.decades, $0.offset] } ?? [0, 0]
      keywords.append((key + "E", amplifier.map(WrittenFormat.text).joined(separator: ",")))
      keywords.append((key + "R", format.ranges[index]))
      if format.types[index] != format.dataType {
        keywords.append((key + "DATATYPE", format.types[index].rawValue))
      }
      if decoding.gain != 1 { keywords.append((key + "G", WrittenFormat.text(decoding.gain))) }
    }
    if let step = table.decodings.lazy.compactMap(\.timeStep).first {
      keywords.append(("$TIMESTEP", WrittenFormat.text(step)))
    }
    if let spillover = panel.spillover { keywords.append(try text(spillover)) }
    return keywords
  }

  private static func text(
    _ matrix: SpectrumMatrix
  ) throws(FCSWriteError) -> (String, String) {
    let count = matrix.detectors.count
    guard count > 0, matrix.fluorochromes.count == count, !matrix.isInverted,
      matrix.coefficients.count == count * count, matrix.coefficients.allSatisfy(\.isFinite),
      matrix.detectors.allSatisfy({ !$0.contains(",") })
    else { throw .spillover(id: matrix.id) }
    let values = matrix.coefficients.map { WrittenFormat.text($0) }
    return ("$SPILLOVER", ([String(count)] + matrix.detectors + values).joined(separator: ","))
  }

  /// The caller's keywords that the writer does not decide itself.
  private static func kept(
    _ keywords: [FCSKeyword], _ table: EventTable
  ) throws(FCSWriteError) -> [(String, String)] {
    var owned: Set<String> = [
      "$BEGINANALYSIS", "$ENDANALYSIS", "$BEGINSTEXT", "$ENDSTEXT", "$BEGINDATA", "$ENDDATA",
      "$NEXTDATA", "$MODE", "$DATATYPE", "$BYTEORD", "$PAR", "$TOT", "$TIMESTEP", "$COMP",
      "$UNICODE",
    ]
    owned.formUnion(SpilloverScan.names)
    for index in 1...table.panel.parameters.count {
      owned.formUnion(["N", "S", "B", "E", "R", "G", "DATATYPE"].map { "$P\(index)\($0)" })
    }
    var kept: [(String, String)] = []
    for keyword in keywords {
      let name = String(FCSKeyword.trim(keyword.name[...]))
      guard !name.isEmpty, name.unicodeScalars.allSatisfy({ (0x20...0x7E).contains($0.value) })
      else { throw .keywordName(keyword.name) }
      if let number = parameterNumber(name), number > table.panel.parameters.count { continue }
      // What was read of these stands in $SPILLOVER.
      // Read again beside values that were linearised, it would be taken for spillover.
      if name.uppercased().hasPrefix("$DFC") { continue }
      guard !keyword.trimmedValue.isEmpty, owned.insert(name.uppercased()).inserted else {
        continue
      }
      kept.append((name, keyword.value))
    }
    return kept
  }

  /// The n of a `$Pn…` keyword.
  private static func parameterNumber(_ name: String) -> Int? {
    guard name.uppercased().hasPrefix("$P") else { return nil }
    let digits = name.dropFirst(2).prefix { $0.isASCII && $0.isNumber }
    return digits.isEmpty || digits.count == name.count - 2 ? nil : Int(digits)
  }

  /// A character that no keyword has, so that none needs doubling.
  private static func delimiter(for keywords: [(String, String)]) throws(FCSWriteError) -> UInt8 {
    var used = [Bool](repeating: false, count: 256)
    for (name, value) in keywords {
      for byte in name.utf8 { used[Int(byte)] = true }
      for byte in value.utf8 { used[Int(byte)] = true }
    }
    let usual = Array("|/\\!*".utf8) + [0x0C, 0x1E, 0x1D, 0x1F]
    let others = (UInt8(1)...126).filter { byte in
      !(0x30...0x39).contains(byte) && byte != 0x24 && byte != 0x20 && byte != 0x2C
    }
    guard let free = (usual + others).first(where: { !used[Int($0)] }) else { throw .noDelimiter }
    return free
  }
}
