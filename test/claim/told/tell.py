"""Records what is so of the statements beside this script, by real Keras.

    KERAS_BACKEND=jax python test/claim/told/tell.py [NAME…]

`NAME.txt` (and `NAME.b.txt` and the like) holds statements about the model of `NAME.py`, one a line: the ways to understand it as expressions of Python (`;;` between them), a tab,
the statement. A leading `!` marks a trap: a statement that a careless reader gets wrong. `-` in place of an expression marks what the model alone
cannot settle. Writes `told.jsonl`: a statement is true or false where all its readings are; where they differ, its truth is null.
With names, only the statements about these models are asked anew.
"""

import json
import math
import os
import sys
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "jax")

import keras

HERE = Path(__file__).parent
BYTES = {"float32": 4}


def tensors(x, which):
    if isinstance(x, (list, tuple)):
        return [w for layer in x for w in tensors(layer, which)]
    return [w for w in getattr(x, which) if "seed_generator" not in w.path]


def entries(found):
    return sum(math.prod(w.shape) for w in found)


def vocabulary(source):
    def run(text):
        keras.backend.clear_session()
        names = {"keras": keras}
        exec(text, names)
        return names

    names = run(source)
    model = names["model"]

    def changed(*pairs):
        text = source
        for old, new in zip(pairs[::2], pairs[1::2]):
            if old not in text:
                raise KeyError(f"not in the listing: {old!r}")
            text = text.replace(old, new)
        return text

    made = {}

    def E(*pairs):
        text = changed(*pairs)
        if text not in made:
            made[text] = run(text)["model"]
        return made[text]

    def refused(*pairs):
        try:
            E(*pairs)
        except Exception:
            return True
        return False

    def of(*types, within=None):
        return [layer for layer in (within or model).layers if type(layer).__name__ in types]

    def S(x, n=0):
        shape = x.output_shape if isinstance(x, keras.Model) else x.output.shape
        return tuple(shape)[1:]

    own = [layer for layer in model.layers if type(layer).__name__ != "InputLayer"]
    return {
        **names,
        "M": model,
        "own": own,
        "E": E,
        "refused": refused,
        "of": of,
        # The nth layer of a type, of this model or another.
        "C": lambda kind, n=0, within=None: of(kind, within=within)[n],
        "N": lambda name, within=None: (within or model).get_layer(name),
        "S": S,
        "I": lambda x: tuple(x.input.shape)[1:],
        "V": lambda x: math.prod(S(x)),
        "P": lambda x: entries(tensors(x, "weights")),
        "T": lambda x: entries(tensors(x, "trainable_weights")),
        "F": lambda x: entries(tensors(x, "non_trainable_weights")),
        "B": lambda x: entries(w for w in tensors(x, "weights") if w.name == "bias"),
        "K": lambda x: entries(w for w in tensors(x, "weights") if w.name != "bias"),
        "act": lambda x: x.activation.__name__,
        "about": lambda actual, said, part=0.02: abs(actual - said) <= part * abs(actual),
        # The right rounding to so many digits behind the point.
        "digits": lambda actual, said, n=0: round(actual, n) == said,
    }


def truth_of(readings, names):
    answers = {bool(eval(reading, names)) for reading in readings}
    return answers.pop() if len(answers) == 1 else None


def main():
    problems = []
    told = []
    names_asked = sys.argv[1:]
    kept = {}
    if names_asked:
        for line in (HERE / "told.jsonl").read_text("utf-8").splitlines():
            kept.setdefault(json.loads(line)["model"], []).append(json.loads(line))
    for path in sorted(HERE.glob("*.txt")):
        name = path.name.split(".")[0]
        if names_asked and name not in names_asked:
            told += kept.pop(name, [])
            continue
        names = vocabulary((HERE / f"{name}.py").read_text("utf-8"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.strip() == "" or line.startswith("#"):
                continue
            trap = line.startswith("!")
            expression, _, text = line.removeprefix("!").partition("\t")
            readings = [] if expression == "-" else [part.strip() for part in expression.split(";;")]
            try:
                truth = truth_of(readings, dict(names))
            except Exception as error:
                problems.append(f"{path.name}:{number}: {text}\n    {type(error).__name__}: {error}")
                continue
            told.append({"model": name, "text": text, "truth": truth, "trap": trap, "readings": readings})
    if problems:
        print("\n".join(problems))
        return 1
    lines = (json.dumps(each, ensure_ascii=False) for each in told)
    (HERE / "told.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    truths = [each["truth"] for each in told]
    print(f"{len(told)} statements: {truths.count(True)} true, {truths.count(False)} false, {truths.count(None)} undecidable")
    return 0


if __name__ == "__main__":
    sys.exit(main())
