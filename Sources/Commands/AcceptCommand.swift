import Analysis
import ArgumentParser
import Sessions

/// `dotgate accept`: takes files that changed for a session's samples, with the reason.
struct AcceptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Accept samples whose files changed, and say why.",
    discussion: """
      A sample whose file is not what the session saw is refused with both hashes. Where the change \
      is known and right, this logs the reason and the new file; counts made before stay the \
      former file's. In the workstation A does the same.

      Example: dotgate accept monday.dotgate 'acquisition software exported it anew'
      """)

  @Argument(help: "A session.")
  var session: String

  @Argument(help: "Why, in words.")
  var reason: String

  @Option(help: "The sample, by its name; all that changed where none is named.")
  var sample: String?

  func validate() throws {
    if reason.allSatisfy(\.isWhitespace) { throw ValidationError("Say why in a few words.") }
  }

  func run() throws {
    do {
      try accept()
    } catch let error as CommandError {
      Talk.fail(error.description)
      throw ExitStatus.failure
    } catch let error as SessionFileError {
      Talk.fail(error.description)
      throw ExitStatus.failure
    }
  }

  private func accept() throws {
    let file = try DiskSessionFile(opening: session)
    defer { file.close() }
    let document = try SessionDocument.sound(session)
    if let reason = document.history.lockReason {
      throw CommandError("\(session) is locked (\(reason)); unlock it in the workstation first.")
    }
    let samples = document.history.analysis.samples.filter { sample == nil || $0.name == sample }
    if samples.isEmpty { throw CommandError("\(session) has no sample \(sample ?? "").") }
    var log = SessionLog(continuing: file, document.reading, document.bytes)
    let author = Person.author(analyst: ConfigurationFile(themes: []).configuration.analyst)
    let finder = SampleFinder(session: session, checksHash: true)
    var hasFailed = false
    for sample in samples {
      do throws(CommandError) {
        _ = try finder.find(sample)
        Talk.note("\(sample.name) is what the session saw.")
      } catch {
        guard let change = error.change else {
          Talk.fail(error.description)
          hasFailed = true
          continue
        }
        for entry in change.acceptance(for: sample, because: reason) {
          try log.add(entry, time: Person.time, who: author)
        }
        Talk.note(
          "\(sample.name) is \(change.path) from now on, SHA-256 \(change.file.sha256).")
      }
    }
    try log.flush()
    if hasFailed { throw ExitStatus.failure }
  }
}
