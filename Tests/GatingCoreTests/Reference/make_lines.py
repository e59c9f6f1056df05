#!/usr/bin/env python3
"""Writes lines.txt: points and the slope of Huber's line through them.

    python3 make_lines.py        (numpy 2)

One case a row, all numbers as hexadecimal bit patterns of 64-bit floats: the number of points, x,
y, slope, intercept. The fit is iterated to a fixed point with numpy's own least squares.
"""
import pathlib
import struct

import numpy as np

HERE = pathlib.Path(__file__).parent


def bits(value):
    return struct.pack(">d", float(value)).hex()


def huber(x, y):
    design = np.c_[x, np.ones_like(x)]
    weights = np.ones_like(x)
    line = None
    for _ in range(1000):
        root = np.sqrt(weights)
        new = np.linalg.lstsq(design * root[:, None], y * root, rcond=None)[0]
        distance = abs(y - design @ new)
        limit = 1.345 * np.median(distance) / 0.6745
        if line is not None and abs(new - line).max() < 1e-13:
            break
        line = new
        weights = np.minimum(1, limit / np.maximum(distance, 1e-300))
    return new


rng = np.random.default_rng(6)
rows = []
for count in (5, 20, 101, 400):
    for _ in range(4):
        x = np.where(rng.random(count) < 0.4, 0, rng.lognormal(6, 1, count)) + rng.normal(0, 10, count)
        y = rng.uniform(-0.1, 0.6) * x + 30 + rng.normal(0, 10, count)
        far = rng.random(count) < 0.1
        y[far] += rng.uniform(-2000, 4000, far.sum())
        slope, intercept = huber(x, y)
        rows.append(" ".join([str(count)] + [bits(v) for v in [*x, *y, slope, intercept]]))
(HERE / "lines.txt").write_text("\n".join(rows) + "\n")
