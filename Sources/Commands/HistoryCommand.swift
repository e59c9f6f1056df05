import Analysis
import ArgumentParser
import Sessions

/// `dotgate history`: a session's log in words.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Tell in words what was done in a session, or what differs between two points.",
    discussion: """
      Each line has the entry's number, its time, who made it and what it did, with the counts that \
      it moved. Entry 0 is the state before the first.

      SHA-256 hashes are cut to their first 12 digits unless --hashes is given; dotgate verify \
      prints the log's own.

      Example: dotgate history monday.dotgate
      Example: dotgate history monday.dotgate --from 12 --to 40
      """)

  @Argument(help: "A session.")
  var session: String

  @Option(help: "The number of the entry to compare from; 0 where only --to is given.")
  var from: Int?

  @Option(help: "The number of the entry to compare to; the last where only --from is given.")
  var to: Int?

  @Flag(help: "Print SHA-256 hashes in full.")
  var hashes = false

  func run() throws {
    do {
      let document = try SessionDocument.sound(session)
      let log = document.history.log
      if from != nil || to != nil {
        let phrases = try HistoryText.difference(from: from ?? 0, to: to ?? log.count, in: log)
        for phrase in phrases { print(shown(phrase)) }
        return
      }
      let width = "\(log.count)".count
      for line in try HistoryText.lines(log) {
        let record = document.reading.records[line.number - 1]
        let number = "\(line.number)"
        let padding = String(repeating: " ", count: width - number.count)
        let person = record.who.analyst ?? record.who.user
        print(shown("\(padding)\(number)  \(record.time)  \(person)  \(line.text)"))
      }
    } catch {
      Talk.fail("\(error)")
      throw ExitStatus.failure
    }
  }

  private func shown(_ text: String) -> String {
    TerminalText.safe(hashes ? text : HashText.shortened(text))
  }
}
