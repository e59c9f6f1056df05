#!/usr/bin/env python3
"""Writes the reference tables of this folder, from definitions, in 200 digits and more.

    python3 make_reference.py        (mpmath 1.3, numpy 2)

All numbers are written as the hexadecimal bit patterns of 64-bit floats, results rounded once.
"""
import pathlib
import random
import struct

import mpmath as mp
import numpy as np

mp.mp.prec = 1200
HERE = pathlib.Path(__file__).parent
LN10 = mp.log(10)


def bits(value):
    return struct.pack(">d", float(value)).hex()


def real_math():
    rng = random.Random(20)
    out = []

    def row(name, function, x):
        out.append(f"{name} {bits(x)} {bits(function(mp.mpf(x)))}")

    def sinh(x):
        return mp.sinh(x)

    for _ in range(100):
        sign = rng.choice([-1, 1])
        small = sign * 10 ** rng.uniform(-20, 0)
        row("exp", mp.exp, rng.uniform(-740, 709))
        row("exp", mp.exp, rng.uniform(-2, 2))
        row("expMinusOne", mp.expm1, small)
        row("expMinusOne", mp.expm1, rng.uniform(-45, 45))
        row("expMinusOne", mp.expm1, rng.uniform(-1.5, 1.5))
        row("log", mp.log, 10 ** rng.uniform(-300, 300))
        row("log", mp.log, rng.uniform(0.5, 2))
        row("log10", mp.log10, 10 ** rng.uniform(-300, 300))
        row("log10", mp.log10, rng.uniform(0.5, 2))
        row("logOnePlus", mp.log1p, 10 ** rng.uniform(-20, 20))
        row("logOnePlus", mp.log1p, rng.uniform(-0.999, 3))
        row("logOnePlus", mp.log1p, small / 2)
        row("asinh", mp.asinh, sign * 10 ** rng.uniform(-20, 300))
        row("asinh", mp.asinh, rng.uniform(-3, 3))
        row("sinh", sinh, small)
        row("sinh", sinh, sign * rng.uniform(0, 710))
        row("sinh", sinh, rng.uniform(-3, 3))
    for n in range(-300, 301, 7):
        row("log10", mp.log10, float(f"1e{n}"))
    for x in [5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 1.4142135623730951, 0.7071067811865475]:
        for name, function in [("log", mp.log), ("log10", mp.log10), ("asinh", mp.asinh)]:
            row(name, function, x)
    (HERE / "real-math.txt").write_text("\n".join(out) + "\n")


def biexponential(name, t, w, m, a):
    """The height in units of T at a distance from zero, as published (not as computed here)."""
    t, w, m, a = map(mp.mpf, (t, w, m, a))
    width = w / (m + a)
    x2 = a / (m + a)
    x1 = x2 + width
    x0 = x2 + 2 * width
    b = (m + a) * LN10
    if name == "logicle":
        if width == 0:
            d = b
        else:
            low, high = mp.mpf(0), b
            for _ in range(1300):
                middle = (low + high) / 2
                if 2 * (mp.log(middle) - mp.log(b)) + width * (b + middle) > 0:
                    high = middle
                else:
                    low = middle
            d = low
        ca = mp.exp(x0 * (b + d))
        fa = mp.exp(b * x1) - ca * mp.exp(-d * x1)
        top = t / (mp.exp(b) - fa - ca * mp.exp(-d))
        return x1, lambda y: top * (mp.exp(b * y) - ca * mp.exp(-d * y) - fa)
    ca = mp.exp(b * x0) / width
    fa = mp.exp(b * x1) + ca * x1
    top = t / (mp.exp(b) + ca - fa)
    return x1, lambda y: top * (mp.exp(b * y) + ca * y - fa)


def solved(curve, value):
    x1, height = curve
    target = abs(mp.mpf(value))
    low, high = x1, x1 + 1
    while height(high) < target:
        high += 1
    for _ in range(90):
        middle = (low + high) / 2
        if height(middle) < target:
            low = middle
        else:
            high = middle
    root = (low + high) / 2
    return root if value >= 0 else 2 * x1 - root


