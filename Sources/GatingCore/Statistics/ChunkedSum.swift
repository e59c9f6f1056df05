/// Sums that come out the same, bit for bit, however the work is shared out.
///
/// Numbers are summed in chunks of a fixed size from zero, and the chunks' sums in their order.
enum ChunkedSum {
  /// Numbers in a chunk.
  static let chunkSize = 4096

  /// The sum of `term` over the numbers, in their order.
  static func of(_ numbers: [Double], _ term: (Double) -> Double) -> Double {
    var total = 0.0
    for start in stride(from: 0, to: numbers.count, by: chunkSize) {
      var sum = 0.0
      for number in numbers[start..<min(numbers.count, start + chunkSize)] { sum += term(number) }
      total += sum
    }
    return total
  }
}
