extension FCSError: CustomStringConvertible {
  /// One sentence, without the file's name, which the caller puts before it: what is wrong, where,
  /// and what can be done.
  package var description: String {
    switch self {
    case .source(let error):
      return error.description
    case .notFCS(0, let kind):
      return "this is no FCS file: it begins like \(kind.rawValue), not with FCS and a version; "
        + "export it as FCS"
    case .notFCS(let at, let kind):
      return "no data set begins at byte \(at): it looks like \(kind.rawValue) there"
    case .headerCutShort(let at, let size):
      return "the file ends at byte \(size), inside the HEADER that begins at byte \(at); "
        + "copy or export it again"
    case .headerOffset(let field, let value, let at):
      return "the HEADER says \(field.rawValue) at byte \(at) with \(Quotation.quoted(value)), "
        + "which is no number; export the file again"
    case .noText(let at):
      return "the HEADER at byte \(at) says nowhere where TEXT is, so there is nothing to read; "
        + "export the file again"
    case .textOutsideFile(let bounds, let size):
      return "TEXT should fill bytes \(bounds.begin) to \(bounds.end), but the file ends at byte "
        + "\(size): it was cut short; copy or export it again"
    case .keywords(let faults):
      return faults.prefix(4).map(Self.sentence).joined(separator: "; ")
        + (faults.count > 4 ? "; and \(faults.count - 4) more faults" : "")
        + "; export the file again"
    case .noData(let total):
      return "neither the HEADER nor $BEGINDATA says where the \(Quotation.count(total, "event")) "
        + "of $TOT are; export the file again"
    case .dataOutsideFile(let begin, let total, let size):
      return
        "DATA\(total.map { " of \(Quotation.count($0, "event"))" } ?? "") should begin at byte "
        + "\(begin), but the file ends at byte \(size) without a whole event: it was cut short; "
        + "copy or export it again"
    case .widthsDoNotFit(let bits, let total, let bytes, let at):
      let widths = Set(bits).sorted().map(String.init)
      return "$PnB says \(Quotation.list(widths)) bits, but the \(bytes) bytes of DATA at byte "
        + "\(at) are no \(total.map { Quotation.count($0, "event") } ?? "whole events") of whole "
        + "bytes a value; export the file with 16 or 32 bits"
    case .asciiValue(let text, let event, let parameter, let at):
      return "the value of parameter \(parameter) in event \(event) at byte \(at) is "
        + "\(Quotation.quoted(text)), which is no number; export the file again"
    case .asciiCutShort(let total, let read, let at):
      return "DATA ends at byte \(at) after \(read) of the \(Quotation.count(total, "event")) "
        + "of $TOT; copy or export the file again"
    case .strict(let warnings):
      return "read strictly, \(Quotation.count(warnings.count, "fault")) would need repair: "
        + warnings.prefix(3).map(\.message).joined(separator: "; ")
        + (warnings.count > 3 ? "; and \(warnings.count - 3) more" : "")
        + "; read it without --strict to have them repaired"
    case .noDataSet(let wanted, let available):
      return "there is no data set \(wanted): the file has \(available)"
    case .dataSet(let number, let error):
      return "data set \(number): \(error.description) (the others can be read with --data-set)"
    case .cancelled:
      return "reading was cancelled"
    }
  }

  private static func sentence(_ fault: KeywordFault) -> String {
    switch fault {
    case .missing(let name):
      return "the required keyword \(name) is missing"
    case .malformed(let name, let value, let at, let wanted):
      return "\(name) at byte \(at) is \(Quotation.quoted(value)), not \(wanted.rawValue)"
    case .unsupported(let name, let value, let at, let why):
      return "\(name) at byte \(at) is \(Quotation.quoted(value)): \(why.rawValue)"
    }
  }
}
