"""Records what real Keras makes of the models of `keras.applications`, without their weights.

    python test/keras/record_applications.py [--again] [family ...]     (Keras 3.15)

Reads applications/<family>.txt, a program a line (an expression for a model), and writes applications/<family>.jsonl, a line
each; a program of several lines has `\\n` between them and calls its model `model`. Nothing there is edited by hand. A line has `source` and either `error`, the class of the exception, or `counts`
[rows, total, trainable, non-trainable], `output`, the output's shape, and `table`: the SHA-256 of the table's text or, where
the line in the .txt starts with `*`, the text itself, a row a line: name, type, output shape, parameters, trainable.
An operation has a dash for the last. Lines that are recorded already are kept, but with `--again`. Weights are never fetched: where Keras
would load them it goes on without.
"""

import hashlib
import json
import os
import pathlib
import sys

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras  # noqa: E402
from keras import tree  # noqa: E402
from keras.src.utils import file_utils  # noqa: E402

file_utils.get_file = lambda *args, **kwargs: "weights.h5"
keras.Model.load_weights = lambda self, *args, **kwargs: None

HERE = pathlib.Path(__file__).parent / "applications"


def shape_of(tensors):
    shapes = [list(one.shape) for one in tree.flatten(tensors)]
    return shapes[0] if len(shapes) == 1 else shapes


def text(value):
    return json.dumps(value, separators=(",", ":"))


def row(model, operation):
    outputs = None
    graph = getattr(model, "_functional", None) or model
    for depth in graph._nodes_by_depth.values():
        for node in depth:
            if node.operation is operation:
                outputs = node.output_tensors
    shape = text(shape_of(outputs))
    if not isinstance(operation, keras.Layer):
        return f"{operation.name} {type(operation).__name__} {shape} 0 -"
    return f"{operation.name} {type(operation).__name__} {shape} {operation.count_params()} {int(operation.trainable)}"


def program(line):
    return line.lstrip("* ").replace("\\n", "\n")


def read(path):
    return {json.loads(line)["source"]: line for line in path.read_text().splitlines(keepends=True)}


def record(line):
    whole = line.startswith("*")
    source = program(line)
    keras.backend.clear_session()
    try:
        names = {"keras": keras}
        if "model = " in source:
            exec(source, names)
            model = names["model"]
        else:
            model = eval(source, names)
    except Exception as error:
        return {"source": source, "error": type(error).__name__}
    operations = model.layers if isinstance(model, keras.Sequential) else model.operations
    table = "\n".join(row(model, one) for one in operations)
    counts = [
        len(operations),
        model.count_params(),
        sum(count_one(one) for one in model.trainable_weights),
        sum(count_one(one) for one in model.non_trainable_weights),
    ]
    shown = table if whole else hashlib.sha256(table.encode()).hexdigest()
    return {
        "source": source,
        "name": model.name,
        "counts": counts,
        "output": shape_of(model.outputs),
        "table": shown,
    }


def count_one(weight):
    total = 1
    for size in weight.shape:
        total *= int(size)
    return total


def main():
    again = "--again" in sys.argv
    wanted = {argument for argument in sys.argv[1:] if argument != "--again"}
    for path in sorted(HERE.glob("*.txt")):
        if wanted and path.stem not in wanted:
            continue
        lines = [line for line in path.read_text().splitlines() if line and not line.startswith("#")]
        recorded = path.with_suffix(".jsonl")
        known = {} if again or not recorded.exists() else read(recorded)
        with open(recorded, "w") as out:
            for line in lines:
                out.write(known.get(program(line)) or text(record(line)) + "\n")
                out.flush()


main()
