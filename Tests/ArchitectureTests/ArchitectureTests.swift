import Testing

@Suite struct ArchitectureTests {
  private let files: [SourceFile]
  private var swift: [SourceFile] { files.filter { $0.path.hasSuffix(".swift") } }

  init() throws {
    files = try SourceFile.all()
    try #require(files.count > 20, "the sources were not found")
  }

  @Test func everyTargetHasItsPlaceAmongTheLayers() {
    for target in Set(files.map(\.target)).sorted() {
      #expect(Layers.allowed[target] != nil, "\(target) is missing in Layers")
    }
  }

  @Test func importsPointDownTheLayersAlone() {
    var seen = 0
    for file in swift {
      let allowed = (Layers.allowed[file.target] ?? []).union(Layers.everywhere)
      for module in file.imports {
        seen += 1
        #expect(allowed.contains(module), "\(file): \(file.target) may not import \(module)")
      }
    }
    #expect(seen > 0)
  }

  @Test func theLayersHaveNoCycle() {
    var left = Layers.allowed
    while !left.isEmpty {
      let bottom = left.filter { $0.value.allSatisfy { left[$0] == nil } }
      #expect(!bottom.isEmpty, "a cycle among \(left.keys.sorted())")
      if bottom.isEmpty { return }
      for target in bottom.keys { left[target] = nil }
    }
  }

  @Test func filesAreShort() {
    for file in swift {
      #expect(file.lines.count - 1 <= Layers.longestFile, "\(file) has \(file.lines.count) lines")
    }
  }

  @Test(arguments: ["try!", "as!", "fatalError(", "print(", "exit(", "@testable"])
  func whatStopsOrPrintsStaysInCommands(call: String) {
    for file in swift where file.target != "Commands" {
      for (number, line) in file.code.enumerated() where Self.calls(call, in: line) {
        Issue.record("\(file):\(number + 1) uses \(call)")
      }
    }
  }

  /// Whether the call stands in the line as a word of its own, not as the end of another.
  private static func calls(_ call: String, in line: String) -> Bool {
    line.ranges(of: call).contains { range in
      guard let before = line[..<range.lowerBound].last else { return true }
      return !(before.isLetter || before.isNumber || before == "_" || before == ".")
    }
  }

  @Test func noFileHoldsControlBytes() {
    for file in files {
      let odd = file.bytes.firstIndex { $0 < 0x20 && $0 != 0x0A || $0 == 0x7F }
      #expect(odd == nil, "\(file) has a control byte at \(odd ?? 0)")
    }
  }

  @Test func namesSayWhatAFileIsAbout() {
    for file in files {
      for word in ["Utils", "Helpers", "Manager", "Common"] {
        #expect(!file.path.contains(word), "\(file)")
      }
    }
  }

  @Test(arguments: [
    ("import GatingCore", "GatingCore"), ("  import struct Foundation.URL", "Foundation"),
    ("@preconcurrency import Glibc", "Glibc"), ("package import Analysis", "Analysis"),
    ("public import class Dispatch.DispatchQueue // why", "Dispatch"), ("// import X", nil),
    ("let important = 1", nil), ("@testable import A", "A"), ("import A;", "A"),
  ])
  func importLinesAreRead(line: String, module: String?) {
    #expect(SourceFile.module(ofImport: line[...]) == module)
  }

  @Test func commentsAndTextsAreNoCode() {
    let file = SourceFile(
      path: "", target: "",
      bytes: Array(#"say("print( // \" try!") + 1 // fatalError("#.utf8))
    #expect(file.code == ["say() + 1 "])
  }
}
