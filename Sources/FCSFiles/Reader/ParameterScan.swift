/// The parameters of a data set, read from its `$Pn…` keywords with all their faults.
struct ParameterScan {
  private(set) var parameters: [FCSParameter] = []
  private(set) var dataType = FCSDataType.float32
  private(set) var byteOrder = FCSByteOrder.littleEndian
  /// Whether the values are ASCII numbers between separators, `$PnB` being `*`.
  private(set) var isDelimitedASCII = false
  private(set) var warnings: [FCSWarning] = []
  private let keywords: FCSKeywords
  private var faults: [FCSError.KeywordFault] = []
  private var commas: [String] = []
  private var rangesUnusable: [Int] = []

  /// Reads them.
  ///
  /// - Throws: `FCSError.keywords` with all faults of required keywords.
  init(_ keywords: FCSKeywords, version: String) throws(FCSError) {
    self.keywords = keywords
    readGlobals()
    let count = parameterCount()
    var missingNames: [Int] = []
    for index in 0..<count {
      readParameter(index + 1, missingNames: &missingNames)
    }
    checkTypes()
    guard faults.isEmpty else { throw .keywords(faults) }
    if !missingNames.isEmpty { warnings.append(.namesMissing(parameters: missingNames)) }
    if !commas.isEmpty { warnings.append(.decimalCommas(commas)) }
    if !rangesUnusable.isEmpty { warnings.append(.rangesUnusable(parameters: rangesUnusable)) }
    let newer = parameters.filter { $0.dataType != dataType }.map { "$P\($0.index)DATATYPE" }
    if !newer.isEmpty, ["FCS2.0", "FCS3.0", "FCS3.1"].contains(version) {
      warnings.append(.newerKeywords(newer, version: version))
    }
    noteAmplification()
  }

  /// A number, also with a decimal comma, which is noted.
  private mutating func number(_ name: String) -> Double? {
    guard let text = keywords[name] else { return nil }
    if let value = FCSKeywords.number(text) { return value }
    guard let value = KeywordSpelling.decimalComma(text) else { return nil }
    commas.append(name)
    return value
  }

  private mutating func fault(_ name: String, _ wanted: FCSError.Wanted) {
    if let keyword = keywords.keyword(name), keywords[name] != nil {
      faults.append(
        .malformed(name, value: keyword.trimmedValue, at: keyword.offset, wanted: wanted))
    } else {
      faults.append(.missing(name))
    }
  }

  private mutating func refuse(_ name: String, _ why: FCSError.Reason) {
    let keyword = keywords.keyword(name)
    faults.append(
      .unsupported(
        name, value: keyword?.trimmedValue ?? "", at: keyword?.offset ?? 0, why: why))
  }

  private mutating func readGlobals() {
    if let type = keywords["$DATATYPE"].flatMap({ FCSDataType(rawValue: $0.uppercased()) }) {
      dataType = type
    } else {
      fault("$DATATYPE", .dataType)
    }
    if let mode = keywords["$MODE"], mode.uppercased() != "L" { refuse("$MODE", .histogram) }
    if let order = keywords["$BYTEORD"].flatMap({ FCSByteOrder($0) }) {
      byteOrder = order
    } else if dataType != .ascii {
      fault("$BYTEORD", .byteOrder)
    }
  }

  private mutating func parameterCount() -> Int {
    guard let count = keywords.integer("$PAR"), count > 0 else {
      fault("$PAR", .parameterCount)
      return 0
    }
    guard count <= keywords.all.count else {
      fault("$PAR", .fewerParameters)
      return 0
    }
    return count
  }

  private mutating func readParameter(_ n: Int, missingNames: inout [Int]) {
    let type = keywords["$P\(n)DATATYPE"].flatMap { FCSDataType(rawValue: $0.uppercased()) }
    if type == nil, keywords["$P\(n)DATATYPE"] != nil { fault("$P\(n)DATATYPE", .dataType) }
    let name = keywords["$P\(n)N"]
    if name == nil { missingNames.append(n) }
    var range = number("$P\(n)R")
    if range == nil {
      if [.float32, .float64].contains(type ?? dataType) {
        rangesUnusable.append(n)
        range = 262_144
      } else {
        fault("$P\(n)R", .range)
      }
    }
    parameters.append(
      FCSParameter(
        index: n, name: name ?? "P\(n)", stain: keywords["$P\(n)S"], bits: readBits(n),
        range: range ?? 0, amplification: readAmplification(n), gain: readGain(n),
        dataType: type ?? dataType))
  }

  private mutating func readBits(_ n: Int) -> Int {
    let name = "$P\(n)B"
    if dataType == .ascii {
      if keywords[name] == "*" {
        isDelimitedASCII = true
        return 0
      }
      if let characters = keywords.integer(name), (1...1024).contains(characters) {
        return characters
      }
      fault(name, .characters)
    } else if let bits = keywords.integer(name), (1...64).contains(bits) {
      return bits
    } else {
      fault(name, .bits)
    }
    return 0
  }

  private mutating func readAmplification(_ n: Int) -> FCSParameter.Amplification {
    let linear = FCSParameter.Amplification(decades: 0, offset: 0)
    guard let text = keywords["$P\(n)E"] else { return linear }
    var tokens = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    if tokens.count == 4 {
      commas.append("$P\(n)E")
      tokens = [tokens[0] + "." + tokens[1], tokens[2] + "." + tokens[3]]
    }
    let numbers = tokens.map { FCSKeywords.number($0) }
    guard numbers.count == 2, let decades = numbers[0], let offset = numbers[1], decades >= 0,
      offset >= 0
    else {
      noteUnusable("$P\(n)E", taken: "0,0")
      return linear
    }
    return .init(decades: decades, offset: offset)
  }

  private mutating func readGain(_ n: Int) -> Double {
    guard keywords["$P\(n)G"] != nil else { return 1 }
    guard let gain = number("$P\(n)G"), gain > 0 else {
      noteUnusable("$P\(n)G", taken: "1")
      return 1
    }
    return gain
  }

  private mutating func noteUnusable(_ name: String, taken: String) {
    guard let keyword = keywords.keyword(name) else { return }
    warnings.append(
      .valueUnusable(
        keyword: keyword.name, value: keyword.trimmedValue, at: keyword.offset, taken: taken))
  }

  private mutating func checkTypes() {
    // The standard gives a parameter of its own type no ASCII, and an ASCII file no other.
    if let other = parameters.first(where: {
      $0.dataType != dataType && ($0.dataType == .ascii || dataType == .ascii)
    }) {
      refuse("$P\(other.index)DATATYPE", .mixedASCII)
    }
    guard dataType != .ascii else { return }
    for parameter in parameters where parameter.bits > 0 {
      let widths = Set(EventLayout.widths(of: parameter))
      if widths.allSatisfy({ byteOrder.storage(width: $0) == nil }) {
        refuse("$BYTEORD", .mixedOrder)
        return
      }
    }
  }

  /// `d,0` is read as `d,1`: a log amplifier has no zero; FCS 3.1, section 3.2.20.
  private mutating func noteAmplification() {
    let zero = parameters.indices.filter {
      parameters[$0].amplification.decades > 0 && parameters[$0].amplification.offset == 0
    }
    for index in zero { parameters[index].amplification.offset = 1 }
    if !zero.isEmpty { warnings.append(.logOffsetZero(parameters: zero.map { $0 + 1 })) }
    let floats = parameters.filter { $0.amplification.decades > 0 && $0.dataType != .integer }
    if !floats.isEmpty { warnings.append(.logOnFloats(parameters: floats.map(\.index))) }
  }
}
