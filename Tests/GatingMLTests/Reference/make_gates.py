#!/usr/bin/env python3
"""Gates that the compliance cases at hand don't cover, evaluated from the text of the standard.

Writes NAME.xml, a Gating-ML 2.0 document with its elements in random order, and NAME.txt with a
line a gate: id, events inside, sum of their numbers from 1. Needs numpy and flowio, and
DOTGATE_DATA, the folder of the reference files. It shares no code with the program: scales are
inverted by bisection, matrices by LAPACK, polygons are tested event by edge.
"""

import math
import os
import pathlib
import random

import flowio
import numpy as np

FOLDER = pathlib.Path(__file__).parent
DATA = pathlib.Path(os.environ["DOTGATE_DATA"]) / "gatingml"
START = "http://www.isac-net.org/std/Gating-ML/v2.0/"
LN10 = math.log(10)


def bisected(function, values, low, high):
    low, high = np.full_like(values, low), np.full_like(values, high)
    for _ in range(200):
        middle = (low + high) / 2
        below = function(middle) < values
        low, high = np.where(below, middle, low), np.where(below, high, middle)
    return (low + high) / 2


def odd(positive, zero):
    """The scale is odd around the coordinate of 0."""

    def scale(values):
        upper = positive(np.abs(values))
        return np.where(values < 0, 2 * zero - upper, upper)

    return scale


def logicle(T, W, M, A):
    w, b = W / (M + A), (M + A) * LN10
    x2 = A / (M + A)
    x1, x0 = x2 + w, x2 + 2 * w
    low, high = 1e-12, b
    for _ in range(300):
        d = (low + high) / 2
        if 2 * (math.log(d) - math.log(b)) + w * (b + d) > 0:
            high = d
        else:
            low = d
    d = b if w == 0 else (low + high) / 2
    ca = math.exp(x0 * (b + d))
    mfa = math.exp(b * x1) - ca / math.exp(d * x1)
    a = T / ((math.exp(b) - mfa) - ca / math.exp(d))
    inverse = lambda y: a * (np.exp(b * y) - ca * np.exp(-d * y) - mfa)
    return odd(lambda values: bisected(inverse, values, x1, 5), x1)


def hyperlog(T, W, M, A):
    w, b = W / (M + A), (M + A) * LN10
    x2 = A / (M + A)
    x1, x0 = x2 + w, x2 + 2 * w
    ca = math.exp(b * x0) / w
    fa = math.exp(b * x1) + ca * x1
    a = T / (math.exp(b) + ca - fa)
    inverse = lambda y: a * (np.exp(b * y) + ca * y - fa)
    return odd(lambda values: bisected(inverse, values, x1, 5), x1)


def flin(T, A):
    return lambda values: (values + A) / (T + A)


def flog(T, M):
    return lambda values: np.log10(values / T) / M + 1


def fasinh(T, M, A):
    factor = math.sinh(M * LN10) / T
    return lambda values: (np.arcsinh(values * factor) + A * LN10) / ((M + A) * LN10)


FUNCTIONS = {
    "flin": (flin, "TA"), "flog": (flog, "TM"), "fasinh": (fasinh, "TMA"),
    "logicle": (logicle, "TWMA"), "hyperlog": (hyperlog, "TWMA"),
}


def bounded(values, lower, upper):
    if lower is not None:
        values = np.where(values < lower, lower, values)
    if upper is not None:
        values = np.where(values > upper, upper, values)
    return values


def between(values, share):
    """A coordinate about there that lies between events, away from rounding; nil stays nil."""
    if share is None:
        return None
    finite = np.sort(values[np.isfinite(values)])
    apart = np.diff(finite) > 1e-9 * np.abs(finite).max()
    different = finite[np.r_[True, apart]]
    if len(different) < 4:
        return float(different[0] + 0.37)
    place = int(np.searchsorted(different, finite[int(share * (len(finite) - 1))]))
    place = min(place, len(different) - 2)
    return float((different[place] + different[place + 1]) / 2)


