import FCSFiles
import Foundation
import GatingCore
import TestSupport
import Testing

/// Tables of events as text, by their kinds and their faults.
@Suite struct EventTextTests {
  private func read(
    _ text: String, _ options: FCSReadOptions = .init()
  ) throws(EventTextError) -> FCSDataSet {
    try EventTextReader.read(MemoryByteSource(Array(text.utf8)), options: options)
  }

  private func values(_ set: FCSDataSet) -> [[Double]] {
    set.table.columns.map { column in (0..<column.count).map { column[$0] } }
  }

  @Test(arguments: [
    "A,B\n1,2.5\n3,-4e2\n", "A,B\r\n1,2.5\r\n3,-4e2\r\n", "A\tB\n1\t2.5\n3\t-4e2",
    "A;B\n1;2.5\n3;-4e2",
    "A|B\n1|2.5\n3|-4e2\n\n", "A B\n1 2.5\n3 -4e2\n", "\u{FEFF}A,B\n1,2.5\n3,-4e2\n",
    "\"A\",\"B\"\n\"1\",\"2.5\"\n3,-4e2\n", "A,B\r1,2.5\r3,-4e2\r", "A;B\n1;2,5\n3;-4e2\n",
    "# made by hand\n# twice\nA,B\n1,2.5\n3,-4e2\n", " A , B \n 1 , 2.5 \n 3 , -4e2 \n",
  ])
  func everySpellingOfATable(text: String) throws {
    let set = try read(text)
    #expect(set.table.panel.parameters.map(\.name) == ["A", "B"])
    #expect(values(set) == [[1, 3], [2.5, -400]])
    #expect(set.eventCount == 2 && set.version == (text.contains("\t") ? "TSV" : "CSV"))
    #expect(set.warnings.filter(\.isRepair).isEmpty)
  }

  @Test func headingsHaveStainsQuotesAndRepeats() throws {
    let set = try read("\"a \"\"b\"\", c\",PE-A :: CD22 PE,X,X,\n1,2,3,4,5\n")
    #expect(set.table.panel.parameters.map(\.name) == ["a \"b\", c", "PE-A", "X", "X#2", "P5"])
    #expect(set.table.panel.parameters[1].stain == "CD22 PE")
    #expect(set.warnings.map(\.code) == ["names-repeated"])
  }

