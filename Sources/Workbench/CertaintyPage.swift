/// The page that says how sure a count is: how far its edges are scrolled.
package struct CertaintyPage: Hashable, Sendable {
  /// The first edge in view.
  package var top = 0
}
