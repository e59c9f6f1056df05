import FCSFiles
import TestSupport
import Testing

/// What cannot be read, and the sentence that says so.
@Suite struct FCSErrorTests {
  private static let sound = FCSBuilder(
    [.init("A"), .init("B")], events: [[1.0, 2.0], [3.0, 4.0]])

  private func sentence(_ bytes: [UInt8]) -> String {
    do throws(FCSError) {
      return "read \(try FCSReader.read(MemoryByteSource(bytes)).count)"
    } catch {
      return error.description
    }
  }

  private func sentence(_ change: (inout FCSBuilder) -> Void) -> String {
    var builder = Self.sound
    change(&builder)
    return sentence(builder.bytes)
  }

  @Test func otherFiles() {
    let plain =
      "this is no FCS file: it begins like plain text, not with FCS and a version; "
      + "export it as FCS"
    #expect(sentence(Array("oi21j08cn\n".utf8)) == plain)
    #expect(sentence(Array("FCS of nothing, and more".utf8)) == plain)
    #expect(
      sentence([0xEF, 0xBB, 0xBF] + Array("<?xml version=\"1.0\"?>".utf8))
        == "this is no FCS file: it begins like an XML document, not with FCS and a version; "
        + "export it as FCS")
    let kinds: [([UInt8], FileKind)] = [
      (Array("PK\u{3}\u{4}".utf8), .zip), ([0x1F, 0x8B], .gzip), (Array("%PDF-1".utf8), .pdf),
      ([0x89, 0x48, 0x44, 0x46], .hdf5), ([0, 1, 2], .unknown), ([], .unknown),
    ]
    for (bytes, kind) in kinds { #expect(FileKind(bytes) == kind) }
  }

