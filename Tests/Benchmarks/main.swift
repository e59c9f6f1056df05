// Ratios and costs of the engine and the reader on synthetic events, each pair measured in one run:
//
//     swift run -c release Benchmarks [events] [gating|reading]
//     swift run -c release Benchmarks peak PROGRAM [argument…]

import GatingCore
import Glibc
import TestSupport

if CommandLine.arguments.dropFirst().first == "peak" {
  guard let peak = PeakMemory.run(Array(CommandLine.arguments.dropFirst(2))) else { exit(1) }
  print(peak.status, peak.kibibytes)
  exit(0)
}
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
