import ScreenKit

/// Decodes bytes as a terminal sends them, at once and one by one: the same comes of both.
func decodeKeys(_ bytes: [UInt8]) {
  var whole = InputDecoder()
  var single = InputDecoder()
  let together = whole.feed(bytes) + whole.flush()
  var apart: [InputEvent] = []
  for byte in bytes { apart += single.feed([byte]) }
  apart += single.flush()
  precondition(together == apart, "what is decoded depends on how it arrives")
}
