"""Prints how many seconds each Python reader takes for a file, the best of five.

The first number is for what the reader gives, the second for a contiguous column of each parameter,
which is what dotgate's reader gives.
"""

import sys
import time
import warnings

warnings.simplefilter("ignore")
import FlowCal
import fcsparser
import flowio
import numpy

readers = {
    "flowio": lambda path: flowio.FlowData(path).as_array(preprocess=False),
    "fcsparser": lambda path: fcsparser.parse(path)[1],
    "flowcal": lambda path: FlowCal.io.FCSData(path),
}


def columns(events):
    values = numpy.asarray(events)
    return [numpy.ascontiguousarray(values[:, place]) for place in range(values.shape[1])]


def best(work):
    shortest = None
    for _ in range(5):
        start = time.perf_counter()
        work()
        seconds = time.perf_counter() - start
        shortest = seconds if shortest is None else min(shortest, seconds)
    return shortest


for name, read in readers.items():
    path = sys.argv[1]
    print(name, best(lambda: read(path)), best(lambda: columns(read(path))))
