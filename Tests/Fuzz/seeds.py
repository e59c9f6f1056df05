"""Writes small files for the fuzzer to start from: every type, width and order, and tables."""

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
