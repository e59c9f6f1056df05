import Commands
import FCSFiles
import Foundation
import TestSupport
import Testing

/// What `dotgate inspect` tells, as text and as JSON.
@Suite struct InspectionReportTests {
  private static var builder: FCSBuilder {
    var builder = FCSBuilder(
      [
        .init("PE-A", stain: "CD22 PE", bits: "16", range: "1024", amplification: "4,0"),
        .init("FSC-A", bits: "16", range: "1024", gain: "2"),
        .init("Time", bits: "16", range: "1024"),
      ], events: [[100, 1, 0], [200, 2, 500], [300, 3, 500], [400, 6, 1000]])
    builder.dataType = "I"
    builder.byteOrder = [4, 3, 2, 1]
    builder.keywords = [
      ("$CYT", "Aurora\u{1B}[2J"), ("$DATE", "22-NOV-2022"), ("$BTIM", "10:00:00"),
      ("$TIMESTEP", "0.01"), ("SPILL", "2,PE-A,FSC-A,1,0.5,0,1"),
    ]
    return builder
  }

  private func report(statistics: Bool = false, keywords: Bool = false) throws -> InspectionReport {
    let set = try FCSReader.read(MemoryByteSource(Self.builder.bytes))[0]
    return InspectionReport(path: "a/b.fcs", set, statistics: statistics, keywords: keywords)
  }

