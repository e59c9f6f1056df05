import GatingCore
import Testing

@Suite struct StrategyFaultTests {
  private func range(
    _ id: String, in parent: GateID? = nil, _ scale: Scale = .identity, name: String? = nil
  ) -> Gate {
    Gate(
      id: GateID(id), name: name ?? id, parent: parent,
      geometry: .rectangle(
        RectangleGate([
          .init(Dimension(parameter: "A", scale: scale), Interval(minimum: 0))
        ])))
  }

  private func boolean(_ id: String, _ operands: [String], in parent: GateID? = nil) -> Gate {
    Gate(
      id: GateID(id), name: id, parent: parent,
      geometry: .boolean(
        BooleanGate(operands.count == 1 ? .not : .and, operands.map { .init(GateID($0)) })))
  }

  private func quadrants(_ id: String, _ quadrants: [String]) -> Gate {
    let divider = QuadrantGate.Divider(id: "d", Dimension(parameter: "A"), values: [1])
    return Gate(
      id: GateID(id), name: id,
      geometry: .quadrants(
        QuadrantGate(
          dividers: [divider],
          quadrants: quadrants.enumerated().map {
            .init(
              id: GateID($1), name: "\(id) \($0)", positions: [.init(divider: 0, region: $0 % 2)])
          })))
  }

  private func faults(_ gates: Gate...) -> [StrategyFault] { GatingStrategy(gates: gates).faults }

  @Test func idsAreUniqueAmongGatesAndQuadrants() {
    #expect(faults(range("a"), range("a", name: "b")) == [.duplicateID("a")])
    #expect(faults(quadrants("q", ["1", "1"])) == [.duplicateID("1")])
    #expect(faults(quadrants("q", ["q", "2"])) == [.duplicateID("q")])
    #expect(faults(quadrants("q", ["1", "2"]), range("2")) == [.duplicateID("2")])
    #expect(faults(quadrants("q", ["1", "2"]), range("3")) == [])
  }

  @Test func namesAreUniqueAmongSiblingsAlone() {
    #expect(faults(range("a", name: "x"), range("b", name: "x")) == [.duplicateName("x", "b")])
    #expect(faults(range("a", name: "x"), range("b", in: "a", name: "x")) == [])
  }

