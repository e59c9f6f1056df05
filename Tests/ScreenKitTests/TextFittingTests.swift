import ScreenKit
import Testing

@Suite struct TextFittingTests {
  @Test(arguments: [
    ("CD19dimCD22+", 12, "CD19dimCD22+"), ("CD19dimCD22+", 11, "CD19d…CD22+"),
    ("CD19dimCD22+", 3, "C…+"), ("CD19dimCD22+", 2, "CD"), ("CD19", 0, ""), ("", 5, ""),
  ])
  func theMiddleGivesWay(text: String, columns: Int, fitted: String) {
    #expect(TextFitting.middle(text, columns: columns, isASCII: false) == fitted)
    #expect(Screen.columns(of: fitted) <= columns)
  }

  @Test func inASCIITheMarkIsATilde() {
    #expect(TextFitting.middle("CD19dimCD22+", columns: 6, isASCII: true) == "CD1~2+")
  }
}