  @Test func text() throws {
    // One event in the first span, two in the middle, one in the last.
    let rate = "5" + String(repeating: " ", count: 23) + "9" + String(repeating: " ", count: 22)
    let expected = """
      a/b.fcs, data set 1
        version     FCS3.1
        instrument  Aurora?[2J
        date        22-NOV-2022, 10:00:00
        events      4
        values      integers, bytes 4,3,2,1
        flow rate   RATE|  0 to 10 s, 0.4 events/s
        spillover   2 detectors: PE-A, FSC-A
        most spill  PE-A into FSC-A: 50.0 %

        n  name   stain    bits  range  amplifier         gain  minimum  maximum  mean
        1  PE-A   CD22 PE    16   1024  4 decades from 1     1      100      400   250
        2  FSC-A             16   1024  linear               2        1        6     3
        3  Time              16   1024  linear               1        0    1,000   500

        repaired: a log amplifier with the offset 0 in $P1E; read as 1 (log-offset-zero)

      """
    let text = try report(statistics: true).text(isASCII: true)
    #expect(text == expected.replacing("RATE", with: "|\(rate)5"))
    #expect(
      try report().text(isASCII: false).contains("|▄" + String(repeating: " ", count: 23) + "█"))
    #expect(try report(keywords: true).text(isASCII: true).contains("\n  $DATE = 22-NOV-2022\n"))
  }

  @Test func whatElseACytometristAsks() throws {
    var builder = Self.builder
    builder.keywords += [
      ("$SMNO", "7"), ("$SRC", "marrow"), ("$OP", "X"), ("$ABRT", "1200"), ("$LOST", "0"),
      ("$P1V", "450"), ("$ORIGINALITY", "DataModified"), ("DOTGATE SOURCE", "a.fcs"),
      ("DOTGATE POPULATION", "CD34+"), ("$LAST_MODIFIED", "22-NOV-2026 09:30:00"),
    ]
    let set = try FCSReader.read(MemoryByteSource(builder.bytes))[0]
    let text = InspectionReport(path: "x", set, statistics: false, keywords: false)
      .text(isASCII: true)
    for line in [
      "  sample      tube 7, source marrow, operator X\n",
      "  not in it   1,200 events aborted\n",
      "  origin      DataModified, CD34+ of a.fcs, modified 22-NOV-2026 09:30:00\n",
      "  1  PE-A   CD22 PE    16   1024  4 decades from 1     1      450\n",
      "  2  FSC-A             16   1024  linear               2\n",
    ] {
      #expect(text.contains(line), "\(text)")
    }
  }

  @Test func mixedTypesAreToldWithTheirParameters() throws {
    var builder = FCSBuilder(
      [
        .init("A", dataType: "F"), .init("B"), .init("C", dataType: "F"), .init("D", dataType: "F"),
        .init("E", bits: "64", dataType: "D"),
      ], events: [[1.5, 2, 3.0, 4.0, 5.0]])
    builder.version = "FCS3.2"
    builder.dataType = "I"
    let set = try FCSReader.read(MemoryByteSource(builder.bytes))[0]
    let report = InspectionReport(path: "x", set, statistics: false, keywords: false)
    #expect(
      report.text(isASCII: true).contains(
        "  values      32-bit floats (1, 3–4), integers (2), 64-bit floats (5), bytes 1,2,3,4\n"))
    let json = try JSONSerialization.jsonObject(with: Data(InspectionReport.json([report]).utf8))
    let object = try #require((json as? [[String: Any]])?.first)
    let parameters = try #require(object["parameters"] as? [[String: Any]])
    #expect(object["dataType"] as? String == "I")
    #expect(parameters.map { $0["dataType"] as? String } == ["F", "I", "F", "F", "D"])
  }

  @Test func json() throws {
    let text = try InspectionReport.json([report(statistics: true)])
    let array = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]]
    let object = try #require(array?.first)
    #expect(
      Set(object.keys) == [
        "path", "dataSet", "version", "eventCount", "dataType", "byteOrder", "parameters",
        "spillover", "warnings",
      ])
    #expect(object["path"] as? String == "a/b.fcs")
    #expect(object["dataSet"] as? Int == 1)
    #expect(object["version"] as? String == "FCS3.1")
    #expect(object["eventCount"] as? Int == 4)
    #expect(object["dataType"] as? String == "I")
    #expect(object["byteOrder"] as? String == "4,3,2,1")
    let spillover = object["spillover"] as? [String: Any]
    #expect(spillover?["names"] as? [String] == ["PE-A", "FSC-A"])
    #expect(spillover?["matrix"] as? [[Double]] == [[1, 0.5], [0, 1]])
    let warnings = object["warnings"] as? [[String: String]]
    #expect(warnings?.map { $0["code"] } == ["log-offset-zero"])
    let parameters = try #require(object["parameters"] as? [[String: Any]])
    #expect(parameters.map { $0["index"] as? Int } == [1, 2, 3])
    #expect(parameters.map { $0["name"] as? String } == ["PE-A", "FSC-A", "Time"])
    #expect(parameters[0]["stain"] as? String == "CD22 PE" && parameters[1]["stain"] is NSNull)
    #expect(parameters[0]["amplification"] as? [Double] == [4, 1])
    #expect(parameters[1]["gain"] as? Double == 2 && parameters[1]["bits"] as? Int == 16)
    #expect(parameters[1]["range"] as? Double == 1024)
    #expect(parameters[0]["mean"] as? Double == 250)
    #expect(parameters[0]["minimum"] as? Double == 100)
    #expect(parameters[0]["maximum"] as? Double == 400)
  }

  @Test func whatIsAbsentIsNull() throws {
    var builder = FCSBuilder([.init("A", bits: "*")], events: [])
    builder.dataType = "A"
    let set = try FCSReader.read(MemoryByteSource(builder.bytes))[0]
    let report = InspectionReport(path: "x", set, statistics: true, keywords: true)
    let text = try InspectionReport.json([report])
    let array = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]]
    let object = try #require(array?.first)
    #expect(object["spillover"] is NSNull && object["eventCount"] as? Int == 0)
    let parameter = try #require((object["parameters"] as? [[String: Any]])?.first)
    for name in ["stain", "bits", "minimum", "maximum", "mean"] {
      #expect(parameter[name] is NSNull, "\(name)")
    }
    let keywords = object["keywords"] as? [[String: String]]
    #expect(keywords?.contains(["name": "$PAR", "value": "1"]) == true)
  }
}
