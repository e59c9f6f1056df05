import Commands
import Testing

@Suite struct SampleNamesTests {
  @Test(arguments: [
    (["a/x.fcs", "b/y.fcs"], ["x.fcs", "y.fcs"]),
    (["a/x.fcs", "b/x.fcs", "b/y.fcs"], ["a/x.fcs", "b/x.fcs", "y.fcs"]),
    (["/p/a/s/x.fcs", "/p/b/s/x.fcs"], ["a/s/x.fcs", "b/s/x.fcs"]),
    (["x.fcs", "x.fcs"], ["x.fcs", "x.fcs"]), (["x.fcs", "a/x.fcs"], ["x.fcs", "a/x.fcs"]),
  ])
  func theShortestEndsThatTellPathsApart(paths: [String], names: [String]) {
    #expect(SampleNames.names(for: paths) == names)
  }
}
