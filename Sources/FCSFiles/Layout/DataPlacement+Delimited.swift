extension DataPlacement {
  /// Where ASCII values between separators are; the layout stays empty.
  ///
  /// Only `$TOT` says how many events there are, and every value takes two bytes at least, so a
  /// wrong `$TOT` costs nothing. Without it, which FCS 2.0 allows, the values are counted.
  ///
  /// - Parameter counting: counts the values of so many bytes from a byte of the data set on.
  init(
    delimited evidence: Evidence, parameterCount: Int,
    counting: (_ begin: Int, _ length: Int) throws(FCSError) -> Int
  ) throws(FCSError) {
    guard let bounds = evidence.header ?? evidence.text else {
      let total = evidence.total ?? 0
      guard total == 0 else { throw .noData(total: total) }
      begin = 0
      bytes = 0
      eventCount = 0
      layout = EventLayout(fields: [], eventBytes: 0)
      return
    }
    let length = min(bounds.count, max(0, evidence.limit - bounds.begin))
    let total: Int
    if let known = evidence.total {
      total = known
    } else {
      total = try counting(bounds.begin, length) / parameterCount
      warnings.append(.totalMissing(value: evidence.totalText, read: total))
    }
    let (values, overflow) = total.multipliedReportingOverflow(by: parameterCount)
    guard !overflow, values <= (length + 1) / 2 else {
      throw .asciiCutShort(
        total: total, read: 0, at: evidence.base + min(bounds.begin, evidence.limit))
    }
    begin = bounds.begin
    bytes = length
    eventCount = total
    layout = EventLayout(fields: [], eventBytes: 0)
    if let header = evidence.header, let text = evidence.text, header != text {
      warnings.append(.dataOffsetsDisagree(header: header, text: text, used: .header))
    }
  }
}
