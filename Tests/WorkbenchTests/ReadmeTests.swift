import Foundation
import Testing
import Workbench

@Suite struct ReadmeTests {
  @Test func theKeyListIsThatOfTheCommandTable() throws {
    let package = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let readme = try String(contentsOf: package.appending(path: "README.md"), encoding: .utf8)
    #expect(
      readme.contains(HelpText.markdown.trimmingCharacters(in: .newlines)),
      "put what `dotgate keys --markdown` prints into the README")
  }
}
