import GatingCore

extension Template {
  /// What a template's name is written after where a strategy is asked for.
  package static let prefix = "builtin:"

  /// Every template that ships.
  package static let all: [Template] = [.marrow]

  /// The template of a name, with or without `builtin:` before it.
  /// - Throws: `TemplateError.unknown` with the names that come near.
  package static func named(_ name: String) throws(TemplateError) -> Template {
    let bare = name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
    if let template = all.first(where: { $0.name == bare }) { return template }
    let near = all.map { ($0.name, EditDistance.between($0.name, bare.lowercased())) }
      .filter { $0.1 <= max(2, bare.count / 2) }.sorted { $0.1 < $1.1 }
    throw .unknown(bare, near: near.map(\.0))
  }
}
