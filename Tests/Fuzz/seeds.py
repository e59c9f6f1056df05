"""Writes small files for the fuzzer to start from: every type, width and order, tables, strategies,
workspaces, matrices and keys."""

import struct
import sys
from pathlib import Path


def fcs(version, data_type, bits, order, data, total, extra=(), names=("A", "Time"), gain=None):
    keywords = [
        ("$BEGINDATA", "00000000"), ("$ENDDATA", "00000000"), ("$BEGINSTEXT", "0"),
        ("$ENDSTEXT", "0"), ("$NEXTDATA", "0"), ("$MODE", "L"), ("$DATATYPE", data_type),
        ("$BYTEORD", order), ("$PAR", str(len(names))), ("$TOT", str(total)),
    ]
    for index, name in enumerate(names, 1):
        keywords += [
            (f"$P{index}N", name), (f"$P{index}B", str(bits[index - 1])),
            (f"$P{index}R", "1024"), (f"$P{index}E", "0,0"),
        ]
    keywords += list(extra)
    def text(begin, end):
        filled = [(k, {"$BEGINDATA": f"{begin:08}", "$ENDDATA": f"{end:08}"}.get(k, v))
                  for k, v in keywords]
        return ("/" + "".join(f"{k}/{v}/" for k, v in filled)).encode("latin-1")
    length = len(text(0, 0))
    begin = 58 + length
    end = begin + len(data) - 1
    header = f"{version}    " + "".join(f"{n:8}" for n in (58, 57 + length, begin, end, 0, 0))
    return header.encode() + text(begin, end) + data + b"00000000"


folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
spill = [("$SPILLOVER", "2,A,Time,1,0.5,0,1"), ("$TIMESTEP", "0.01")]
files = {
    "float-little": fcs("FCS3.1", "F", (32, 32), "1,2,3,4", struct.pack("<4f", 1, 2, 3, 4), 2, spill),
    "float-big": fcs("FCS3.0", "F", (32, 32), "4,3,2,1", struct.pack(">4f", 1, 2, 3, 4), 2),
    "double": fcs("FCS3.1", "D", (64, 64), "1,2,3,4", struct.pack("<4d", 1, 2, 3, 4), 2),
    "five-floats": fcs("FCS3.1", "F", (32,) * 5, "4,3,2,1", struct.pack(">30f", *range(30)), 6,
                       names=("A", "B", "C", "D", "Time")),
    "four-doubles": fcs("FCS3.1", "D", (64,) * 4, "1,2,3,4", struct.pack("<20d", *range(20)), 5,
                        names=("A", "B", "C", "Time")),
    "four-integers": fcs("FCS2.0", "I", (16,) * 4, "2,1", struct.pack(">20H", *range(20)), 5,
                         names=("A", "B", "C", "Time")),
    "integer-16": fcs("FCS2.0", "I", (16, 16), "2,1", struct.pack(">4H", 1, 2, 3, 4), 2,
                      [("$DFC1TO2", "5"), ("$COMP", "2,1,0,0.5,1")]),
    "integer-10": fcs("FCS2.0", "I", (10, 10), "1,2", struct.pack("<4H", 1, 2, 3, 4), 2),
    "integer-mixed-order": fcs("FCS3.0", "I", (32, 32), "3,4,1,2", struct.pack("<4I", 1, 2, 3, 4), 2),
    "integer-24-64": fcs("FCS3.1", "I", (24, 64), "1,2,3,4", bytes(22), 2),
    "types-of-3.2": fcs("FCS3.2", "F", (32, 16), "1,2,3,4", bytes(12), 2, [("$P2DATATYPE", "I")]),
    "ascii-fixed": fcs("FCS3.0", "A", (3, 2), "1,2,3,4", b"  1 2 3 4", 2),
    "ascii-delimited": fcs("FCS2.0", "A", ("*", "*"), "1,2,3,4", b"1,2\n3 4\n", 2),
    "checksum": fcs("FCS3.1", "F", (32, 32), "1,2,3,4", bytes(8), 1)[:-8] + b"00001234",
}
for name, content in files.items():
    for choice in (1, 2):
        (folder / f"{name}-{choice}").write_bytes(bytes([choice]) + content)
tables = {
    "comma": b"A,B\n1,2.5\n3,x\n", "semicolon": b"\"A;\";B\r\n1,5;-2e3\r\n3;NaN\r\n",
    "tab": b"# by hand\nA\tB\n1\t\"2\n\"\n", "rows": b"\"A\" \"B\"\n\"1\" 0.5 7\n",
}
for name, content in tables.items():
    (folder / f"table-{name}").write_bytes(b"\0" + content)

