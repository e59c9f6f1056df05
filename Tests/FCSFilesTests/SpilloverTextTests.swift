import FCSFiles
import GatingCore
import Testing

/// Spillover matrices as text.
@Suite struct SpilloverTextTests {
  private func read(_ text: String) throws -> SpilloverTextReader.Reading {
    try SpilloverTextReader.read(Array(text.utf8), id: "M")
  }

  @Test(arguments: [
    "A,B\n1,0.5\n0.25,1\n", "A\tB\r\n1\t0.5\r\n0.25\t1", "\u{FEFF}A;B\n1;0.5\n0.25;1\n",
    ",A,B\nA,1,0.5\nB,0.25,1\n", "\"A\" \"B\"\n\"A\" 1 0.5\n\"B\" 0.25 1\n",
    "name\r<\t>\rA\tB\r1\t5e-1\t\r0.25\t1\t\r", "\nA :: CD3,B :: CD4\n\n1,0.5\n0.25,1\n",
  ])
  func anySpellingIsTheSameMatrix(text: String) throws {
    let reading = try read(text)
    #expect(
      reading.matrix
        == SpectrumMatrix(
          id: "M", fluorochromes: ["A", "B"], detectors: ["A", "B"],
          coefficients: [1, 0.5, 0.25, 1]))
    #expect(reading.warnings.isEmpty)
  }

  @Test func rowsMayHaveNamesOfTheirOwnAndBeFewer() throws {
    let matrix = try read(",A,B,C\nFITC,1,0.5,0\nPE,0.25,1,0.1\n").matrix
    #expect(matrix.fluorochromes == ["FITC", "PE"] && matrix.detectors == ["A", "B", "C"])
    #expect(matrix.coefficients == [1, 0.5, 0, 0.25, 1, 0.1])
    #expect(try read(SpilloverTextWriter.write(matrix)).matrix == matrix)
  }

  @Test func whatIsWrittenReadsBack() throws {
    let matrix = SpectrumMatrix(
      id: "M", fluorochromes: ["a,b", "\"q\""], detectors: ["a,b", "\"q\""],
      coefficients: [1, 1 / 3, -0.0125, 1])
    let text = SpilloverTextWriter.write(matrix)
    #expect(text == "\"a,b\",\"\"\"q\"\"\"\n1,0.3333333333333333\n-0.0125,1\n")
    // Names with what other files divide cells by, and one column with a blank in its name.
    for names in [["CD3;x", "CD4\ty"], ["PE Texas Red", "A"], ["Pacific Blue"]] {
      let count = names.count
      let matrix = SpectrumMatrix(
        id: "M", fluorochromes: names, detectors: names,
        coefficients: (0..<(count * count)).map { $0 % (count + 1) == 0 ? 1 : 0.25 })
      let written = SpilloverTextWriter.write(matrix)
      #expect(try SpilloverTextReader.read(Array(written.utf8), id: "M").matrix == matrix)
    }
    #expect(try read(text).matrix == matrix)
    let odd = try read("A\u{FFFD};\n0,2\t1\n").matrix
    #expect(try read(SpilloverTextWriter.write(odd)).matrix == odd)
  }

  @Test func aDiagonalOtherThanOneIsSaid() throws {
    let reading = try read("A,B\n100,2\n0,1\n")
    #expect(reading.warnings == [.diagonal("A", 100)])
    #expect(
      reading.warnings.first?.description
        == "A gives 100.0 to its own detector instead of 1; compensated values are on that scale.")
  }

  @Test(arguments: [
    (
      "",
      "A matrix has a row of detector names and below it a row of numbers for each fluorochrome."
    ),
    (
      "1,2\n3,4\n",
      "Line 1 must have the names of the detectors. There are 1 rows of numbers for 2 detectors."
    ),
    ("A,A\n1,0\n0,1\n", "The name “A” is there twice."),
    ("A,B\n1,0\n0\n", "Line 3 has 1 value for 2 detectors."),
    (
      "A,B\n1,x\n0,nan\n",
      "Line 2 has “x” for B, which is no number. Line 3 has “nan” for B, which is no number."
    ),
    ("A,B\n1,0\n0,1\n0,0\n", "There are 3 rows of numbers for 2 detectors."),
    ("A,B\n1,0\n", "There are 1 rows of numbers for 2 detectors."),
    (",A,B\nF,1,0\nF,0,1\n", "The name “F” is there twice."),
  ])
  func whatIsNoMatrixIsSaid(text: String, sentence: String) {
    do {
      let reading = try read(text)
      Issue.record("read as \(reading.matrix)")
    } catch {
      #expect("\(error)" == sentence)
    }
  }
}
