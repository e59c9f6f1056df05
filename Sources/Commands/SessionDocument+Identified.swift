import Analysis
import Sessions

extension SessionDocument {
  /// The session, which ends by naming the content of those samples that it knew by their paths
  /// alone; itself where it knows all.
  ///
  /// In another place files of the same name can then be told apart. The file of the session stays
  /// as it is.
  /// - Throws: `CommandError` where a file is not there, or two samples are found in the same one.
  func identified(_ finder: SampleFinder) throws -> SessionDocument {
    let unknown = history.analysis.samples.filter { $0.file == nil && $0.path != nil }
    if unknown.isEmpty { return self }
    var log = SessionLog(continuing: UnwrittenFile(), reading, bytes)
    var places: [String: Sample] = [:]
    for sample in unknown {
      let path = try finder.find(sample).sample.path ?? ""
      let place = FilePath.standard(path)
      if let other = places.updateValue(sample, forKey: place), other.path != sample.path {
        throw CommandError(
          "\(path) could be \(other.name) or \(sample.name): the session knows neither by its "
            + "content. Put both files where they were: \(other.path ?? ""), \(sample.path ?? "").")
      }
      let file: SampleFile
      do {
        let source = try FileByteSource(path: path)
        file = SampleFile(size: source.size, sha256: try SampleLoading.sha256(source))
      } catch {
        throw CommandError("\(path): \(error)")
      }
      try log.add(
        .begin(.identify(sample.id, file)), time: Person.time,
        who: .init(analyst: nil, user: "dotgate"))
    }
    let document = try SessionDocument(path, log.content)
    Talk.note(
      "The packed session names the content of \(unknown.count) "
        + "\(unknown.count == 1 ? "sample" : "samples") that \(path) knows by name alone.")
    return document
  }

  /// A session's file that is not written.
  private struct UnwrittenFile: SessionFile {
    func create() throws(SessionFileError) {}
    func read() throws(SessionFileError) -> [UInt8] { [] }
    func write(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(SessionFileError) -> Int { 0 }
    func truncate(to length: Int) throws(SessionFileError) {}
    func sync() throws(SessionFileError) {}
  }
}
