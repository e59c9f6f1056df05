/// Why a file could not be read: facts with a place.
///
/// `at` is in bytes from the beginning of the file, bounds from the beginning of the data set.
package enum FCSError: Error, Hashable, Sendable {
  case source(ByteSourceError)
  /// No FCS version where a data set should begin.
  case notFCS(at: Int, looksLike: FileKind)
  case headerCutShort(at: Int, size: Int)
  /// An offset of the HEADER is no number.
  case headerOffset(HeaderField, value: String, at: Int)
  /// The HEADER has no offsets of TEXT.
  case noText(at: Int)
  /// The file ends inside TEXT or before it.
  case textOutsideFile(SegmentBounds, size: Int)
  /// All required keywords that are missing, malformed or not supported.
  case keywords([KeywordFault])
  /// Neither HEADER nor TEXT says where DATA is.
  case noData(total: Int)
  /// Not one event of DATA is in the file.
  case dataOutsideFile(begin: Int, total: Int?, size: Int)
  /// No whole number of bytes a value makes DATA hold `$TOT` events.
  case widthsDoNotFit(bits: [Int], total: Int?, bytes: Int, at: Int)
  /// A value of ASCII data is no number.
  case asciiValue(text: String, event: Int, parameter: Int, at: Int)
  /// ASCII data end before the last event.
  case asciiCutShort(total: Int, read: Int, at: Int)
  /// What would have been repaired, read strictly.
  case strict([FCSWarning])
  case noDataSet(wanted: Int, available: Int)
  /// What is wrong with a data set other than the first.
  indirect case dataSet(Int, FCSError)
  case cancelled

  /// What is wrong with one required keyword.
  package enum KeywordFault: Hashable, Sendable {
    case missing(String)
    case malformed(String, value: String, at: Int, wanted: Wanted)
    case unsupported(String, value: String, at: Int, why: Reason)
  }

  /// What a keyword's value should be.
  package enum Wanted: String, Hashable, Sendable {
    case parameterCount = "the number of parameters, from 1"
    case fewerParameters = "no more parameters than TEXT has keywords for"
    case dataType = "I, F, D or A"
    case byteOrder = "an order of bytes such as 1,2,3,4"
    case bits = "a number of bits from 1 to 64"
    case characters = "a number of characters or *"
    case range = "a number"
  }

  /// Why a sound value cannot be read.
  package enum Reason: String, Hashable, Sendable {
    case histogram = "only list mode (L) has events; export the file in list mode"
    case mixedOrder = "a mixed byte order says nothing about values of another width"
    case mixedASCII = "ASCII and binary parameters cannot share an event"
  }

  /// Turns a failure of the source into one of the reader.
  static func reading<Value>(
    _ body: () throws(ByteSourceError) -> Value
  ) throws(FCSError) -> Value {
    do throws(ByteSourceError) {
      return try body()
    } catch {
      throw .source(error)
    }
  }
}
