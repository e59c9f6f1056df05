import GatingCore

/// A Gating-ML document as read: the strategy, and what was not taken as it is written.
package struct GatingMLDocument: Hashable, Sendable {
  package var strategy: GatingStrategy
  package var warnings: [GatingMLWarning]
}
