"""Reads FCS files with the Python readers and leaves what they read beside them.

For each file FILE.fcs and each reader, FILE.READER has one line of JSON (the names of the
parameters, the number of events, or an error), then the events row by row as 64-bit floats.
"""

import json
import sys
import warnings
from pathlib import Path

import numpy

warnings.simplefilter("ignore")


def flowio(path):
    import flowio
    data = flowio.FlowData(str(path))
    return list(data.pnn_labels), data.as_array(preprocess=False)


def fcsparser(path):
    import fcsparser
    _, frame = fcsparser.parse(str(path), channel_naming="$PnN")
    return list(frame.columns), frame.to_numpy(dtype="float64")


def flowcal(path):
    import FlowCal
    data = FlowCal.io.FCSData(str(path))
    return list(data.channels), numpy.asarray(data, dtype="float64")


for path in sorted(Path(sys.argv[1]).glob("*.fcs")):
    for reader in (flowio, fcsparser, flowcal):
        try:
            names, events = reader(path)
            events = numpy.ascontiguousarray(events, dtype="<f8")
            head, body = {"names": names, "events": int(events.shape[0])}, events.tobytes()
        except Exception as error:  # what a reader cannot do is its answer
            head, body = {"error": f"{type(error).__name__}: {error}"}, b""
        target = path.with_suffix("." + reader.__name__)
        target.write_bytes(json.dumps(head).encode() + b"\n" + body)
