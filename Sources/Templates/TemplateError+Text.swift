extension TemplateError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unknown(let name, let near):
      let offer =
        near.isEmpty
        ? "the templates are \(Template.all.map(\.name).joined(separator: ", "))"
        : "did you mean \(near.joined(separator: " or "))?"
      return "no template is called “\(name)”: \(offer)"
    }
  }
}
