/// Why a key script cannot be read; offsets count scalars from 0.
package enum KeyScriptError: Error, Hashable, Sendable {
  /// A `<` without its `>`.
  case unclosed(offset: Int)
  /// A name between `<` and `>` that is no key.
  case unknown(String, offset: Int)
  /// A control character, which a script spells out instead.
  case control(Unicode.Scalar, offset: Int)
}
