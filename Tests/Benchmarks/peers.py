"""Prints how many seconds each Python reader takes for a file, the best of five."""

import sys
import time
import warnings

warnings.simplefilter("ignore")
import FlowCal
import fcsparser
import flowio

readers = {
    "flowio": lambda path: flowio.FlowData(path).as_array(preprocess=False),
    "fcsparser": lambda path: fcsparser.parse(path)[1],
    "flowcal": lambda path: FlowCal.io.FCSData(path),
}
for name, read in readers.items():
    best = None
    for _ in range(5):
        start = time.perf_counter()
        read(sys.argv[1])
        seconds = time.perf_counter() - start
        best = seconds if best is None else min(best, seconds)
    print(name, best)
