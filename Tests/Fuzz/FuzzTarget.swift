/// Hands bytes that nobody meant to all that reads bytes; the first one chooses what.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
  guard let choice = bytes.first else { return 0 }
  let rest = Array(bytes.dropFirst())
  switch choice % 8 {
  case 0: readTable(rest)
  case 2: readFCS(rest, isStrict: true)
  case 3: readGatingML(rest)
  case 4: readWorkspace(rest)
  case 5: readMatrix(rest)
  case 6: decodeKeys(rest)
  default: readFCS(rest, isStrict: false)
  }
  return 0
}