class Document:
    def __init__(self, name, random):
        self.random = random
        self.name = name
        self.elements, self.gates = [], {}
        self.matrices, self.scales, self.ratios = {}, {}, {}
        self.number = 0
        self.read(name)

    def read(self, name):
        """Decodes: $PnE of integers, then $PnG; Time by $TIMESTEP."""
        file = flowio.FlowData(str(DATA / (name + ".fcs")))
        text, raw = file.text, file.as_array(preprocess=False)
        self.columns = {}
        for index in range(int(text["par"])):
            key, values = f"p{index + 1}", raw[:, index].astype(float)
            if text["datatype"].upper() == "I":
                decades, offset = map(float, text.get(key + "e", "0,0").split(","))
                if decades > 0:
                    range_ = float(text[key + "r"])
                    values = (offset or 1) * 10 ** (decades * values / range_)
            if text[key + "n"].lower() == "time" and "timestep" in text:
                values = values * float(text["timestep"])
            else:
                values = values / float(text.get(key + "g", 1))
            self.columns[text[key + "n"]] = values
        self.count = len(raw)
        self.spillover = None
        if spill := text.get("spill") or text.get("spillover"):
            parts = spill.split(",")
            size = int(parts[0])
            numbers = [float(part) for part in parts[1 + size : 1 + size + size * size]]
            self.spillover = (parts[1 : 1 + size], np.array(numbers).reshape(size, size))

    def new(self, start):
        self.number += 1
        return f"{start}{self.number}"

    # Declarations

    def matrix(self, id, fluorochromes, detectors, rows, is_inverted=False):
        self.matrices[id] = (fluorochromes, detectors, np.array(rows), is_inverted)
        names = lambda list: "".join(f'<data-type:fcs-dimension data-type:name="{x}"/>' for x in list)
        inverted = ' transforms:matrix-inverted-already="true"' if is_inverted else ""
        self.elements.append(
            f'<transforms:spectrumMatrix transforms:id="{id}"{inverted}>'
            f"<transforms:fluorochromes>{names(fluorochromes)}</transforms:fluorochromes>"
            f"<transforms:detectors>{names(detectors)}</transforms:detectors>"
            + "".join(
                "<transforms:spectrum>"
                + "".join(f'<transforms:coefficient transforms:value="{x}"/>' for x in row)
                + "</transforms:spectrum>"
                for row in rows)
            + "</transforms:spectrumMatrix>")

    def transformation(self, id, bounds, function):
        names = ("boundMin", "boundMax")
        text = "".join(
            f' transforms:{name}="{bound!r}"'
            for name, bound in zip(names, bounds) if bound is not None)
        self.elements.append(
            f'<transforms:transformation transforms:id="{id}"{text}>{function}'
            "</transforms:transformation>")

    def scale(self, kind, parameters, bounds=(None, None)):
        id = self.new("t")
        function, letters = FUNCTIONS[kind]
        self.scales[id] = (function(*parameters), bounds)
        values = " ".join(f'transforms:{x}="{v!r}"' for x, v in zip(letters, parameters))
        self.transformation(id, bounds, f"<transforms:{kind} {values}/>")
        return id

    def ratio(self, numerator, denominator, a, b, c, bounds=(None, None)):
        id = self.new("r")
        self.ratios[id] = (numerator, denominator, a, b, c, bounds)
        self.transformation(
            id, bounds,
            f'<transforms:fratio transforms:A="{a!r}" transforms:B="{b!r}" transforms:C="{c!r}">'
            f'<data-type:fcs-dimension data-type:name="{numerator}"/>'
            f'<data-type:fcs-dimension data-type:name="{denominator}"/></transforms:fratio>')
        return id

    # Values

    def compensated(self, name, reference):
        if reference == "uncompensated":
            return self.columns[name]
        if reference == "FCS":
            if self.spillover is None or name not in self.spillover[0]:
                return self.columns[name]
            names, matrix = self.spillover
            weights = np.linalg.inv(matrix)
            return np.stack([self.columns[x] for x in names], 1) @ weights[:, names.index(name)]
        fluorochromes, detectors, rows, is_inverted = self.matrices[reference]
        weights = rows if is_inverted else np.linalg.pinv(rows)
        events = np.stack([self.columns[x] for x in detectors], 1)
        return events @ weights[:, fluorochromes.index(name)]

    def dimension(self, name, reference="uncompensated", scale=None):
        """The coordinates, and the element's attributes and content."""
        if name in self.ratios:
            numerator, denominator, a, b, c, bounds = self.ratios[name]
            above = self.compensated(numerator, reference)
            values = a * (above - b) / (self.compensated(denominator, reference) - c)
            values = bounded(values, *bounds)
            source = f'<data-type:new-dimension data-type:transformation-ref="{name}"/>'
        else:
            values = self.compensated(name, reference)
            source = f'<data-type:fcs-dimension data-type:name="{name}"/>'
        attributes = f'gating:compensation-ref="{reference}"'
        if scale:
            attributes += f' gating:transformation-ref="{scale}"'
            function, bounds = self.scales[scale]
            values = bounded(function(values), *bounds)
        return values, attributes, source

    # Gates

    def gate(self, kind, id, parent, content, inside):
        of = f' gating:parent_id="{parent}"' if parent else ""
        self.elements.append(
            f'<gating:{kind} gating:id="{id}"{of}>{content}</gating:{kind}>')
        if inside is not None:
            self.gates[id] = inside & self.gates[parent] if parent else inside
        return id

    def rectangle(self, *sides, parent=None):
        inside, content = np.ones(self.count, bool), ""
        for dimension, low, high in sides:
            values, attributes, source = self.dimension(*dimension)
            low, high = between(values, low), between(values, high)
            inside &= ~np.isnan(values)
            if low is not None:
                attributes += f' gating:min="{low!r}"'
                inside &= values >= low
            if high is not None:
                attributes += f' gating:max="{high!r}"'
                inside &= values < high
            content += f"<gating:dimension {attributes}>{source}</gating:dimension>"
        return self.gate("RectangleGate", self.new("rectangle"), parent, content, inside)

    def axes(self, dimensions):
        axes = [self.dimension(*dimension) for dimension in dimensions]
        content = "".join(
            f"<gating:dimension {attributes}>{source}</gating:dimension>"
            for _, attributes, source in axes)
        return [values for values, _, _ in axes], content

    @staticmethod
    def point(name, coordinates):
        return f"<gating:{name}>" + "".join(
            f'<gating:coordinate data-type:value="{x!r}"/>' for x in coordinates) + f"</gating:{name}>"

    def polygon(self, x, y, size, parent=None):
        """Random vertices, so most cross themselves; even-odd, the boundary inside."""
        (x, y), content = self.axes([x, y])
        vertices = [
            (between(x, self.random.random()), between(y, self.random.random()))
            for _ in range(size)
        ]
        inside, on_edge = np.zeros(self.count, bool), np.zeros(self.count, bool)
        for (x1, y1), (x2, y2) in zip(vertices, vertices[1:] + vertices[:1]):
            cross = (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)
            inside ^= ((y1 > y) != (y2 > y)) & ((cross > 0) == (y2 > y1))
            on_edge |= (
                (cross == 0) & (x >= min(x1, x2)) & (x <= max(x1, x2))
                & (y >= min(y1, y2)) & (y <= max(y1, y2)))
        content += "".join(self.point("vertex", vertex) for vertex in vertices)
        inside = (inside | on_edge) & np.isfinite(x) & np.isfinite(y)
        return self.gate("PolygonGate", self.new("polygon"), parent, content, inside)

    def ellipsoid(self, dimensions, distance, parent=None):
        axes, content = self.axes(dimensions)
        size = len(axes)
        mean = [between(values, 0.5) for values in axes]
        spread = [np.std(values[np.isfinite(values)]) for values in axes]
        shape = np.eye(size)
        for row, column in zip(*np.tril_indices(size, -1)):
            shape[row, column] = self.random.uniform(-0.6, 0.6)
        covariance = (shape @ shape.T) * np.outer(spread, spread)
        covariance = (np.tril(covariance) + np.tril(covariance, -1).T).tolist()
        rows = "".join(
            "<gating:row>"
            + "".join(f'<gating:entry data-type:value="{x!r}"/>' for x in row) + "</gating:row>"
            for row in covariance)
        content += (
            self.point("mean", mean)
            + f"<gating:covarianceMatrix>{rows}</gating:covarianceMatrix>"
            + f'<gating:distanceSquare data-type:value="{distance!r}"/>')
        apart = np.stack(axes, 1) - np.array(mean)
        squared = np.einsum("ij,jk,ik->i", apart, np.linalg.inv(np.array(covariance)), apart)
        inside = (squared <= distance) & np.isfinite(apart).all(1)
        return self.gate("EllipsoidGate", self.new("ellipsoid"), parent, content, inside)

    def quadrants(self, dividers, quadrants, parent=None):
        """A quadrant is a list of (divider, region counted from below)."""
        content, cuts = "", []
        for dimension, shares in dividers:
            values, attributes, source = self.dimension(*dimension)
            ends = [between(values, share) for share in shares]
            assert sorted(set(ends)) == ends
            id = self.new("divider")
            cuts.append((id, values, ends))
            content += (
                f'<gating:divider gating:id="{id}" {attributes}>{source}'
                + "".join(f"<gating:value>{end!r}</gating:value>" for end in ends)
                + "</gating:divider>")
        ids = []
        for positions in quadrants:
            inside, text = np.ones(self.count, bool), ""
            for divider, region in positions:
                id, values, ends = cuts[divider]
                ends = [-math.inf] + ends + [math.inf]
                low, high = ends[region], ends[region + 1]
                inside &= (values >= low) & ((values < high) | (high == math.inf))
                place = (
                    high - 1 if region == 0 else low + 1 if high == math.inf else (low + high) / 2)
                text += (
                    f'<gating:position gating:divider_ref="{id}" gating:location="{place!r}"/>')
            id = self.new("quadrant")
            ids.append(id)
            self.gates[id] = inside & self.gates[parent] if parent else inside
            content += f'<gating:Quadrant gating:id="{id}">{text}</gating:Quadrant>'
        self.gate("QuadrantGate", self.new("quadrants"), parent, content, None)
        return ids

    def boolean(self, operation, *references, parent=None):
        """A reference is an id, or an id with what use-as-complement says."""
        operands, content = [], ""
        for reference in references:
            id, complement = reference if isinstance(reference, tuple) else (reference, None)
            operands.append(~self.gates[id] if complement in ("true", "1") else self.gates[id])
            said = f' gating:use-as-complement="{complement}"' if complement else ""
            content += f'<gating:gateReference gating:ref="{id}"{said}/>'
        inside = {
            "and": np.logical_and.reduce, "or": np.logical_or.reduce, "not": lambda all: ~all[0],
        }[operation](operands)
        content = f"<gating:{operation}>{content}</gating:{operation}>"
        return self.gate("BooleanGate", self.new("boolean"), parent, content, inside)

    def write(self):
        self.random.shuffle(self.elements)
        spaces = " ".join(
            f'xmlns:{prefix}="{START}{name}"'
            for prefix, name in [
                ("gating", "gating"), ("transforms", "transformations"),
                ("data-type", "datatypes"),
            ])
        text = "\n".join([f"<gating:Gating-ML {spaces}>"] + self.elements + ["</gating:Gating-ML>"])
        (FOLDER / f"{self.name}.xml").write_text(text + "\n")
        numbers = np.arange(1, self.count + 1)
        lines = [f"{id} {inside.sum()} {numbers[inside].sum()}" for id, inside in self.gates.items()]
        (FOLDER / f"{self.name}.txt").write_text("\n".join(lines) + "\n")


