#!/usr/bin/env python3
"""Writes statistics.txt, from numpy, and wilson.txt, from mpmath.

    python3 make_statistics.py       (mpmath 1.3, numpy 2)

A line `values …` gives events, the lines after it the truth of a statistic of them; `none` where
there is none. All numbers are the hexadecimal bit patterns of 64-bit floats.
"""
import pathlib
import random
import struct

import mpmath as mp
import numpy as np

mp.mp.prec = 200
HERE = pathlib.Path(__file__).parent


def bits(value):
    return struct.pack(">d", float(value)).hex()


def statistics(values):
    """The statistics of values, NaN left out; None where there is none."""
    x = np.array(values, dtype=float)
    x = x[~np.isnan(x)]
    out = {"atOrBelowZero": float((x <= 0).sum())}
    names = ["min", "max", "median", "mean", "geometricMean", "sd", "cv", "robustSD", "robustCV",
             "mad", "madSD", "madCV"]
    out.update({name: None for name in names})
    if len(x) == 0:
        return out
    out.update(min=x.min(), max=x.max(), median=np.median(x), mean=x.mean())
    if (x > 0).all():
        # Not np.exp(np.log(x).mean()): its logarithms depend on the processor.
        out["geometricMean"] = mp.exp(sum(mp.log(mp.mpf(v)) for v in x) / len(x))
    low, high = np.percentile(x, [15.87, 84.13])
    out["robustSD"] = (high - low) / 2
    out["mad"] = np.median(np.abs(x - out["median"]))
    out["madSD"] = 1.4826 * out["mad"]
    if out["median"] != 0:
        out["robustCV"] = 100 * out["robustSD"] / out["median"]
        out["madCV"] = 100 * out["madSD"] / out["median"]
    if len(x) > 1:
        with np.errstate(over="ignore"):
            out["sd"] = x.std(ddof=1)
        if out["mean"] != 0:
            out["cv"] = 100 * out["sd"] / out["mean"]
    return out


def table():
    rng = random.Random(6)
    nan = float("nan")
    sets = [
        [], [nan, nan], [3.0], [nan, -2.5], [1.0, 2.0], [0.0, 0.0, 0.0], [5.0] * 7,
        [-3.0, -1.0, -2.0], [-1.0, 1.0], [0.0, 1.0, 2.0, 3.0], [1e9 + i for i in range(9)],
        [1e-300, 1e300, 1.0], [-0.0, 0.0, 4.0], [nan, 1.0, nan, 10.0, 100.0, nan],
    ]
    for count in [3, 10, 31, 64]:
        sets.append([rng.lognormvariate(6, 1.5) for _ in range(count)])
        sets.append([rng.gauss(0, 200) for _ in range(count)])
        sets.append([float(rng.randint(-3, 5)) for _ in range(count)])
        sets.append([nan if rng.random() < 0.2 else rng.choice([0.0, 1.0, rng.gauss(500, 90)])
                     for _ in range(count)])
    # More than one chunk of a sum; the test makes the same numbers.
    series = [(i * 7919 % 10007) / 8 + 0.1 for i in range(10007)]
    lines = []
    for values in sets + [series]:
        lines.append("series" if values is series else
                     " ".join(["values"] + [bits(v) for v in values]))
        for name, truth in statistics(values).items():
            lines.append(f"{name} {bits(truth) if truth is not None and mp.isfinite(truth) else 'none'}")
        finite = np.array([v for v in values if v == v])
        for percent in [0.0, 2.5, 15.87, 37.0, 84.13, 99.9, 100.0]:
            truth = bits(np.percentile(finite, percent)) if len(finite) else "none"
            lines.append(f"percentile {bits(percent)} {truth}")
    (HERE / "statistics.txt").write_text("\n".join(lines) + "\n")


def wilson():
    lines = []
    cases = [(115, 159), (58, 63), (10, 15), (15, 20), (0, 1), (1, 1), (0, 10), (10, 10), (1, 3),
             (3, 197), (51, 1252), (0, 10**7), (1, 10**7), (9_999_999, 10**7), (5 * 10**6, 10**7)]
    for level in [0.95, 0.5, 0.9, 0.99, 0.999, 0.9999999]:
        z = mp.sqrt(2) * mp.erfinv(mp.mpf(level))
        for k, n in cases:
            p = mp.mpf(k) / n
            middle = p + z * z / (2 * n)
            reach = z * mp.sqrt(p * (1 - p) / n + z * z / (4 * mp.mpf(n) ** 2))
            ends = [(middle - reach) / (1 + z * z / n), (middle + reach) / (1 + z * z / n)]
            lines.append(" ".join(bits(v) for v in [level, k, n] + ends))
    (HERE / "wilson.txt").write_text("\n".join(lines) + "\n")


table()
wilson()
