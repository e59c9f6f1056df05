/// All that is wrong with a document, in document order as far as it was read; never empty.
package struct GatingMLErrors: Error, Hashable, Sendable {
  package let faults: [GatingMLError]
}