  @Test func numbersWithoutAHeading() throws {
    let set = try read("1,2\n3,4\n5,6\n")
    #expect(set.table.panel.parameters.map(\.name) == ["P1", "P2"] && set.eventCount == 3)
    #expect(
      set.warnings.map(\.message) == [
        "the first row has numbers alone, so there is no heading; columns are called P1 to P2"
      ])
  }

  /// R writes the names of rows without a cell in the heading.
  @Test func rowNames() throws {
    let set = try read("\"A\" \"B\"\n\"1\" 0.5 7\n\"2\" 0.25 8\n")
    #expect(set.table.panel.parameters.map(\.name) == ["Row", "A", "B"])
    #expect(values(set) == [[1, 2], [0.5, 0.25], [7, 8]])
    #expect(set.warnings.map(\.code) == ["row-names"])
  }

  @Test func decimalCommas() throws {
    var rows = (0..<100).map { "\($0);1" }
    rows.append("1,5;-0,25")
    let set = try read("A;B\n" + rows.joined(separator: "\n"))
    #expect(values(set)[0].last == 1.5 && values(set)[1].last == -0.25)
    #expect(set.warnings.map(\.code) == ["decimal-comma"])
    // After a point a comma is no decimal comma.
    let mixed = try read("A;B;C\n1.5;2;3\n1,5;2;3\n")
    #expect(mixed.table.panel.parameters.map(\.name) == ["B", "C"])
    #expect(
      mixed.warnings.map(\.message) == [
        "“A” has 1 number and 1 word (“1,5” in line 3); left out"
      ])
  }

  @Test func wordsBecomeNumbersAloud() throws {
    let set = try read("Well,A\nB2,1\nA1,2\nB2,3\n,4\n")
    let wells = values(set)[0]
    #expect(Array(wells.prefix(3)) == [1, 2, 1] && wells[3].isNaN)
    #expect(set.keywords["DOTGATE WORDS P1"] == "1 = B2; 2 = A1")
    #expect(
      set.warnings.map(\.message) == [
        "“Well” has words; read as numbers: 1 is “B2” and 2 is “A1”",
        "“Well” is no number in 1 event and infinite in 0; kept",
      ])
    let many = "A,Id\n" + (0..<5000).map { "1,cell\($0)\n" }.joined()
    let left = try read(many)
    #expect(left.table.panel.parameters.map(\.name) == ["A"])
    #expect(left.warnings.map(\.code) == ["words-left-out"])
    do {
      _ = try read(many, .init(isStrict: true))
      Issue.record("was read strictly")
    } catch {
      #expect(error.description.contains("more than 4096 different words"))
    }
  }

  @Test func whatIsMissingOrInfiniteIsKeptAndCounted() throws {
    let set = try read("A,B\nNA,inf\nNaN,-Inf\n,+Infinity\nnull,1\n")
    let columns = values(set)
    #expect(columns[0].allSatisfy { $0.isNaN })
    #expect(columns[1] == [.infinity, -.infinity, .infinity, 1])
    #expect(
      set.warnings == [
        .notFinite(parameter: "A", notANumber: 4, infinite: 0),
        .notFinite(parameter: "B", notANumber: 0, infinite: 3),
      ])
  }

  /// 32 bits where every value fits them exactly, else 64; each value correctly rounded.
  @Test func valuesAreExact() throws {
    let numbers = [
      "0.1", "9007199254740993", "123456789.123456789e-5", "5e-324", "1.7976931348623157e308",
      "0.30000000000000004", "00012.50", "-0.0", ".5", "5.", "+7", "4.9406564584124654e-324",
      "99999999999999999999", "0.000000000000000000000000123",
    ]
    let set = try read("A,B\n" + numbers.map { "\($0),0.5\n" }.joined())
    #expect(set.table.columns[0] == .float64(numbers.map { Double($0) ?? .nan }))
    #expect(set.table.columns[1] == .float32(numbers.map { _ in 0.5 }))
    var generator = SeededGenerator(seed: 7)
    let random = (0..<20_000).map { _ in
      Double(bitPattern: UInt64.random(in: 0...(.max), using: &generator))
    }.filter(\.isFinite)
    let back = try read("A,B\n" + random.map { "\($0),1\n" }.joined())
    #expect(back.table.columns[0] == .float64(random))
  }

  @Test func whatIsNoTableIsRefusedWithALine() {
    func sentence(_ bytes: [UInt8]) -> String {
      do throws(EventTextError) {
        _ = try EventTextReader.read(MemoryByteSource(bytes))
        return "was read"
      } catch {
        return error.description
      }
    }
    #expect(
      sentence(Array("A,B\n1,2\n3\n4,5,6\n7,8\n".utf8))
        == "line 3 has 1 cell, not 2, and so 1 more have another number; export the table again")
    #expect(
      sentence(Array("A,B\n\"1\n\",2\n3\n".utf8))
        == "line 4 has 1 cell, not 2; export the table again")
    #expect(
      sentence(Array("A,B\n".utf8))
        == "there is no row of values in this text; export the table again")
    #expect(
      sentence(Array("A,B\nx,y\n".utf8))
        == "none of the 2 columns of this text has numbers alone; name a table with a row an event")
    #expect(
      sentence([0xFF, 0xFE, 0x41, 0]) == "this text has 16 bits a character; save it as UTF-8")
    #expect(
      sentence([0x41, 0x2C, 0, 0x0A])
        == "byte 2 is zero, so this is no text; name a CSV, TSV or FCS file")
    #expect(
      sentence(Array(repeating: 0x41, count: 1 << 24 + 100))
        == "line 1 is longer than 16777216 bytes, so this is no table of events")
    #expect(throws: EventTextError.noDataSet(wanted: 2)) { try read("A\n1\n", .init(dataSet: 2)) }
  }

  @Test func quoteThatIsNotClosedIsSaid() throws {
    let set = try read("A,Name\n1,\"x\n2,y\n")
    #expect(set.eventCount == 1 && set.warnings.first?.code == "quote-not-closed")
  }

  /// Every cut and many damages: a table or an error, never a crash.
  @Test func cutAndDamaged() {
    let whole = Array("# n\n\"A, 1\";B;C\r\n1,5;x;\"2\n\"\r\n-3e5;y;NaN\r\n4;x;7".utf8)
    for length in 0...whole.count {
      _ = try? EventTextReader.read(MemoryByteSource(Array(whole[..<length])))
    }
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<20_000 {
      var bytes = whole
      for _ in 0..<3 {
        let place = Int.random(in: bytes.indices, using: &generator)
        bytes[place] =
          [0x22, 0x2C, 0x3B, 0x0A, 0x0D, 0x09, 0x31, 0x2E].randomElement(
            using: &generator) ?? 0
      }
      guard let set = try? EventTextReader.read(MemoryByteSource(bytes)) else { continue }
      #expect(set.table.columns.allSatisfy { $0.count == set.eventCount })
      #expect(set.eventCount * set.table.columns.count <= bytes.count)
    }
  }

  @Test func headersAloneNameTheSamePanel() throws {
    let text = "A,B\n1,2.5\n3,900\n"
    let head = try read(text, .init(readsEvents: false))
    let whole = try read(text)
    #expect(head.table.panel == whole.table.panel && head.eventCount == whole.eventCount)
    #expect(head.table.count == 0)
    #expect(whole.table.panel.parameters.map(\.range) == [4, 1024])
  }

  @Test func progressIsToldAndStopsReading() throws {
    let text = "A,B\n" + (0..<200_000).map { "\($0),1.5\n" }.joined()
    let seen = Counter()
    _ = try read(
      text,
      .init { done, total in
        seen.add(done)
        return done <= total
      })
    #expect(seen.values == seen.values.sorted() && seen.values.count > 2)
    #expect(throws: EventTextError.cancelled) { try read(text, .init { _, _ in false }) }
  }
}

/// What a callback was told, from any thread.
private final class Counter: @unchecked Sendable {
  private let lock = NSLock()
  private var numbers: [Int] = []
  func add(_ number: Int) { lock.withLock { numbers.append(number) } }
  var values: [Int] { lock.withLock { numbers } }
}
