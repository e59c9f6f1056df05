/// A piece of a formula's text: a name, a word that joins names, or a parenthesis.
struct FormulaWord: Hashable {
  enum Kind: Hashable {
    case open
    case close
    case and
    case or
    case not
    /// A population by its name, after names of its parents; from the root where so marked.
    case name([String], isFromRoot: Bool)
  }

  var kind: Kind
  /// Which characters of the text it is.
  var range: Range<Int>

  /// What a bare word joins; nil for a name.
  static func keyword(_ text: String) -> Kind? {
    switch text.lowercased() {
    case "and": .and
    case "or": .or
    case "not": .not
    default: nil
    }
  }

  /// What a text is made of, and the first thing that can't be read; the words before it are
  /// there all the same, an unclosed name as the last.
  static func words(of text: String) -> (words: [FormulaWord], fault: PopulationFormula.Fault?) {
    var scan = Scan(letters: Array(text))
    scan.run()
    return (scan.words, scan.fault)
  }

  private struct Scan {
    let letters: [Character]
    var place = 0
    var words: [FormulaWord] = []
    var fault: PopulationFormula.Fault?

    mutating func run() {
      while place < letters.count, fault == nil {
        let letter = letters[place]
        if letter.isWhitespace {
          place += 1
        } else if letter == "(" || letter == ")" {
          words.append(.init(kind: letter == "(" ? .open : .close, range: place..<(place + 1)))
          place += 1
        } else {
          name()
        }
      }
    }

    /// Bare letters, quoted ones and `/` up to a blank or a parenthesis; `\` takes the next letter
    /// as it is.
    private mutating func name() {
      let start = place
      var names = [""]
      /// Whether the present name was begun: by quotes even where it is empty.
      var isBegun = false
      var isBare = true
      var isFromRoot = false
      while place < letters.count {
        let letter = letters[place]
        if letter.isWhitespace || letter == "(" || letter == ")" { break }
        place += 1
        switch letter {
        case "/":
          isBare = false
          if place == start + 1 {
            isFromRoot = true
          } else if !isBegun {
            fault = fault ?? .init(kind: .emptyName, range: (place - 1)..<place)
          } else {
            names.append("")
            isBegun = false
          }
        case "\"":
          isBare = false
          isBegun = true
          let quote = place - 1
          var isClosed = false
          while place < letters.count, !isClosed {
            let inner = letters[place]
            place += 1
            if inner == "\"" {
              isClosed = true
            } else if inner == "\\", place < letters.count {
              names[names.count - 1].append(letters[place])
              place += 1
            } else {
              names[names.count - 1].append(inner)
            }
          }
          if !isClosed { fault = fault ?? .init(kind: .unclosedQuote, range: quote..<place) }
        case "\\" where place < letters.count:
          isBare = false
          isBegun = true
          names[names.count - 1].append(letters[place])
          place += 1
        default:
          isBegun = true
          names[names.count - 1].append(letter)
        }
      }
      if !isBegun { fault = fault ?? .init(kind: .emptyName, range: (place - 1)..<place) }
      let keyword = isBare ? FormulaWord.keyword(names[0]) : nil
      words.append(
        .init(kind: keyword ?? .name(names, isFromRoot: isFromRoot), range: start..<place))
    }
  }
}
