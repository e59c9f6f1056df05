import GatingCore
import Testing

@Suite struct ControlMatchingTests {
  private let detectors = ["PE-A", "PE-Cy7-A", "APC-A", "APC-R700-A", "FL1-H"]

  @Test(arguments: [
    ("Compensation Controls_APC-R700 Stained Control_007.fcs", "APC-R700-A"),
    ("APC.fcs", "APC-A"), ("comp PE Cy7 01.fcs", "PE-Cy7-A"), ("CD22 pe.fcs", "PE-A"),
    ("FL1-H", "FL1-H"), ("PE and APC.fcs", nil), ("060909.002", nil), ("", nil),
  ])
  func theLongestNameInATitleIsMeant(name: String, detector: String?) {
    #expect(ControlMatching.detector(named: name, among: detectors) == detector)
  }

  @Test func detectorsAreWhatIsNeitherScatterNorTime() {
    func names(_ names: [String], spillover: [String]? = nil) -> [String] {
      let matrix = spillover.map {
        SpectrumMatrix(id: "FCS", fluorochromes: $0, detectors: $0, coefficients: [])
      }
      let panel = Panel(parameters: names.map { Parameter(name: $0) }, spillover: matrix)
      return ControlMatching.detectors(of: panel).map { panel.parameters[$0].name }
    }
    #expect(
      names(["FSC-H", "SSC-H", "FL1-H", "FL2-H", "FL1-A", "FL4-H", "Time"])
        == ["FL1-H", "FL2-H", "FL4-H"])
    #expect(names(["FSC-A", "FITC-A", "FITC-H", "PE-A", "PE-H"]) == ["FITC-A", "PE-A"])
    #expect(names(["FSC", "FL1", "FL2"]) == ["FL1", "FL2"])
    #expect(names(["A", "B", "C"], spillover: ["C", "A"]) == ["A", "C"])
  }

  @Test func theBrightestIsMeasuredAgainstTheUnstained() {
    let panel = Panel(parameters: ["A", "B"].map { Parameter(name: $0) })
    let stained = EventTable(
      panel: panel, columns: [.float32([900, 910, 920]), .float32([500, 510, 530])])
    let dark = EventTable(
      panel: panel, columns: [.float32([890, 890, 900]), .float32([10, 10, 20])])
    #expect(ControlMatching.brightest(stained, unstained: dark, among: ["A", "B"]) == "B")
    #expect(ControlMatching.brightest(stained, unstained: nil, among: ["A", "B"]) == "B")
    #expect(ControlMatching.brightest(dark, unstained: dark, among: ["A", "B"]) == nil)
  }
}
