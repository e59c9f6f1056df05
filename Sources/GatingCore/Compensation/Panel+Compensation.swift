extension Panel {
  /// Whether a dimension is of a fluorescence that any of these matrices, or the file's own, names;
  /// never so for stored values.
  package func isCompensable(_ dimension: Dimension, by matrices: [SpectrumMatrix]) -> Bool {
    dimension.compensation != .stored
      && isNamed(dimension, by: matrices + [spillover].compactMap { $0 })
  }

  /// Whether the dimension's own compensation changes its values: whether it names the parameter.
  package func isCompensated(_ dimension: Dimension, by matrices: [SpectrumMatrix]) -> Bool {
    switch dimension.compensation {
    case .none, .stored: false
    case .file: isNamed(dimension, by: [spillover].compactMap { $0 })
    case .matrix(let id): isNamed(dimension, by: matrices.filter { $0.id == id })
    }
  }

  private func isNamed(_ dimension: Dimension, by matrices: [SpectrumMatrix]) -> Bool {
    dimension.references.contains { reference in
      var names = [reference.name, reference.marker].compactMap { $0 } + reference.aliases
      if let index = try? index(of: reference) { names.append(parameters[index].name) }
      return matrices.contains { matrix in
        names.contains { matrix.fluorochromes.contains($0) || matrix.detectors.contains($0) }
      }
    }
  }
}