  @Test func referencesMustLeadToPopulations() {
    #expect(faults(range("a", in: "z")) == [.unknownParent("z", of: "a")])
    #expect(faults(boolean("b", ["z"])) == [.unknownOperand("z", of: "b")])
    #expect(
      faults(quadrants("q", ["1", "2"]), range("a", in: "q")) == [.unknownParent("q", of: "a")],
      "a quadrant gate is no population, its quadrants are")
    #expect(faults(quadrants("q", ["1", "2"]), range("a", in: "2"), boolean("b", ["1"])) == [])
  }

  @Test func cyclesAreNamedAtEachGateInThemAndNowhereElse() {
    #expect(faults(range("a", in: "a")) == [.cycle("a")])
    #expect(faults(range("a", in: "b"), range("b", in: "a")) == [.cycle("a"), .cycle("b")])
    #expect(faults(boolean("n", ["n"])) == [.cycle("n")])
    #expect(
      faults(range("a", in: "n"), boolean("n", ["a"]), range("behind", in: "a"))
        == [.cycle("a"), .cycle("n")])
    #expect(
      faults(boolean("n", ["m", "z"]), boolean("m", ["n"]))
        == [.unknownOperand("z", of: "n"), .cycle("n"), .cycle("m")])
    #expect(faults(boolean("n", ["a"]), range("a"), boolean("m", ["n", "a"], in: "n")) == [])
  }

  @Test func impossibleScalesAreNamed() {
    #expect(
      faults(range("a", .logicle(t: -1)))
        == [.scale("T must be above 0", dimension: "A", of: "a")])
  }

  @Test(arguments: [
    (Scale(.linear(t: 0, a: 0)), "T must be above 0"),
    (Scale(.linear(t: 1, a: 2)), "A must be -T to T"),
    (Scale(.logarithmic(t: 1, m: 0)), "M must be above 0 and at most 100"),
    (Scale(.logicle(t: 1, w: 0.5, m: 101, a: 0)), "M must be above 0 and at most 100"),
    (Scale(.asinh(t: 1, m: 4, a: 5)), "A must be 0 to M"),
    (Scale(.logicle(t: 1, w: 2.1, m: 4, a: 0)), "W must be 0 to M/2"),
    (Scale(.logicle(t: 1, w: 1, m: 4, a: 2.1)), "A must be -W to M - 2W"),
    (Scale(.logicle(t: 1, w: 1, m: 4, a: -1.1)), "A must be -W to M - 2W"),
    (Scale(.hyperlog(t: 1, w: 0, m: 4, a: 0)), "W must be above 0"),
    (Scale(.logicle(t: .nan, w: 0, m: 4, a: 0)), "a parameter is not a finite number"),
    (Scale(.identity, lowerBound: 1, upperBound: 0), "boundMin is above boundMax"),
    (Scale(.identity, lowerBound: .nan), "a bound is not a number"),
  ])
  func aScaleSaysWhatIsWrong(scale: Scale, fault: String) { #expect(scale.fault == fault) }

  @Test func impossibleGeometriesSayWhy() {
    let x = Dimension(parameter: "A")
    func polygon(_ vertices: [Point]) -> Geometry {
      .polygon(PolygonGate(x: x, y: x, vertices: vertices))
    }
    func ellipse(_ covariance: [Double], mean: [Double] = [0, 0]) -> Geometry {
      .ellipsoid(
        EllipsoidGate(
          dimensions: [x, x], mean: mean, covariance: covariance, distanceSquared: 1))
    }
    func quadrant(_ values: [Double], _ positions: [(Int, Int)]) -> Geometry {
      .quadrants(
        QuadrantGate(
          dividers: [.init(id: "d", x, values: values)],
          quadrants: [
            .init(
              id: "1", name: "1", positions: positions.map { .init(divider: $0.0, region: $0.1) })
          ]))
    }
    let corners = [Point(0, 0), Point(1, 0), Point(0, 1)]
    #expect(polygon(corners).fault == nil)
    #expect(polygon(Array(corners.dropLast())).fault == "a polygon needs three vertices")
    #expect(polygon(corners + [Point(.nan, 0)]).fault == "a vertex is not a finite number")
    #expect(Geometry.rectangle(RectangleGate([])).fault == "a rectangle needs a dimension")
    #expect(
      Geometry.rectangle(RectangleGate([.init(x, Interval(minimum: .nan))])).fault
        == "a bound is not a number")
    #expect(ellipse([1, 0, 0, 1e-16]).fault == nil, "whatever the units")
    #expect(ellipse([1, 0.5, 0.5, 1], mean: [0]).fault != nil)
    let notDefinite = "the covariance matrix is not symmetric and positive definite"
    for covariance in [[1, 1, 1, 1], [1, 0, 0, -1], [1, 2, 2, 1], [1, 0.2, 0.3, 1]] {
      #expect(ellipse(covariance.map { Double($0) }).fault == notDefinite)
    }
    #expect(ellipse([.infinity, 0, 0, 1]).fault == "a number of the ellipse is not finite")
    #expect(quadrant([1, 2], [(0, 2)]).fault == nil)
    for values in [[], [2, 1], [1, 1], [.nan]] as [[Double]] {
      #expect(
        quadrant(values, [(0, 0)]).fault == "the values of a divider must be finite and rising")
    }
    #expect(quadrant([1], []).fault == "a quadrant names no region")
    #expect(quadrant([1], [(0, 0), (0, 1)]).fault == "a quadrant names a divider twice")
    for place in [(0, 2), (1, 0), (0, -1)] {
      #expect(quadrant([1], [place]).fault == "a quadrant names a region that no divider has")
    }
    func boolean(_ operation: BooleanGate.Operation, _ count: Int) -> String? {
      Geometry.boolean(BooleanGate(operation, (0..<count).map { .init(GateID("\($0)")) })).fault
    }
    #expect(boolean(.not, 2) == "not takes one population")
    #expect(boolean(.or, 1) == "and, or take two populations or more")
    #expect(boolean(.and, 2) == nil && boolean(.not, 1) == nil)
  }

  @Test func whatIsAtFaultFailsAloneAndWithItWhatDependsOnIt() {
    let strategy = GatingStrategy(gates: [
      range("good"), range("bad", .logicle(t: -1)), range("child", in: "bad"),
      boolean("both", ["good", "child"]), range("lost", in: "nowhere"), range("loop", in: "loop"),
      range("behind", in: "loop"), range("other", in: "good"),
    ])
    let table = EventTable(
      panel: Panel(parameters: [Parameter(name: "A")]), columns: [.float32([-1, 0, 1])])
    let result = GatingEngine.evaluate(strategy, on: table)
    #expect(result.counts == ["good": 2, "other": 2])
    #expect(
      result.failures == [
        "bad": .strategy(.scale("T must be above 0", dimension: "A", of: "bad")),
        "child": .dependsOn("bad"), "both": .dependsOn("child"),
        "lost": .strategy(.unknownParent("nowhere", of: "lost")),
        "loop": .strategy(.cycle("loop")), "behind": .dependsOn("loop"),
      ])
  }

  @Test func twoGatesOfOneIDAreBothLeftOut() {
    let strategy = GatingStrategy(gates: [
      quadrants("q", ["1", "2"]), range("2"), range("after", in: "1"),
    ])
    let table = EventTable(
      panel: Panel(parameters: [Parameter(name: "A")]), columns: [.float32([-1, 0, 1])])
    let result = GatingEngine.evaluate(strategy, on: table)
    #expect(result.masks == [:])
    #expect(result.failures["1"] == .strategy(.duplicateID("2")))
    #expect(result.failures["2"] == .strategy(.duplicateID("2")))
    #expect(result.failures["after"] == .dependsOn("1"))
  }

  @Test func dependantsFollowParentsAndOperands() {
    let strategy = GatingStrategy(gates: [
      range("a"), range("b", in: "a"), boolean("not b", ["b"]), range("c", in: "not b"),
      range("aside"), quadrants("q", ["1", "2"]), range("d", in: "2"),
      boolean("or", ["1", "aside"]),
    ])
    #expect(strategy.dependants(of: "a") == ["b", "not b", "c"])
    #expect(strategy.dependants(of: "not b") == ["c"])
    #expect(strategy.dependants(of: "aside") == ["or"])
    #expect(strategy.dependants(of: "q") == ["d", "or"])
    #expect(strategy.dependants(of: "1") == ["d", "or"])
    #expect(strategy.dependants(of: "c") == [] && strategy.dependants(of: "?") == [])
  }
}
