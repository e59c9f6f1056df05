import Analysis
import ArgumentParser
import Foundation
import GatingCore
import Sessions

/// `dotgate verify`: whether a session is what was written, and its counts are right.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check the chain of a session's log, and every count in it.",
    discussion: """
      Names the first line that was changed, removed or reordered, and counts all that the log \
      counted again from the samples. A tail that was cut leaves a chain that is sound: --head finds \
      it by the hash of the last line, noted elsewhere. Of a bundle every entry is checked too. The exit code is 3 when something does not \
      hold, 1 when a sample is missing.

      Example: dotgate verify monday.dotgate --head 5f3b…
      """)

  @Argument(help: "A session or a bundle.")
  var session: String

  @Option(help: "The hash of a line that the session must have, as it was noted.")
  var head: String?

  @Flag(help: "Check the chain alone; the samples are not needed.")
  var chain = false

  func run() throws {
    let bundle = try unpacked()
    defer { bundle?.remove() }
    let path = bundle?.session ?? session
    let bytes: [UInt8]
    do {
      bytes = try DiskSessionFile.read(path)
    } catch {
      Talk.fail("\(error)")
      throw ExitStatus.failure
    }
    var holds = true
    func fail(_ sentence: String) {
      Talk.fail("\(session): \(sentence)")
      holds = false
    }
    let reading: SessionReading
    do {
      reading = try SessionReader.read(bytes)
    } catch {
      fail("\(error)")
      throw ExitStatus.unmet
    }
    if let fault = reading.fault { fail("\(fault)") }
    if let head, let sentence = missing(head, in: reading) { fail(sentence) }
    describe(reading)
    if reading.fault == nil { print("chain   every line is as it was written") }
    let finder = SampleFinder(
      session: path, checksHash: true, bundle: bundle == nil ? nil : session)
    var check = CountCheck(finder: finder)
    if !chain {
      do {
        try check.run(reading)
      } catch {
        fail("\(error)")
      }
      for sentence in check.differences { fail(sentence) }
      for sentence in check.obstacles { Talk.fail("\(session): \(sentence)") }
      print("counts  \(check.rightCount) of \(check.count) are right again")
      if let bundle, check.obstacles.isEmpty, try !bundle.tableHolds(finder) {
        fail("Its counts.csv is not what the session comes to.")
      }
    }
    if !check.obstacles.isEmpty { throw ExitStatus.failure }
    if !holds { throw ExitStatus.unmet }
  }

  /// The bundle, unpacked and checked; nil for a session.
  private func unpacked() throws -> BundleFolder? {
    guard BundleFolder.isBundle(session) else { return nil }
    do throws(CommandError) {
      let folder = try BundleFolder(temporary: session)
      print("bundle  every entry is as it was packed")
      return folder
    } catch {
      for line in error.description.split(separator: "\n") { Talk.fail(String(line)) }
      throw ExitStatus.unmet
    }
  }

  private func describe(_ reading: SessionReading) {
    let edits = reading.records.filter { if case .edit = $0.entry { true } else { false } }.count
    print("entries \(reading.records.count), of which \(edits) edits")
    if let first = reading.records.first, let last = reading.records.last {
      let people = Set(reading.records.map { $0.who.analyst ?? $0.who.user }).sorted()
      print(
        TerminalText.safe(
          "from    \(first.time) to \(last.time) by \(people.joined(separator: ", "))"))
    }
    print("head    \(reading.head)")
  }

  private func missing(_ head: String, in reading: SessionReading) -> String? {
    let wanted = head.lowercased()
    if wanted.count >= 8, reading.hashes.contains(where: { $0.hasPrefix(wanted) }) { return nil }
    return "No line has the hash \(head): the log's tail was cut, or its chain was written anew."
  }
}
