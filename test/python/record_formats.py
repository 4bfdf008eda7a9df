"""Records how CPython prints numbers and strings, for formats.test.ts.

    python3 test/python/record_formats.py > test/python/formats.jsonl

Each line is [kind, value, spec, text]; a text that starts with "!" is the class of the exception.
"""

import json
import random

random.seed(20)
FLOATS = [0.0, -0.0, 1.0, 2.5, 0.5, 1.5, 1e16, 1e15, 123456789.123, 1e-4, 1e-5, 9.995, 99.95, 0.1, 1 / 3, 5e-324,
          1.7976931348623157e308, float("inf"), float("nan"), 1e22, -1234.5678, 9.99, 999999.5, 0.000123456]
FLOAT_SPECS = ["", ".0f", ".2f", ".3", ".0", "g", ".10g", "e", ".0e", ".3E", "%", ".1%", ",", "_", ",.2f", "012,.1f",
               "+.1f", " .2f", ">12", "<12", "^12", "*^15.2f", "#.0f", "#g", ".20f", "z.0f", "=+12.1f", "010", "G", "n",
               ".1", "#.3", ".17g", "030,", "d", "q", "1_"]
INTS = [0, 1, -1, 255, 1234567, -1234567, 10**20, 65]
INT_SPECS = ["", "d", ",", "_", "x", "#x", "#X", "b", "#b", "_b", "o", "08d", "+d", " d", "012,", "e", ".2f", "%", "c",
             ">10", "<10", "^11", "=10", "*=10", "n", ".3d", "s", ",x", "05", "x>8", "#010x", "020_b", "1000"]
STRINGS = ["", "abc", "héllo wörld", "😀x"]
STRING_SPECS = ["", "s", "10", ">10", "^11", "*<9", ".2", "10.1", "=5", "+", "#", ",", "05", "d"]
REPRS = ["a'b", 'a"b', "'\"", "\n\t\x00\x7f\xa0é\u2028😀\ue000", "\\"]


def answer(value, spec):
    try:
        return format(value, spec)
    except Exception as error:
        return "!" + type(error).__name__


def lines():
    for kind, values, specs in [("float", FLOATS, FLOAT_SPECS), ("int", INTS, INT_SPECS), ("str", STRINGS, STRING_SPECS)]:
        for value in values:
            for spec in specs:
                yield kind, str(value), spec, answer(value, spec)
    for text in REPRS:
        yield "repr", text, "", repr(text)
    for value in FLOATS + [random.uniform(-1, 1) * 10 ** random.randint(-320, 300) for _ in range(100)]:
        yield "float", repr(value), "", repr(value)


for line in lines():
    print(json.dumps(line, ensure_ascii=False))
