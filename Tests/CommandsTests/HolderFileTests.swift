import Commands
import Foundation
import Testing

@Suite struct HolderFileTests {
  @Test func whoMayStillBeAtWorkIsKnownByProcessAndHost() {
    let holder = HolderFile("anna b, process 12 on lab\n")
    #expect(holder.text == "anna b, process 12 on lab")
    #expect(holder.mayBeAtWork(on: "lab") { $0 == 12 })
    #expect(!holder.mayBeAtWork(on: "lab") { $0 != 12 }, "it ended")
    #expect(holder.mayBeAtWork(on: "elsewhere") { _ in false }, "nobody can know")
  }

  @Test(arguments: ["", "\n", "anna", "process x on lab", "12 on"])
  func whatIsNoWordHoldsNothing(text: String) {
    #expect(!HolderFile(text).mayBeAtWork(on: "lab") { _ in true })
  }

  @Test func theOwnWordIsReadBack() {
    #expect(!HolderFile(HolderFile.own).mayBeAtWork(), "one does not hold from oneself")
    #expect(HolderFile(HolderFile.own).mayBeAtWork(on: "elsewhere"))
    #expect(HolderFile.isRunning(1))
    #expect(!HolderFile("a\u{1B}[2J, process 1 on b").text.contains("\u{1B}"))
  }
}