def scales():
    mp.mp.prec = 400
    rng = random.Random(21)
    out = []
    legal = [
        (262144.0, 0.5, 4.5, 0.0), (262144.0, 0.0, 4.5, 0.0), (262144.0, 1.0, 4.5, 0.5),
        (10000.0, 0.5, 4.5, 1.0), (1000.0, 1.0, 4.0, 0.0), (262144.0, 2.25, 4.5, 0.0),
        (262144.0, 2.25, 4.5, -2.25), (262144.0, 0.0, 4.5, 4.5), (1.0, 0.01, 1.0, 0.5),
        (4194304.0, 1.2, 6.5, -0.7), (1e9, 3.0, 10.0, 1.0), (262144.0, 1e-9, 4.5, 0.0),
    ]  # fmt: skip
    for _ in range(12):
        m = rng.uniform(0.3, 12)
        w = rng.uniform(0, m / 2)
        legal.append((10 ** rng.uniform(0, 9), w, m, rng.uniform(-w, m - 2 * w)))
    for t, w, m, a in legal:
        values = [0.0, t, -t, t * 1000, t * 1e-300]
        values += [rng.choice([-1, 1]) * t * 10 ** rng.uniform(-8, 2) for _ in range(8)]
        for name in ["logicle", "hyperlog"]:
            if name == "hyperlog" and w == 0:
                continue
            curve = biexponential(name, t, w, m, a)
            for value in values:
                y = solved(curve, value)
                out.append(" ".join([name] + [bits(x) for x in (t, w, m, a, value, y)]))
        if 0 <= a <= m:
            for value in values:
                x = mp.asinh(mp.mpf(value) * mp.sinh(m * LN10) / t)
                y = (x + a * LN10) / ((m + a) * LN10)
                out.append(" ".join(["asinh"] + [bits(x) for x in (t, w, m, a, value, y)]))
        for value in values:
            if value > 0:
                y = mp.log10(mp.mpf(value) / t) / m + 1
                out.append(" ".join(["logarithmic"] + [bits(x) for x in (t, w, m, a, value, y)]))
            if 0 <= a <= t:
                y = (mp.mpf(value) + a) / (mp.mpf(t) + a)
                out.append(" ".join(["linear"] + [bits(x) for x in (t, w, m, a, value, y)]))
    (HERE / "scales.txt").write_text("\n".join(out) + "\n")


def percentiles():
    rng = np.random.default_rng(22)
    out = []
    lists = [[3.0], [1.0, 2.0], [2.0, 1.0, 2.0, 2.0], [-5.0, -1.0, -1.0, 0.0, 7.5], list(range(10))]
    lists += [list(rng.normal(0, 100, size)) for size in (7, 24, 33)]
    lists += [list(rng.integers(-3, 4, size).astype(float)) for size in (12, 30)]
    for values in lists:
        for fraction in [0, 0.01, 0.25, 0.5, 0.75, 0.9, 0.999, 1]:
            result = np.quantile(values, fraction, method="linear")
            out.append(" ".join(bits(x) for x in [fraction, result] + values))
    (HERE / "percentiles.txt").write_text("\n".join(out) + "\n")


def unmixings():
    rng = np.random.default_rng(23)
    out = []
    for rows, columns in [(2, 2), (3, 3), (8, 8), (16, 16), (2, 3), (3, 8), (6, 24)]:
        matrix = rng.uniform(0, 0.4, (rows, columns))
        matrix[np.arange(rows), np.arange(rows)] = 1
        numbers = list(matrix.ravel()) + list(np.linalg.pinv(matrix).ravel())
        out.append(f"{rows} {columns} " + " ".join(bits(x) for x in numbers))
    # A detector sees next to nothing of its own fluorochrome: a pivot must be exchanged.
    matrix = np.array([[1e-12, 1.0, 0.2], [1.0, 0.3, 0.1], [0.4, 0.1, 1.0]])
    numbers = list(matrix.ravel()) + list(np.linalg.inv(matrix).ravel())
    out.append("3 3 " + " ".join(bits(x) for x in numbers))
    (HERE / "unmixings.txt").write_text("\n".join(out) + "\n")


real_math()
scales()
percentiles()
unmixings()