  @Test func headers() {
    #expect(
      sentence(Array("FCS3.1    ".utf8))
        == "the file ends at byte 10, inside the HEADER that begins at byte 0; "
        + "copy or export it again")
    #expect(
      sentence { $0.headerOffsets[1] = "12x45678" }
        == "the HEADER says where TEXT ends at byte 18 with “12x45678”, which is no number; "
        + "export the file again")
    #expect(
      sentence {
        $0.headerOffsets[0] = "        "
        $0.headerOffsets[1] = "        "
      }
        == "the HEADER at byte 0 says nowhere where TEXT is, so there is nothing to read; "
        + "export the file again")
    #expect(
      sentence { $0.headerOffsets[1] = "99999999" }
        == "TEXT should fill bytes 58 to 99999999, but the file ends at byte "
        + "\(Self.sound.bytes.count): it was cut short; copy or export it again")
  }

  @Test func keywordsAreAllNamedAtOnce() {
    let all = sentence {
      $0.changes["$P1B"] = .some(nil)
      $0.changes["$BYTEORD"] = "1,3"
      $0.changes["$MODE"] = "C"
    }
    #expect(all.hasSuffix("; the required keyword $P1B is missing; export the file again"))
    #expect(all.contains("is “C”: only list mode (L) has events; export the file in list mode; "))
    #expect(all.contains("is “1,3”, not an order of bytes such as 1,2,3,4; "))
    #expect(all.hasPrefix("$MODE at byte "))
  }

  @Test func singleKeywords() {
    #expect(
      sentence { $0.changes["$PAR"] = .some(nil) }
        == "the required keyword $PAR is missing; export the file again")
    #expect(
      sentence { $0.changes["$PAR"] = "1000000000" }.hasSuffix(
        "is “1000000000”, not no more parameters than TEXT has keywords for; "
          + "export the file again"))
    #expect(
      sentence { $0.changes["$PAR"] = "0" }.hasSuffix(
        "is “0”, not the number of parameters, from 1; export the file again"))
    #expect(
      sentence { $0.changes["$DATATYPE"] = "X" }.hasSuffix(
        "is “X”, not I, F, D or A; export the file again"))
    #expect(
      sentence { $0.changes["$P2B"] = "65" }.hasSuffix(
        "is “65”, not a number of bits from 1 to 64; export the file again"))
    #expect(
      sentence {
        $0.dataType = "I"
        $0.changes["$P2R"] = "many"
      }.hasSuffix(
        "is “many”, not a number; export the file again"))
    #expect(
      sentence {
        $0.dataType = "D"
        $0.byteOrder = [3, 4, 1, 2]
        $0.parameters = $0.parameters.map { _ in .init("A", bits: "64") }
      }.hasSuffix(
        "is “3,4,1,2”: a mixed byte order says nothing about values of another width; "
          + "export the file again"))
  }

  @Test func theKeywordThatMixesASCIIWithBinaryIsNamed() {
    for (type, key, own) in [("F", "$P2DATATYPE", "A"), ("A", "$P1DATATYPE", "F")] {
      let found = sentence {
        $0.version = "FCS3.2"
        $0.dataType = type
        $0.parameters[type == "F" ? 1 : 0].dataType = own
      }
      #expect(found.hasPrefix("\(key) at byte "), "\(found)")
      #expect(found.contains("is “\(own)”: ASCII and binary parameters cannot share an event"))
    }
  }

  @Test func data() {
    let begin = Self.sound.bytes.count - 24
    #expect(
      sentence(Array(Self.sound.bytes[..<begin]))
        == "DATA of 2 events should begin at byte \(begin), but the file ends at byte \(begin) "
        + "without a whole event: it was cut short; copy or export it again")
    #expect(
      sentence {
        $0.headerOffsets[2] = "       0"
        $0.headerOffsets[3] = "       0"
        $0.changes["$BEGINDATA"] = .some(nil)
        $0.changes["$ENDDATA"] = .some(nil)
      }
        == "neither the HEADER nor $BEGINDATA says where the 2 events of $TOT are; "
        + "export the file again")
  }

  @Test func asciiData() {
    var builder = FCSBuilder(
      [.init("A", bits: "3")], events: [[.text("1.5")], [.text("x\u{1B}z")]])
    builder.dataType = "A"
    let place = builder.bytes.count - 8 - 3
    #expect(
      sentence(builder.bytes)
        == "the value of parameter 1 in event 2 at byte \(place) is “x·z”, which is no number; "
        + "export the file again")
    builder.parameters = [.init("A", bits: "*")]
    builder.data = Array("1 2 3".utf8)
    builder.changes["$TOT"] = "1000000000000"
    #expect(sentence(builder.bytes).contains(" after 0 of the 1000000000000 events of $TOT; "))
    builder.changes["$TOT"] = "3"
    builder.data = Array("1      3".utf8)
    #expect(sentence(builder.bytes).contains(" after 2 of the 3 events of $TOT; "))
  }

  @Test func laterDataSets() {
    var bytes = FCSReaderTests.chained(counts: [1, 1])
    bytes[bytes.count - 1] = 0
    let second = bytes.count / 2
    bytes[second + 10] = UInt8(ascii: "?")
    #expect(
      sentence(bytes)
        == "data set 2: the HEADER says where TEXT begins at byte \(second + 10) with “?     58”, "
        + "which is no number; export the file again (the others can be read with --data-set)")
  }

  @Test func strictReadingListsRepairs() throws {
    var builder = Self.sound
    builder.changes["$TOT"] = "9"
    let source = MemoryByteSource(builder.bytes)
    do throws(FCSError) {
      _ = try FCSReader.read(source, options: .init(isStrict: true))
      Issue.record("was read")
    } catch {
      #expect(
        error.description
          == "read strictly, 1 fault would need repair: $TOT is 9, but DATA holds 2 events; "
          + "the whole ones were read; read it without --strict to have them repaired")
    }
  }

  @Test func sourcesThatFail() {
    struct Failing: ByteSource {
      let size = 1000
      let error: ByteSourceError
      func read(at offset: Int, into: UnsafeMutableRawBufferPointer) throws(ByteSourceError) {
        throw error
      }
      func checkUnchanged() throws(ByteSourceError) {}
    }
    #expect(throws: FCSError.source(.changed)) { try FCSReader.read(Failing(error: .changed)) }
    #expect(
      FCSError.source(.missing).description == "there is no such file; check the path")
    #expect(
      FCSError.source(.failed(reason: "Input/output error")).description
        == "the file cannot be read: Input/output error")
  }

  @Test func fileThatChangedMeanwhile() {
    struct Changed: ByteSource {
      let base: MemoryByteSource
      var size: Int { base.size }
      func read(at offset: Int, into target: UnsafeMutableRawBufferPointer) throws(ByteSourceError)
      {
        try base.read(at: offset, into: target)
      }
      func checkUnchanged() throws(ByteSourceError) { throw .changed }
    }
    #expect(throws: FCSError.source(.changed)) {
      try FCSReader.read(Changed(base: MemoryByteSource(Self.sound.bytes)))
    }
  }
}
