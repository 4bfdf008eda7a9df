"""Records what real Keras answers for the configurations of configurations.py.

    python test/keras/record.py            (Keras 3.15 with the TensorFlow backend, about a minute)

Writes recorded/<family>.jsonl, a configuration a line, and signatures.json. Nothing here is edited by hand.
A line has `source`, the program; `layer`, what it is about; and either `models` or `error`.

- A model: `variable`, `name`, `built`, `layers`, the counts [total, trainable, non-trainable], and `summary`, the lines of
  `model.summary()` on an 80-column non-terminal; a number in place of a line is its index in recorded/lines.json.
- A layer: [name, type, output shape or shapes or null, params or null, trainable params, weights],
  a weight: [name within the layer, shape, whether it is trained].
- An error: `class`, the first line of the `message`, `lines`: the line of the program that raised it, and the line where
  the layer that the configuration is about is written.
"""

import ast
import collections
import inspect
import io
import json
import os
import pathlib
import re
import sys
import time
import traceback

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
os.environ["COLUMNS"] = "80"

import keras  # noqa: E402
from keras import tree  # noqa: E402

import configurations  # noqa: E402

HERE = pathlib.Path(__file__).parent
PROGRAM = "<program>"
ANSI = re.compile(r"\x1b\[[0-9;]*m")


def plain_shapes(tensors):
    """The shape of one output, or a list of those of several."""
    shapes = [[None if d is None else int(d) for d in t.shape] for t in tree.flatten(tensors)]
    return shapes[0] if len(shapes) == 1 else shapes


def output_shape(layer):
    """The shape that the printed summary shows; null where it shows a question mark."""
    if layer._inbound_nodes:
        return plain_shapes(layer._inbound_nodes[-1].output_tensors)
    if not layer._build_shapes_dict:
        return None
    try:
        shapes = layer.compute_output_shape(**layer._build_shapes_dict)
    except NotImplementedError:
        return None
    return [None if d is None else int(d) for d in shapes] if isinstance(shapes[0], (int, type(None))) else shapes


def count(weights):
    total = 0
    for weight in {id(w): w for w in weights}.values():
        size = 1
        for d in weight.shape:
            size *= int(d)
        total += size
    return total


def layer_row(layer):
    prefix = layer.path + "/" if getattr(layer, "path", None) else layer.name + "/"
    weights = []
    trainable = {id(weight) for weight in layer.trainable_weights}
    for weight in layer.weights:
        path = weight.path
        name = path[len(prefix) :] if path.startswith(prefix) else path
        weights.append([name, [int(d) for d in weight.shape], id(weight) in trainable])
    try:
        params = layer.count_params()
    except ValueError:
        params = None
    return [
        layer.name,
        type(layer).__name__,
        output_shape(layer),
        params,
        count(layer.trainable_weights),
        weights,
    ]


def model_record(variable, model):
    out = io.StringIO()
    model.summary(print_fn=lambda text: out.write(text + "\n"), line_length=None)
    return {
        "variable": variable,
        "name": model.name,
        "built": bool(model.built),
        "layers": [layer_row(layer) for layer in model.layers],
        "counts": [count(model.weights), count(model.trainable_weights), count(model.non_trainable_weights)],
        "summary": out.getvalue().rstrip("\n").split("\n"),
    }


def run(source, layer_line):
    """What Keras answers for one program."""
    keras.utils.clear_session(free_memory=False)
    names = {"__name__": "__main__"}
    try:
        exec(compile(source, PROGRAM, "exec"), names)
    except Exception as error:
        frames = [f.lineno for f in traceback.extract_tb(error.__traceback__) if f.filename == PROGRAM]
        lines = sorted({*frames, *statement_lines(source, frames[-1], layer_line)})
        text = ANSI.sub("", str(error)).strip()
        return {"error": {"class": type(error).__name__, "message": first_line(text), "lines": lines}}
    models = {}
    for name, value in names.items():
        if isinstance(value, keras.Model):
            models.pop(id(value), None)
            models[id(value)] = (name, value)
    return {"models": [model_record(name, value) for name, value in models.values()]}


def statement_lines(source, line, layer_line):
    """The lines of the statement at a line: in a list of layers any of them may be the one that is refused."""
    if not layer_line:
        return {line}
    for statement in ast.parse(source).body:
        if statement.lineno == line:
            return set(range(line, statement.end_lineno + 1))
    return {line, layer_line}


def first_line(text):
    lines = [line for line in text.split("\n") if line.strip()]
    if lines and lines[0].startswith("Exception encountered when calling") and len(lines) > 1:
        return f"{lines[0]} {lines[1]}"[:300]
    return lines[0][:300] if lines else ""


def plain_default(value):
    if value is inspect.Parameter.empty:
        return {"required": True}
    if value is None or isinstance(value, (bool, int, float, str)):
        return {"default": value}
    if isinstance(value, (list, tuple)):
        return {"default": list(value)}
    return {"default": repr(type(value).__name__)}


def signature_of(function):
    parameters = list(inspect.signature(function).parameters.values())
    return [{"name": p.name, "kind": p.kind.name, **plain_default(p.default)} for p in parameters if p.name != "self"]


def signatures():
    """Names, kinds and defaults of the arguments of every public layer; `class` is what an alias stands for."""
    result = {}
    for name in sorted(dir(keras.layers)):
        value = getattr(keras.layers, name)
        if name.startswith("_") or not callable(value):
            continue
        if not isinstance(value, type):
            result[name] = {"function": True, "arguments": signature_of(value)}
            continue
        result[name] = {
            "class": value.__name__,
            "bases": [c.__name__ for c in value.__mro__ if issubclass(c, keras.layers.Layer)],
            "arguments": signature_of(value.__init__),
            "call": signature_of(value.call) if hasattr(value, "call") else [],
        }
    return result


def dump_signatures():
    lines = [f" {json.dumps(name)}: {json.dumps(value)}" for name, value in signatures().items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def write_recordings(wanted):
    folder = HERE / "recorded"
    folder.mkdir(exist_ok=True)
    families = collections.OrderedDict()
    for configuration in configurations.all_configurations():
        families.setdefault(configuration.family, []).append(configuration)
    lines_file = folder / "lines.json"
    known = json.loads(lines_file.read_text()) if lines_file.exists() else []
    index = {line: i for i, line in enumerate(known)}
    for family, members in families.items():
        if wanted and family not in wanted:
            continue
        started = time.time()
        answers = [run(c.source, c.layer_line) for c in members]
        seen = collections.Counter(
            line for a in answers for m in a.get("models", []) for line in m["summary"] if "│" not in line
        )
        for line, times in seen.items():
            if line not in index and times > 3:
                index[line] = len(known)
                known.append(line)
        with open(folder / f"{family}.jsonl", "w") as file:
            for configuration, answer in zip(members, answers):
                for model in answer.get("models", []):
                    model["summary"] = [index.get(line, line) for line in model["summary"]]
                record = {"layer": configuration.layer, "source": configuration.source, **answer}
                file.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n")
        refused = sum("error" in a for a in answers)
        print(f"{family}: {len(answers)}, {refused} refused, {time.time() - started:.0f} s", flush=True)
    lines_file.write_text(json.dumps(known, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    write_recordings(set(sys.argv[1:]))
    (HERE / "signatures.json").write_text(dump_signatures())
