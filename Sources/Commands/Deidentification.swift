import FCSFiles
import GatingCore

/// Takes what may tell whose sample it is out of events on their way to a file, and says so.
enum Deidentification {
  /// Takes the keywords out; returns what went, in sentences.
  ///
  /// - Parameter notes: what is to be said of where the events come from; paths and what holds a
  ///   value that went go too.
  static func apply(
    to set: inout FCSDataSet, _ notes: inout [(name: String, value: String)]
  ) -> [String] {
    let result = FCSDeidentification(set.keywords.all, panel: set.table.panel)
    set.keywords = FCSKeywords(result.kept)
    notes.removeAll { note in
      ["SOURCE", "STRATEGY"].contains(note.name)
        || result.values.contains { note.value.lowercased().contains($0.lowercased()) }
    }
    var said = [
      result.removed.isEmpty
        ? "De-identified: there was no keyword to remove."
        : "De-identified: removed \(result.removed.joined(separator: ", "))."
    ]
    if !result.remaining.isEmpty {
      said.append(
        "Still there, in names of parameters: \(result.remaining.joined(separator: ", ")).")
    }
    return said
  }
}