def make(name, detectors, scatter, seed):
    document = Document(name, random.Random(seed))
    a, b, c, d = detectors
    document.matrix("Square", ["s1", "s2", "s3"], [a, b, c], [[1, 0.1, 0.02], [0.2, 1, 0.05], [0.01, 0.3, 1]])
    document.matrix("Wide", ["w1", "w2"], [a, b, c], [[1, 0.2, 0.1], [0.1, 1, 0.4]])
    document.matrix("Inverse", ["i1", "i2"], [a, b, c], [[1, -0.2], [-0.1, 1.1], [0.05, -0.3]], True)
    # Fluorochromes may be called as the detectors are.
    document.matrix("Same", [a, b], [a, b], [[1, 0.2], [0.1, 1]])
    sources = [(x, reference) for reference in ("uncompensated", "FCS") for x in detectors]
    sources += [("s1", "Square"), ("s3", "Square"), ("w1", "Wide"), ("w2", "Wide")]
    sources += [("i1", "Inverse"), ("i2", "Inverse"), (a, "Same"), (b, "Same")]
    functions = [
        ("flin", (1024.0, 100.0)), ("flog", (10000.0, 5.0)), ("fasinh", (1000.0, 4.0, 1.0)),
        ("logicle", (1000.0, 0.5, 4.0, 0.0)), ("logicle", (10000.0, 1.0, 4.5, 0.5)),
        ("logicle", (262144.0, 0.0, 4.5, 0.0)), ("logicle", (1000.0, 1.0, 4.0, -0.5)),
        ("hyperlog", (1000.0, 1.0, 4.0, 0.0)), ("hyperlog", (10000.0, 0.7, 4.5, -0.3)),
    ]
    plain, all = [], []
    for kind, parameters in functions:
        plain.append(document.scale(kind, parameters))
        all += [plain[-1], document.scale(kind, parameters, (0.2, 0.7))]
        all.append(document.scale(kind, parameters, document.random.choice([(None, 0.5), (0.3, None)])))
    linear, logarithm, logicle_, bounded_ = plain[0], plain[1], plain[3], all[10]
    for index, scale in enumerate(all):
        document.rectangle((sources[index % len(sources)] + (scale,), 0.3, 0.8))
    for source in sources:
        document.rectangle((source, 0.25, None), ((scatter, "FCS"), None, 0.9))
    ratios = []
    for names, reference in [
        ((a, b), "uncompensated"), ((b, c), "FCS"), (("s1", "s2"), "Square"),
        (("w1", "w2"), "Wide"), (("i1", "i2"), "Inverse"),
    ]:
        for bounds in [(None, None), (0.5, None), (-1.0, 8.0)]:
            ratio = (document.ratio(*names, 2.5, 10.0, -3.5, bounds), reference)
            ratios.append(ratio)
            for scale in [None, document.random.choice([linear, logarithm, logicle_, bounded_])]:
                document.rectangle((ratio + (scale,), 0.3, 0.9))
    # Raised first, then a number's logarithm is taken.
    document.rectangle((ratios[1] + (logarithm,), None, 0.6), ((d,), 0.1, None))
    some = document.random
    scaled = lambda: some.choice(sources) + (some.choice(all),)
    shapes = [document.polygon(scaled(), scaled(), some.randint(3, 9)) for _ in range(8)]
    shapes.append(document.polygon(ratios[0], (d, "uncompensated", logicle_), 5))
    for size in (1, 2, 3, 4, 5):
        for _ in range(2):
            picked = [x + (some.choice(plain[2:]),) for x in some.sample(sources, size)]
            shapes.append(document.ellipsoid(picked, some.uniform(1, size + 1)))
    first = document.quadrants(
        [((a, "FCS", logicle_), [0.4]), ((b, "uncompensated", logarithm), [0.3, 0.6]),
         (("w1", "Wide", plain[2]), [0.5])],
        [[(0, 0), (1, 0)], [(0, 0), (1, 1), (2, 0)], [(0, 1), (1, 2)], [(2, 1)], [(0, 1), (1, 1), (2, 1)]])
    second = document.quadrants(
        [((a, "FCS", logicle_), [0.2, 0.4, 0.7]), (ratios[1], [0.7])],
        [[(0, 0)], [(0, 1), (1, 0)], [(0, 2), (1, 1)], [(0, 3)]], parent=first[0])
    within = document.rectangle(((d, "FCS", plain[5]), 0.1, 0.9), parent=second[1])
    polygon = document.polygon(
        (a, "uncompensated", logicle_), (b, "FCS", logicle_), 6, parent=first[1])
    both = document.boolean("and", shapes[0], (first[0], "true"), (shapes[1], "1"))
    either = document.boolean(
        "or", (both, "true"), (second[2], "false"), (within, "0"), polygon, parent=shapes[2])
    outside = document.boolean("not", (either, "true"))
    other = document.boolean("not", within, parent=first[2])
    last = document.boolean("and", outside, other, parent=either)
    document.rectangle(((d,), 0.1, 0.95), parent=last)
    document.quadrants([((d,), [0.5])], [[(0, 0)], [(0, 1)]], parent=outside)
    document.write()


np.seterr(all="ignore")
make("data1", ["FL1-H", "FL2-H", "FL3-H", "FL4-H"], "FSC-H", 11)
make("data2", ["FITC-A", "PE-A", "PE-Cy5-A", "PE-Cy7-A"], "FSC-A", 12)