GATING_ML = """<gating:Gating-ML xmlns:gating="http://www.isac-net.org/std/Gating-ML/v2.0/gating"
 xmlns:transforms="http://www.isac-net.org/std/Gating-ML/v2.0/transformations"
 xmlns:data-type="http://www.isac-net.org/std/Gating-ML/v2.0/datatypes">
<transforms:spectrumMatrix transforms:id="M"><transforms:fluorochromes>
<data-type:fcs-dimension data-type:name="FA"/><data-type:fcs-dimension data-type:name="FB"/>
</transforms:fluorochromes><transforms:detectors><data-type:fcs-dimension data-type:name="A"/>
<data-type:fcs-dimension data-type:name="B"/></transforms:detectors>
<transforms:spectrum><transforms:coefficient transforms:value="1"/>
<transforms:coefficient transforms:value="0.1"/></transforms:spectrum>
<transforms:spectrum><transforms:coefficient transforms:value="0.2"/>
<transforms:coefficient transforms:value="1"/></transforms:spectrum></transforms:spectrumMatrix>
<transforms:transformation transforms:id="L">
<transforms:logicle transforms:T="262144" transforms:W="0.5" transforms:M="4.5" transforms:A="0"/>
</transforms:transformation>
<transforms:transformation transforms:id="R">
<transforms:fratio transforms:A="1" transforms:B="0" transforms:C="-1">
<data-type:fcs-dimension data-type:name="A"/><data-type:fcs-dimension data-type:name="B"/>
</transforms:fratio></transforms:transformation>
BODY</gating:Gating-ML>"""
BODIES = {
    "rectangle": """<gating:RectangleGate gating:id="g"><gating:dimension gating:min="0.1"
 gating:max="0.9" gating:compensation-ref="M" gating:transformation-ref="L">
<data-type:fcs-dimension data-type:name="FA"/></gating:dimension>
<gating:dimension gating:max="3" gating:compensation-ref="uncompensated">
<data-type:new-dimension data-type:transformation-ref="R"/></gating:dimension></gating:RectangleGate>""",
    "polygon": """<gating:PolygonGate gating:id="p"><gating:dimension
 gating:compensation-ref="FCS"><data-type:fcs-dimension data-type:name="A"/></gating:dimension>
<gating:dimension gating:compensation-ref="uncompensated">
<data-type:fcs-dimension data-type:name="B"/></gating:dimension>
<gating:vertex><gating:coordinate data-type:value="-1e3"/><gating:coordinate data-type:value="0"/>
</gating:vertex><gating:vertex><gating:coordinate data-type:value="9"/>
<gating:coordinate data-type:value="0"/></gating:vertex><gating:vertex>
<gating:coordinate data-type:value="9"/><gating:coordinate data-type:value="7"/></gating:vertex>
</gating:PolygonGate><gating:BooleanGate gating:id="b" gating:parent_id="p"><gating:not>
<gating:gateReference gating:ref="p" gating:use-as-complement="true"/></gating:not>
</gating:BooleanGate>""",
    "ellipse": """<gating:EllipsoidGate gating:id="e"><gating:dimension
 gating:compensation-ref="uncompensated"><data-type:fcs-dimension data-type:name="A"/>
</gating:dimension><gating:dimension gating:compensation-ref="uncompensated">
<data-type:fcs-dimension data-type:name="B"/></gating:dimension>
<gating:mean><gating:coordinate data-type:value="1"/><gating:coordinate data-type:value="2"/>
</gating:mean><gating:covarianceMatrix><gating:row><gating:entry data-type:value="4"/>
<gating:entry data-type:value="1"/></gating:row><gating:row><gating:entry data-type:value="1"/>
<gating:entry data-type:value="2"/></gating:row></gating:covarianceMatrix>
<gating:distanceSquare data-type:value="2"/></gating:EllipsoidGate>""",
    "quadrants": """<gating:QuadrantGate gating:id="q"><gating:divider gating:id="d"
 gating:compensation-ref="uncompensated"><data-type:fcs-dimension data-type:name="A"/>
<gating:value>1</gating:value><gating:value>5</gating:value></gating:divider>
<gating:Quadrant gating:id="q1"><gating:position gating:divider_ref="d" gating:location="3"/>
</gating:Quadrant></gating:QuadrantGate>""",
}
for name, body in BODIES.items():
    (folder / f"gates-{name}").write_bytes(b"\3" + GATING_ML.replace("BODY", body).encode())

