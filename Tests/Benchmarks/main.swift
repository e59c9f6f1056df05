// Ratios and costs of the engine and the reader on synthetic events, each pair measured in one run:
//
//     swift run -c release Benchmarks [events] [gating|reading]

import GatingCore
import TestSupport

let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 1_000_000
let part = CommandLine.arguments.dropFirst(2).first
print("\(count) events; medians of \(Stopwatch.rounds) rounds")
if part != "reading" {
  let bench = GatingBenchmarks(count: count)
  bench.polygons()
  bench.scales()
  bench.batch()
  bench.drag()
  bench.density()
}
if part != "gating" {
  let reading = ReadingBenchmarks(count: count)
  do {
    try reading.read()
    try reading.comparePeers()
  } catch {
    print("reading could not be measured: \(error)")
  }
}
