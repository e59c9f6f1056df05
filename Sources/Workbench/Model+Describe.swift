import Analysis

/// Saying what a sample is of: a prompt a field, one edit at the end.
extension Model {
  /// The field of a description that is being typed.
  package enum DescriptionField: CaseIterable, Hashable, Sendable {
    case patient
    case timePoint
    case tube
    case role

    var label: String {
      switch self {
      case .patient: "patient:"
      case .timePoint: "time point:"
      case .tube: "tube:"
      case .role: "role:"
      }
    }
  }

  mutating func beginDescription() {
    ask(for: .patient, sampleEntry.description)
  }

  private mutating func ask(for field: DescriptionField, _ description: SampleDescription) {
    mode = .prompt(
      Prompt(purpose: .describe(field, description), text: text(of: field, description)))
  }

  private func text(of field: DescriptionField, _ description: SampleDescription) -> String {
    switch field {
    case .patient: description.patient
    case .timePoint: description.timePoint
    case .tube: description.tube
    case .role: description.role?.rawValue ?? ""
    }
  }

  /// What a field can be: the roles, or what was said of other samples.
  func descriptionChoices(_ field: DescriptionField) -> [String] {
    if field == .role { return SampleDescription.Role.allCases.map(\.rawValue) }
    var seen: Set<String> = [""]
    return history.analysis.samples.map { text(of: field, $0.description) }
      .filter { seen.insert($0).inserted }
  }

  /// Takes what was typed for a field and asks for the next; after the last it is one edit.
  mutating func acceptDescription(
    _ field: DescriptionField, _ description: SampleDescription, _ text: String
  ) {
    var description = description
    switch field {
    case .patient: description.patient = text
    case .timePoint: description.timePoint = text
    case .tube: description.tube = text
    case .role:
      let roles = SampleDescription.Role.allCases
      description.role = roles.first { $0.rawValue.lowercased() == text.lowercased() }
      if description.role == nil, !text.isEmpty {
        let known = roles.map(\.rawValue).joined(separator: ", ")
        say("A role is one of \(known), or nothing.", .warning)
        return
      }
    }
    let fields = DescriptionField.allCases
    if let index = fields.firstIndex(of: field), index + 1 < fields.count {
      ask(for: fields[index + 1], description)
      return
    }
    mode = .browse
    if description == sampleEntry.description {
      say("\(sampleEntry.name) is described as before.")
    } else if perform(.describe(sample, description)) {
      let said = description.text.isEmpty ? "nothing" : description.text
      say("\(sampleEntry.name): \(said); \(key(.undo)) undoes.")
    }
  }
}
