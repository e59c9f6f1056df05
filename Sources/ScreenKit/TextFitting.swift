/// Text made to fit.
package enum TextFitting {
  /// The text, shortened in its middle to a number of columns, as in `CD19dim…22+`.
  package static func middle(_ text: String, columns: Int, isASCII: Bool) -> String {
    let mark = isASCII ? "~" : "…"
    guard Screen.columns(of: text) > columns else { return text }
    guard columns > 2 else { return String(text.prefix(max(0, columns))) }
    let kept = columns - 1
    return text.prefix((kept + 1) / 2) + mark + text.suffix(kept / 2)
  }
}
