import GatingCore
import Testing

@Suite struct ScaleTests {
  private static func function(_ name: String, _ p: [Double]) throws -> Scale.Function {
    switch name {
    case "logicle": .logicle(t: p[0], w: p[1], m: p[2], a: p[3])
    case "hyperlog": .hyperlog(t: p[0], w: p[1], m: p[2], a: p[3])
    case "asinh": .asinh(t: p[0], m: p[2], a: p[3])
    case "logarithmic": .logarithmic(t: p[0], m: p[2])
    default: try #require(name == "linear" ? .linear(t: p[0], a: p[3]) : nil)
    }
  }

  @Test func coordinatesAgreeWithTheTruthAndLeadBack() throws {
    var worst: [String: Double] = [:]
    for row in try ReferenceTable("scales").rows {
      let name = try #require(row.words.first)
      let scale = Scale(try Self.function(name, row.numbers))
      #expect(scale.fault == nil)
      let prepared = PreparedScale(scale)
      let (t, value, truth) = (row.numbers[0], row.numbers[4], row.numbers[5])
      let error = (prepared(value) - truth).magnitude
      worst[name] = max(worst[name] ?? 0, error / max(1, truth.magnitude))
      #expect(error <= 1.2e-15 * max(1, truth.magnitude), "\(scale)(\(value)) != \(truth)")
      let back = prepared.inverse(prepared(value))
      #expect(
        (back - value).magnitude <= 1e-9 * max(min(t, 1), value.magnitude),
        "\(scale): \(value) comes back as \(back)")
    }
    #expect(worst.count == 5)
  }
}
