import Analysis

/// The session that counts are of, as JSON names it.
struct SessionOrigin: Encodable, Sendable {
  /// A sample that is left out, and why.
  struct Exclusion: Encodable, Sendable {
    var sample: String
    var reason: String
  }

  /// The hash of the last line of the log that the counts follow.
  var head: String
  /// Nil where the counts are of one sample and say nothing of the others.
  var excluded: [Exclusion]?

  init(head: String, _ analysis: Analysis? = nil) {
    self.head = head
    excluded = analysis?.excluded.map {
      Exclusion(sample: $0.sample.name, reason: $0.reason)
    }
  }
}
