import XMLTree

/// Why a file is not read as a FlowJo workspace.
package enum FlowJoError: Error, Hashable, Sendable, CustomStringConvertible {
  case xml(XMLTreeError)
  /// The root element is another one.
  case notAWorkspace(root: String)
  /// A workspace of FlowJo before version 10, whose gates are written otherwise.
  case tooOld(version: String)

  /// One sentence.
  package var description: String {
    switch self {
    case .xml(let error): error.description
    case .notAWorkspace(let root):
      "The root element is \(root), not Workspace: this is no FlowJo workspace."
    case .tooOld(let version):
      "The workspace is of FlowJo \(version); only those of version 10 are read. Open and save it "
        + "there."
    }
  }
}
