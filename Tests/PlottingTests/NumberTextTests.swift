import Plotting
import Testing

@Suite struct NumberTextTests {
  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567"), (-1000, "-1,000"),
  ])
  func countsHaveThousands(value: Int, text: String) {
    #expect(NumberText.count(value) == text)
  }

  @Test(arguments: [
    (100.0, "100"), (95.801, "95.8"), (4.074, "4.07"), (0.0312, "0.031"), (0.00052, "0.0005"),
    (0, "0"),
    (0.00001, "<0.0001"), (99.97, "100"), (10, "10.0"),
  ])
  func percentagesKeepThreeDigits(value: Double, text: String) {
    #expect(NumberText.percent(value) == text)
  }

  @Test(arguments: [
    (1480.4, "1,480"), (38.04, "38"), (3.14159, "3.14"), (-560.7, "-561"), (-0.001, "0"),
    (Double.nan, "n/a"),
    (-.infinity, "-inf"), (99.6, "100"),
  ])
  func valuesReadEasily(value: Double, text: String) {
    #expect(NumberText.value(value) == text)
  }
}