AXES = {
    "linear": '<transforms:linear transforms:minRange="0" transforms:maxRange="262144" gain="1">',
    "biex": '<transforms:biex transforms:length="256" transforms:maxRange="262144"'
            ' transforms:neg="0" transforms:width="-10" transforms:pos="4.4">',
    "log": '<transforms:log transforms:offset="1" transforms:decades="4.5">',
    "logicle": '<transforms:logicle transforms:length="256" transforms:T="262144"'
               ' transforms:A="0" transforms:W="0.5" transforms:M="4.5">',
    "fasinh": '<transforms:fasinh transforms:length="256" transforms:maxRange="262144"'
              ' transforms:T="262144" transforms:A="0" transforms:M="4.5">',
}
def axis(name):
    return (f'<gating:dimension><data-type:fcs-dimension data-type:name="{name}"/>'
            '</gating:dimension>')
def vertices(points, kind="vertex"):
    return "".join(
        f'<gating:{kind}><gating:coordinate data-type:value="{x}"/>'
        f'<gating:coordinate data-type:value="{y}"/></gating:{kind}>' for x, y in points)
SHAPES = {
    "polygon": f'<gating:PolygonGate eventsInside="0" gateResolution="256">{axis("A")}{axis("B")}'
               + vertices([(1, 1), (900, 5), (60, 800)]) + "</gating:PolygonGate>",
    "rectangle": '<gating:RectangleGate eventsInside="1"><gating:dimension gating:min="5">'
                 '<data-type:fcs-dimension data-type:name="A"/></gating:dimension>'
                 "</gating:RectangleGate>",
    "ellipse": f'<gating:EllipsoidGate eventsInside="1" gating:distance="80">{axis("A")}{axis("B")}'
               + "<gating:foci>" + vertices([(10, 10), (60, 60)]) + "</gating:foci><gating:edge>"
               + vertices([(0, 0), (70, 70), (20, 50), (50, 20)]) + "</gating:edge>"
               "</gating:EllipsoidGate>",
    "curly": f'<gating:CurlyQuad quadId="UR" eventsInside="1">{axis("A")}{axis("B")}'
             + vertices([(100, 100)]) + "</gating:CurlyQuad>",
}
for transform, opening in AXES.items():
    kind = opening[len("<transforms:"):].split()[0]
    axes = "".join(f'{opening}<data-type:parameter data-type:name="{n}"/></transforms:{kind}>'
                   for n in "AB")
    for shape, gate in SHAPES.items():
        text = f"""<Workspace version="20.0" flowJoVersion="10.8.1"
 xmlns:gating="http://www.isac-net.org/std/Gating-ML/v2.0/gating"
 xmlns:transforms="http://www.isac-net.org/std/Gating-ML/v2.0/transformations"
 xmlns:data-type="http://www.isac-net.org/std/Gating-ML/v2.0/datatypes"><SampleList><Sample>
<DataSet uri="file:/a.fcs" sampleID="1"/><Transformations>{axes}</Transformations>
<Keywords><Keyword name="$PAR" value="2"/><Keyword name="$P1N" value="A"/>
<Keyword name="$P2N" value="B"/></Keywords><SampleNode name="a.fcs" count="9" sampleID="1">
<Subpopulations><Population name="one" count="3"><Gate>{gate}</Gate></Population>
<NotNode name="no" count="1"><Dependents><Dependent name="one"/></Dependents></NotNode>
</Subpopulations></SampleNode></Sample></SampleList></Workspace>"""
        (folder / f"workspace-{transform}-{shape}").write_bytes(b"\4" + text.encode())

matrices = {
    "csv": b",A,B\nA,1,0.1\nB,0.2,1\n", "tab": b"A\tB\n1\t0,1\n0,2\t1\n",
    "flowjo": b"Comp\n<\t>\nA\tB\n1\t0.1\n0.2\t1\n",
}
for name, content in matrices.items():
    (folder / f"matrix-{name}").write_bytes(b"\5" + content)
keys = {
    "arrows": b"\x1b[A\x1b[1;5C\x1bOD\x1b[200~pasted\x1b[201~", "mouse": b"\x1b[<0;10;20M\x1b[M !!",
    "text": "é±漢\x1bx\x03".encode(), "kitty": b"\x1b[97;5u\x1b]52;c;YQ==\x07",
}
for name, content in keys.items():
    (folder / f"keys-{name}").write_bytes(b"\6" + content)
