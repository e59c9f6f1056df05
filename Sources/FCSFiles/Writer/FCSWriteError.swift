/// Why a table cannot be written as FCS.
package enum FCSWriteError: Error, Hashable, Sendable {
  case noParameters
  /// FCS forbids names that are empty or repeat.
  case name(String, parameter: Int, fault: NameFault)
  /// A value that is no whole number beside parameters that only integers can hold.
  case notWhole(parameter: String, event: Int)
  /// A value beyond the range of its logarithmic amplifier, on which its meaning rests.
  case beyondRange(parameter: String, value: Double, range: Double)
  /// FCS 3.2 forbids a gain beside a logarithmic amplifier.
  case gainOfLogarithm(String)
  /// Spillover that is not square, or whose names have commas.
  case spillover(id: String)
  /// A keyword whose name is empty or no printable ASCII.
  case keywordName(String)
  /// TEXT would reach beyond byte 99,999,999, where no HEADER can point.
  case textTooLong(bytes: Int)
  /// Every character that could separate keywords is used in one.
  case noDelimiter

  /// What is wrong with a name.
  package enum NameFault: String, Hashable, Sendable {
    case empty = "it is empty"
    case repeated = "another parameter has it too"
  }
}

extension FCSWriteError: CustomStringConvertible {
  /// One sentence, without the file's name.
  package var description: String {
    switch self {
    case .noParameters:
      "there is no parameter to write; choose at least one"
    case .name(let name, let parameter, let fault):
      "FCS cannot have \(Quotation.quoted(name)) as the name of parameter \(parameter), as "
        + "\(fault.rawValue); rename it"
    case .notWhole(let parameter, let event):
      "\(Quotation.quoted(parameter)) of event \(event) is no whole number, while other parameters "
        + "have logarithmic amplifiers, which FCS has for integers only; write them apart"
    case .beyondRange(let parameter, let value, let range):
      "\(Quotation.quoted(parameter)) has the value \(value) beyond the range \(range) of its "
        + "logarithmic amplifier; write it linearised"
    case .gainOfLogarithm(let parameter):
      "\(Quotation.quoted(parameter)) has a gain beside its logarithmic amplifier, which FCS 3.2 "
        + "forbids; write FCS 3.1"
    case .spillover(let id):
      "the spillover matrix \(Quotation.quoted(id)) is not square or names detectors with commas; "
        + "write the file without it"
    case .keywordName(let name):
      "\(Quotation.quoted(name)) cannot be the name of a keyword, which is printable ASCII; "
        + "leave it out"
    case .textTooLong(let bytes):
      "the keywords take \(bytes) bytes, more than the 99,999,999 a HEADER can point to; "
        + "leave some out"
    case .noDelimiter:
      "the keywords use every character that could separate them; leave some out"
    }
  }
}
