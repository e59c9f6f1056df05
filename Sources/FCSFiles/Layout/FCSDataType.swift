/// `$DATATYPE`: how the values of DATA are written.
package enum FCSDataType: String, Hashable, Sendable, CaseIterable {
  case integer = "I"
  case float32 = "F"
  case float64 = "D"
  case ascii = "A"
}
