// Ratios and costs of the engine and the reader on synthetic events, each pair measured in one run:
//
//     swift run -c release Benchmarks [events]

import GatingCore
import TestSupport

let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 1_000_000
let bench = GatingBenchmarks(count: count)
print("\(count) events; medians of \(Stopwatch.rounds) rounds")
bench.polygons()
bench.scales()
bench.batch()
bench.drag()
bench.density()
let reading = ReadingBenchmarks(count: count)
do {
  try reading.read()
  try reading.comparePeers()
} catch {
  print("reading could not be measured: \(error)")
}
