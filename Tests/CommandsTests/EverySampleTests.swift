import Foundation
import ScreenKit
import TestSupport
import Testing

/// Every reference file that can be read opens and draws, in a real terminal.
@Suite(
  .serialized,
  .enabled(if: ReferenceData.isAvailable, "the reference files are not here"),
  .enabled(if: TmuxSession.isAvailable, "tmux is not installed"))
struct EverySampleTests {
  @Test func opensAndDraws() throws {
    let files =
      ReferenceData.filesWithTruth("fcs")
      + ReferenceData.filesWithTruth("marrow")
      .filter { $0.hasSuffix(".fcs") }
    let tmux = try TmuxSession()
    var refused: [String] = []
    for file in files {
      let path = try ReferenceData.url(file).path
      let probe = try ChildProcess.run(
        Program.path, ["inspect", path], environment: ["SWIFT_BACKTRACE": "enable=no"])
      if probe.status != 0 {
        refused.append(file)
        continue
      }
      try tmux.run("clear; \(Program.path) '\(path)'")
      #expect(tmux.wait(for: "All events"), "\(file): \(tmux.rows)")
      let isDrawn = tmux.wait(until: { session in
        let rows = session.rows
        return rows.contains { $0.contains(" events") } && rows.contains { $0.contains("→") }
      })
      #expect(isDrawn, "\(file): \(tmux.rows)")
      try tmux.press("q")
      try #require(try tmux.wait(until: { try $0.state("#{alternate_on}") == "0" }), "\(file)")
    }
    #expect(
      refused == [
        "fcs/cytek_nl2000_header-only_truncated.fcs", "fcs/not-fcs_10bytes.fcs",
        "fcs/not-fcs_amnis_imagestream.daf",
      ])
  }
}
