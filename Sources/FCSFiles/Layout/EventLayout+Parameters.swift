extension EventLayout {
  /// The widths in bytes in which the values of a parameter may be stored, the plain one first.
  ///
  /// An integer of 10 bits takes two bytes; one of 24 or of 20 bits takes three, or four where the
  /// writer had no type of three.
  static func widths(of parameter: FCSParameter) -> [Int] {
    switch parameter.dataType {
    case .float32: return [4]
    case .float64: return [8]
    case .ascii: return [parameter.bits]
    case .integer:
      let plain = (parameter.bits + 7) / 8
      let wide = [1, 2, 4, 8].first { $0 >= plain } ?? 8
      return wide == plain ? [plain] : [plain, wide]
    }
  }

  /// The layouts in which events of these parameters may be stored, the plain one first.
  ///
  /// Bits packed across byte borders are no layout: the standard leaves their order open.
  static func candidates(
    _ parameters: [FCSParameter], _ order: FCSByteOrder
  ) -> [EventLayout] {
    let plain = EventLayout(parameters, order) { $0.first ?? 0 }
    let wide = EventLayout(parameters, order) { $0.last ?? 0 }
    var found = [plain, wide].compactMap { $0 }
    if found.count == 2, plain?.eventBytes == wide?.eventBytes { found.removeLast() }
    return found
  }

  /// The layout in which every integer takes as many bytes as `$BYTEORD` lists, where `$PnB` says
  /// otherwise; FCS 2.0 and 3.0 have but one width a file.
  static func ofByteOrder(_ parameters: [FCSParameter], _ order: FCSByteOrder) -> EventLayout? {
    let width = order.significances.count
    guard width > 1, parameters.allSatisfy({ $0.dataType == .integer }),
      parameters.contains(where: { !widths(of: $0).contains(width) })
    else { return nil }
    return EventLayout(parameters, order) { _ in width }
  }

  /// Whether `$PnB` leaves open how wide the integers are stored, so that the size must tell.
  static func isOpen(_ parameters: [FCSParameter]) -> Bool {
    parameters.contains { $0.dataType == .integer && !$0.bits.isMultiple(of: 8) }
  }

  private init?(
    _ parameters: [FCSParameter], _ order: FCSByteOrder, _ choose: ([Int]) -> Int
  ) {
    fields = []
    eventBytes = 0
    for parameter in parameters {
      let width = choose(Self.widths(of: parameter))
      let stored =
        parameter.dataType == .ascii ? StoredOrder.leastFirst : order.storage(width: width)
      guard let stored else { return nil }
      var mask = UInt64.max
      if parameter.dataType == .integer {
        mask = Self.mask(range: parameter.range) & (.max >> UInt64(64 - min(64, parameter.bits)))
        if width * 8 > parameter.bits { widened.append(parameter.index) }
      }
      fields.append(
        Field(
          offset: eventBytes, width: width, type: parameter.dataType, order: stored, mask: mask))
      eventBytes += width
    }
  }

  /// What there is to say about widths that differ from `$PnB`.
  func widthWarnings(_ parameters: [FCSParameter]) -> [FCSWarning] {
    var groups: [[Int]: [Int]] = [:]
    for (parameter, field) in zip(parameters, fields) where parameter.dataType != .ascii {
      if parameter.bits != field.width * 8 {
        groups[[parameter.bits, field.width * 8], default: []].append(parameter.index)
      }
    }
    return groups.sorted { $0.value[0] < $1.value[0] }.map { widths, indices in
      let isInteger = parameters[indices[0] - 1].dataType == .integer
      if isInteger, widths[0] > widths[1] {
        return .widthOfByteOrder(
          parameters: indices, bits: widths[0], storedBits: widths[1])
      }
      return isInteger
        ? .storedWider(parameters: indices, bits: widths[0], storedBits: widths[1])
        : .widthOfFloat(parameters: indices, bits: widths[0], storedBits: widths[1])
    }
  }
}
