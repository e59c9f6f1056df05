/// Names a parameter without saying which sample: by `$PnN`, by marker, or both.
///
/// A strategy drawn on a sample holds both, a template that ships holds markers alone.
package struct ParameterReference: Hashable, Sendable, Codable {
  /// The `$PnN` to match exactly; nil in a template that names markers alone.
  package var name: String?
  /// The marker to look for in stains (and names) when no `$PnN` matches, as in `CD34`.
  package var marker: String?
  /// Other spellings of the marker, in order of preference.
  package var aliases: [String]

  /// A reference by what is given; with nothing given it matches nothing.
  package init(name: String? = nil, marker: String? = nil, aliases: [String] = []) {
    self.name = name
    self.marker = marker
    self.aliases = aliases
  }

  /// Refers to a parameter of a panel by its name, with its stain's marker to fall back on.
  package init(_ parameter: Parameter) {
    self.init(name: parameter.name, marker: parameter.stain.map { _ in parameter.shortTitle })
  }

  /// What messages call it: the marker where there is one, else the name.
  package var label: String { marker ?? name ?? "?" }
}
