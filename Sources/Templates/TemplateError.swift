/// Why a template could not be found.
package enum TemplateError: Error, Hashable, Sendable {
  /// No template has this name; `near` lists those that come close, nearest first.
  case unknown(String, near: [String])
}
