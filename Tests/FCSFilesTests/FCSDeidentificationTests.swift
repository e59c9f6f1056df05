import FCSFiles
import Foundation
import GatingCore
import TestSupport
import Testing

@Suite struct FCSDeidentificationTests {
  private func panel(_ stain: String? = nil) -> Panel {
    Panel(parameters: [Parameter(name: "FSC-A", stain: stain, range: 1024)])
  }

  private func result(
    _ keywords: [(String, String)], stain: String? = nil
  ) -> FCSDeidentification {
    FCSDeidentification(
      keywords.map { FCSKeyword(name: $0.0, value: $0.1) }, panel: panel(stain))
  }

  @Test func whatNamesAPersonAPlaceOrATimeGoes() {
    let going = [
      "$SRC", "$FIL", "$SMNO", "$OP", "$EXP", "$INST", "$PROJ", "$COM", "$CELLS", "$DATE", "$BTIM",
      "$ETIM", "$BEGINDATETIME", "$ENDDATETIME", "$LAST_MODIFIED", "$LAST_MODIFIER", "$CYTSN",
      "$PLATEID", "$PLATENAME", "$P1TAG", "$P1CALIBRATION", "PATIENT ID", "&1PATIENT ID",
      "SAMPLE ID", "@SAMPLEID1", "EXPERIMENT NAME", "TUBE NAME", "CASE NUMBER", "LOGIN NAME",
      "EXPORT USER NAME", "GUID", "DATE DRAWN", "Date of Birth", "FILENAME", "WHAT NOBODY KNOWS",
    ]
    let result = result(going.map { ($0, "x") } + [("$TOT", "1"), ("$P1V", "400")])
    #expect(result.removed == going)
    #expect(result.kept.map(\.name) == ["$TOT", "$P1V"])
    #expect(result.values.isEmpty, "too short to be looked for")
  }

  @Test func howEventsWereMeasuredStays() {
    let staying = [
      "$TOT", "$PAR", "$P1N", "$P12S", "$P1V", "$P1G", "$P3DET", "$SPILLOVER", "SPILL", "$DFC1TO2",
      "$TIMESTEP", "$CYT", "P1DISPLAY", "P12BS", "LASER1DELAY", "FSC ASF", "WINDOW EXTENSION",
      "THRESHOLD", "CREATOR", "$VOL", "$WELLID", "$tr",
    ]
    let result = result(staying.map { ($0, "ordinary") })
    #expect(result.removed.isEmpty && result.kept.map(\.name) == staying)
  }

  @Test func aValueThatWentGoesWhereverItStands() {
    let result = result(
      [
        ("PATIENT ID", "Mustermann"), ("$SYS", "PC of MUSTERMANN"), ("$CYT", "Canto"),
        ("$SMNO", "7"), ("$P1S", "CD7"),
      ], stain: "mustermann CD19")
    #expect(result.removed == ["PATIENT ID", "$SYS", "$SMNO"])
    #expect(result.values == ["Mustermann"])
    #expect(result.remaining == ["mustermann CD19"], "gates name the parameter by it")
  }

  /// Every FCS file at hand, written without names: no value that went stands in its bytes.
  @Test(.enabled(if: ReferenceData.isAvailable, "\(ReferenceData.reason)"))
  func noValueThatWentIsInTheBytesOfRealFiles() throws {
    var files = 0
    var looked = 0
    for path in ReferenceData.filesWithTruth("fcs") {
      let bytes = try ReferenceData.bytes(path)
      guard bytes.count < 12 << 20, let sets = try? FCSReader.read(MemoryByteSource(bytes)) else {
        continue
      }
      for set in sets {
        let result = FCSDeidentification(set.keywords.all, panel: set.table.panel)
        let provenance = FCSProvenance(
          originality: .nonDataModified, modified: "22-NOV-2026 09:30:00", modifier: "dotgate")
        let kept = provenance.keywords(keeping: result.kept).written
        guard let writer = try? FCSWriter(set.table, keywords: kept, options: .init()) else {
          continue
        }
        var written: [UInt8] = []
        writer.write { (piece: UnsafeRawBufferPointer) in written += piece }
        files += 1
        let data = Data(written)
        // Four bytes stand in millions of others by chance.
        for value in result.values where value.utf8.count >= 6 {
          if result.remaining.contains(where: { $0.lowercased().contains(value.lowercased()) }) {
            continue
          }
          looked += 1
          #expect(data.range(of: Data(value.utf8)) == nil, "\(path): \(value)")
        }
        let again = try FCSReader.read(MemoryByteSource(written))[0]
        #expect(again.eventCount == set.eventCount, "\(path)")
      }
    }
    #expect(files > 30 && looked > 100, "\(files) files, \(looked) values")
  }
}
