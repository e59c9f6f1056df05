extension GatingStrategy {
  /// What sentences call a matrix of the strategy: its name, with its id where another is called
  /// so too; the id alone where it has no name, or the strategy no such matrix.
  package func title(ofMatrix id: String) -> String {
    guard let name = matrices.first(where: { $0.id == id })?.name, !name.isEmpty else { return id }
    let isTaken = matrices.contains { $0.id != id && ($0.name ?? $0.id) == name }
    return isTaken ? "\(name) (\(id))" : name
  }
}
