import FCSFiles
import FlowJo
import Foundation

/// The files of a FlowJo workspace's samples: where FlowJo had them, else near the workspace.
struct WorkspaceFiles {
  /// In the order of the samples.
  private(set) var paths: [String] = []
  /// What was not found, in sentences.
  private(set) var missing: [String] = []

  /// Looks for the file of each sample with gates: by its URI, then in the workspace's folder and the
  /// folders in it by name, then there by what the files say of themselves.
  init(_ workspace: FlowJoWorkspace, at path: String) {
    let near = Self.files(near: path)
    var headers: [(path: String, sample: String)]?
    for sample in workspace.samples where sample.hasTree {
      let names = [sample.fileName, sample.name].compactMap { $0 }
      let named = near.first { names.contains(Self.name($0)) && !paths.contains($0) }
      if let there = sample.path.flatMap({ Self.isFile($0) ? $0 : nil }) ?? named {
        paths.append(there)
        continue
      }
      let told = headers ?? Self.headers(near, workspace)
      headers = told
      if let found = told.first(where: { $0.sample == sample.id && !paths.contains($0.path) }) {
        paths.append(found.path)
      } else {
        missing.append(
          "\(sample.name): its file is neither where FlowJo had it (\(sample.uri ?? "nowhere")) nor "
            + "near \(path); name it.")
      }
    }
  }

  /// The samples of the workspace that files are, by their headers.
  private static func headers(
    _ paths: [String], _ workspace: FlowJoWorkspace
  ) -> [(path: String, sample: String)] {
    paths.flatMap { path in
      let sets = try? SampleLoading.load(
        path, name: name(path), options: FCSReadOptions(readsEvents: false))
      return (sets ?? []).compactMap { set in
        (try? workspace.sample(for: set.sample)).map { (path, $0.id) }
      }
    }
  }

  private static func name(_ path: String) -> String {
    URL(fileURLWithPath: path).lastPathComponent
  }

  private static func isFile(_ path: String) -> Bool { (try? FileByteSource(path: path)) != nil }

  /// The event files of the workspace's folder, then those of the folders in it.
  private static func files(near path: String) -> [String] {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    func entries(_ folder: String) -> [String] {
      ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
        .map { folder + "/" + $0 }
    }
    let own = entries(folder)
    return (own + own.flatMap(entries)).filter { path in
      [".fcs", ".lmd"].contains(path.lowercased().suffix(4))
    }
  }
}

extension StrategySource {
  /// The files to take where a call names none: those of a workspace; nil for any other strategy.
  var files: WorkspaceFiles? {
    guard case .workspace(let workspace, let path, _) = self else { return nil }
    return WorkspaceFiles(workspace, at: path)
  }
}
