import GatingCore
import TestSupport
import Testing

@Suite struct PopulationTreeTests {
  private func gate(_ id: GateID, _ name: String, in parent: GateID? = nil) -> Gate {
    Gate(
      id: id, name: name, parent: parent,
      geometry: .rectangle(RectangleGate([.init(Dimension(parameter: "A"), Interval())])))
  }

  private func quadrants(_ id: GateID, in parent: GateID? = nil) -> Gate {
    let divider = QuadrantGate.Divider(id: "d", Dimension(parameter: "A"), values: [0])
    return Gate(
      id: id, name: "quadrants", parent: parent,
      geometry: .quadrants(
        QuadrantGate(
          dividers: [divider],
          quadrants: [
            .init(id: "low", name: "−", positions: [.init(divider: 0, region: 0)]),
            .init(id: "high", name: "+", positions: [.init(divider: 0, region: 1)]),
          ])))
  }

  @Test func parentsComeBeforeChildrenAndSiblingsInDocumentOrder() {
    let tree = PopulationTree(
      GatingStrategy(gates: [
        gate("child", "Child", in: "b"), gate("b", "B"), quadrants("q", in: "b"), gate("a", "A"),
        gate("leaf", "Leaf", in: "high"),
      ]))
    #expect(tree.nodes.map(\.id) == ["b", "child", "low", "high", "leaf", "a"])
    #expect(tree.nodes.map(\.depth) == [0, 1, 1, 1, 2, 0])
    #expect(tree["high"]?.gate == "q" && tree["high"]?.path == "B/+")
    #expect(tree.lineage(of: "leaf") == ["leaf", "high", "b"])
    #expect(tree.children(of: nil).map(\.id) == ["b", "a"])
    #expect(tree.children(of: "b").map(\.id) == ["child", "low", "high"])
    #expect(tree["q"] == nil && tree.lineage(of: "?") == [])
  }

  @Test func populationsAreFoundByPathOrByANameThatIsUnique() {
    let tree = PopulationTree(
      GatingStrategy(gates: [
        gate("1", "CD19"), gate("2", "CD22", in: "1"), gate("3", "CD22"), gate("4", "FSC/SSC"),
        gate("5", "x", in: "4"),
      ]))
    #expect(tree.node(path: "CD19/CD22")?.id == "2")
    #expect(tree.node(path: "CD22")?.id == "3", "a whole path goes before a name")
    #expect(tree.node(path: "x")?.id == "5")
    #expect(tree.node(path: "FSC\\/SSC/x")?.id == "5")
    #expect(tree.node(path: "FSC/SSC")?.id == "4", "by its name, as no path reads so")
    #expect(tree.node(path: "CD3") == nil)
  }

  @Test func differentNamesGiveDifferentPaths() {
    #expect(PopulationPath.join(["a", "b"]) == "a/b")
    #expect(PopulationPath.join(["a/b"]) == "a\\/b")
    #expect(PopulationPath.join(["a\\b"]) == "a\\b")
    let letters = ["a", "/", "\\"]
    var names = [""]
    for _ in 0..<3 { names += names.flatMap { name in letters.map { name + $0 } } }
    names = Array(Set(names).subtracting([""]))
    var seen: [String: [String]] = [:]
    for first in names {
      for list in [[first]] + names.map({ [first, $0] }) {
        let path = PopulationPath.join(list)
        #expect(seen[path] == nil, "\(list) and \(seen[path] ?? [])")
        seen[path] = list
      }
    }
  }

  @Test func namesComeBackFromTheirPath() {
    #expect(PopulationPath.names("CD4\\\\/B") == ["CD4\\", "B"])
    #expect(PopulationPath.names("a\\b/c\\/d") == ["a\\b", "c/d"])
    var random = SeededGenerator(seed: 8)
    let letters = ["a", "/", "\\", " ", "\u{301}", "é"]
    for _ in 0..<20_000 {
      let names = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        (0..<Int.random(in: 0...6, using: &random)).map { _ in
          letters[Int.random(in: letters.indices, using: &random)]
        }.joined()
      }
      let again = PopulationPath.names(PopulationPath.join(names))
      #expect(again.map { Array($0.unicodeScalars) } == names.map { Array($0.unicodeScalars) })
    }
  }

  @Test func whatIsInACycleOrLostIsNotInTheTree() {
    let tree = PopulationTree(
      GatingStrategy(gates: [gate("a", "A", in: "b"), gate("b", "B", in: "a"), gate("c", "C")]))
    #expect(tree.nodes.map(\.id) == ["c"])
  }

  @Test func gatesAreFoundByTheirOwnAndTheirQuadrantsIDs() {
    let strategy = GatingStrategy(gates: [gate("a", "A"), quadrants("q")])
    #expect(strategy.gate("high")?.id == "q" && strategy.gateIndex("low") == 1)
    #expect(strategy.gate("?") == nil && strategy.gateIndex("a") == 0)
    #expect(strategy.references == [ParameterReference(name: "A")])
  }
}
