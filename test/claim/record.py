"""Records the corpus of statements: what each says, and whether it is so by real Keras.

    KERAS_BACKEND=tensorflow python test/claim/record.py

Reads models/*.py and writes models.json (what Keras knows of each model, as `ModelSummary` data) and
statements.jsonl. A statement comes from a pattern over the layers of a model; its truth is a Python expression over
that model, evaluated here, never the tool's own answer. `truth` null marks what cannot be decided.
"""

import json
import math
import os
import random
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras

HERE = Path(__file__).parent
KINDS = {
    "Conv1D": "convolutional", "Conv2D": "convolutional", "Conv3D": "convolutional", "Dense": "dense",
    "MaxPooling1D": "max pooling", "MaxPooling2D": "max pooling", "MaxPooling3D": "max pooling",
    "AveragePooling2D": "average pooling", "LSTM": "LSTM", "GRU": "GRU", "Embedding": "embedding",
    "Dropout": "dropout", "Flatten": "flatten", "BatchNormalization": "batch normalization",
    "LayerNormalization": "layer normalization", "SimpleRNN": "SimpleRNN", "Conv2DTranspose": "Conv2DTranspose",
    "MultiHeadAttention": "multi-head attention", "UpSampling2D": "upsampling", "Bidirectional": "bidirectional",
    "GlobalAveragePooling2D": "global average pooling", "GlobalAveragePooling1D": "GlobalAveragePooling1D",
    "GlobalMaxPooling1D": "global max pooling", "Concatenate": "concatenation", "Add": "Add", "Reshape": "reshape",
    "DepthwiseConv2D": "depthwise convolutional", "SeparableConv2D": "SeparableConv2D",
}
ORDINALS = ["first", "second", "third", "fourth", "fifth"]


def plain(value):
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return str(value)


def shape_of(tensors):
    if isinstance(tensors, (list, tuple)):
        shapes = [list(tensor.shape) for tensor in tensors]
        return shapes[0] if len(shapes) == 1 else shapes
    return list(tensors.shape)


def params(x, which="weights"):
    return sum(math.prod(w.shape) for w in getattr(x, which) if "seed_generator" not in w.path)


def row(layer, names):
    nested = isinstance(layer, keras.Model)
    config = {} if nested else {k: plain(v) for k, v in layer.get_config().items() if not isinstance(v, dict)}
    weights = [
        {
            "name": w.path.split("/", 1)[1] if "/" in w.path else w.name,
            "shape": list(w.shape),
            "trainable": any(w is t for t in layer.trainable_weights),
            "dtype": str(w.dtype),
            "params": math.prod(w.shape),
        }
        for w in layer.weights
        if "seed_generator" not in w.path
    ]
    inputs = layer.input if isinstance(layer.input, (list, tuple)) else [layer.input]
    return {
        "id": layer.name,
        "name": layer.name,
        "type": type(layer).__name__,
        "bases": [c.__name__ for c in type(layer).__mro__ if c.__module__.startswith("keras")],
        "outputShape": shape_of(layer.output),
        "inputShapes": [list(t.shape) for t in inputs],
        "params": params(layer),
        "trainableParams": params(layer, "trainable_weights"),
        "trainable": layer.trainable,
        "built": True,
        "formula": None,
        "config": config,
        "weights": weights,
        "inbound": [t._keras_history.operation.name for n in layer._inbound_nodes[-1:] for t in n.input_tensors],
        "macs": None,
        "variables": [k for k, v in names.items() if v is layer],
        "span": {"start": 0, "end": 0},
        **({"rows": [row(inner, names) for inner in layer.layers]} if nested else {}),
    }


def summary(model, variable, names):
    rows = [row(layer, names) for layer in model.layers]
    if isinstance(model, keras.Sequential):
        for i, each in enumerate(rows):
            each["inbound"] = [rows[i - 1]["name"]] if i else []
        if "input_shape=" in names["__source__"]:
            rows[0]["config"]["input_shape"] = list(model.input_shape[1:])
    return {
        "variable": variable, "name": model.name, "kind": type(model).__name__, "class": type(model).__name__,
        "span": {"start": 0, "end": 0}, "built": True,
        "inputShape": shape_of(model.inputs), "outputShape": shape_of(model.outputs), "layers": rows,
        "totalParams": params(model), "trainableParams": params(model, "trainable_weights"),
        "nonTrainableParams": params(model, "non_trainable_weights"), "optimizerParams": None,
    }


def said(n):
    return f"{n:,}"


def patterns(model, random):
    """Yields (text, kind, expression over `model` and the helpers) for one model."""
    own = [layer for layer in model.layers if type(layer).__name__ != "InputLayer"]
    by_kind = {}
    for layer in own:
        by_kind.setdefault(type(layer).__name__, []).append(layer)

    def near(n):
        """A number that is not n, as a distractor would be."""
        return random.choice([n + 1, n + random.randint(2, 40), max(1, n - random.randint(1, 30)) if n > 40 else n + 7, 2 * n + 1])

    def either(n):
        return n if random.random() < 0.5 else near(n)

    for type_name, group in by_kind.items():
        kind = KINDS.get(type_name)
        if kind is None:
            continue
        for i, layer in enumerate(group):
            who = f"the {kind} layer" if len(group) == 1 else f"the {ORDINALS[i]} {kind} layer"
            at = f"model.get_layer({layer.name!r})"
            n = either(params(layer))
            Who = who[0].upper() + who[1:]
            yield random.choice([
                f"{Who} has {said(n)} parameters.", f"{Who} has a total of {said(n)} parameters.",
                f"There are {n} parameters in {who}.", f"The number of parameters of {who} is {said(n)}.",
                f"{Who} comes with {said(n)} parameters.", f"`{layer.name}` has exactly {said(n)} parameters.",
                f"`{layer.name}`: {said(n)} params",
            ]) if n else f"{Who} has no parameters.", "params", f"params({at}) == {n}"
            if params(layer) and random.random() < 0.5:
                n = near(params(layer)) if random.random() < 0.5 else params(layer)
                yield f"{Who} doesn't have {said(n)} parameters.", "trap", f"params({at}) != {n}"
            shape = list(layer.output.shape)
            if None in shape[1:]:
                continue
            if random.random() < 0.5:
                axis = random.randrange(1, len(shape))
                shape[axis] = near(shape[axis])
            written = random.choice([
                "(" + ", ".join(map(str, shape)) + ")", "(" + ", ".join(map(str, shape[1:])) + ("," if len(shape) == 2 else "") + ")",
            ])
            yield random.choice([
                f"The output shape of {who} is {written}.", f"{Who} outputs a tensor of shape {written}.",
                f"`{layer.name}` produces an output of shape `{written}`.", f"The output of {who} has shape {written}.",
            ]), "shape", f"list({at}.output.shape)[1:] == {shape[1:]}"
            if len(shape) == 4:
                shape = list(layer.output.shape)[1:]
                h = either(shape[0])
                yield f"{Who} outputs {shape[2]} feature maps of size {h}x{shape[1]}.", "shape", f"list({at}.output.shape)[1:] == {[h, *shape[1:]]}"
            if len(shape) == 2:
                n = either(layer.output.shape[1])
                yield f"{Who} outputs a vector of {said(n)} values.", "shape", f"{at}.output.shape[1] == {n}"
            biases = [w for w in layer.weights if w.name == "bias"]
            if biases and type_name in ("Conv1D", "Conv2D", "Conv3D", "Dense"):
                b = sum(math.prod(w.shape) for w in biases)
                k = params(layer) - b
                n, m = either(k), b
                yield f"{Who} has {said(n)} weights and {m} biases.", "breakdown", f"params({at}) - {b} == {n}"
        many = {2: "two", 3: "three", 4: "four"}
        count = len(group)
        wrong = count + 1 if random.random() < 0.5 else count
        plural = f"{kind} layers" if wrong != 1 else f"{kind} layer"
        yield f"The model has exactly {wrong} {plural}.", "count", f"len(of({type_name!r})) == {wrong}"
        if count in many and params(group[0]):
            n = either(sum(map(params, group)))
            yield f"Together, the {many[count]} {kind} layers have {said(n)} parameters.", "compare", f"sum(map(params, of({type_name!r}))) == {n}"
            k = count + random.choice([0, 1])
            if k in many:
                yield f"Each of the {many[k]} {kind} layers has at least {said(min(map(params, group)))} parameters.", "trap", f"len(of({type_name!r})) == {k}"
            a, b = group[0], group[1]
            more = random.choice(["more", "fewer"])
            op = ">" if more == "more" else "<"
            yield f"The first {kind} layer has {more} parameters than the second one.", "compare", f"params(of({type_name!r})[0]) {op} params(of({type_name!r})[1])"
            if params(a) != params(b):
                n = params(a)
                yield f"The {kind} layer has {said(n)} parameters.", "undecidable", "None"
    total = params(model)
    n = either(total)
    yield f"The model has {said(n)} parameters in total.", "total", f"params(model) == {n}"
    yield f"The network has more than {said(near(total))} parameters.", "total", None
    bound = random.choice([total - 1, total, total + 1])
    yield f"The model has fewer than {said(bound)} parameters.", "trap", f"params(model) < {bound}"
    yield f"The model has at most {said(bound)} parameters.", "trap", f"params(model) <= {bound}"
    yield f"The model has at least {said(bound)} parameters.", "trap", f"params(model) >= {bound}"
    t = params(model, "trainable_weights")
    yield "All parameters of the model are trainable.", "trainable", f"{t} == params(model)"
    yield "The model has no non-trainable parameters.", "trainable", f"{t} == params(model)"
    n = either(t)
    yield f"The model has {said(n)} trainable parameters.", "trainable", f"params(model, 'trainable_weights') == {n}"
    biggest = max(own, key=params)
    if [params(layer) for layer in own].count(params(biggest)) == 1:
        pick = random.choice([biggest, random.choice(own)])
        yield f"`{pick.name}` has the most parameters of all layers.", "compare", f"max(model.layers, key=params).name == {pick.name!r}"
        yield f"The layer with the most parameters is `{pick.name}`.", "compare", f"max(model.layers, key=params).name == {pick.name!r}"
        share = 100 * params(biggest) / total
        said_share = random.choice([share, 100 - share + 1, share + 3])
        yield f"`{biggest.name}` has {said_share:.1f}% of the parameters.", "compare", f"abs(100 * params(model.get_layer({biggest.name!r})) / params(model) - {said_share:.1f}) <= 0.05"
    a, b = random.sample(own, 2)
    if params(a) and params(b):
        ratio = params(a) / params(b)
        stated = random.choice([ratio, ratio + 0.3])
        yield f"`{a.name}` has {stated:.2f} times as many parameters as `{b.name}`.", "compare", f"abs(params(model.get_layer({a.name!r})) / params(model.get_layer({b.name!r})) - {stated:.2f}) <= 0.005"
        yield f"`{a.name}` has more parameters than `{b.name}`.", "compare", f"params(model.get_layer({a.name!r})) > params(model.get_layer({b.name!r}))"
        yield f"`{a.name}` has {said(params(a))} parameters, and `{b.name}` has {said(either(params(b)))}.", "trap", None
    for type_name, kind in random.sample(sorted(KINDS.items()), 3):
        if kind in ("convolutional", "max pooling"):
            continue
        text = random.choice([f"There is no {kind} layer in this model.", f"The model does not contain a {kind} layer."])
        yield text, "existence", f"len(of({type_name!r})) == 0"
    yield "Every layer of the model has parameters.", "trap", f"all(params(l) for l in model.layers if type(l).__name__ != 'InputLayer')"
    yield "Not all layers of the model have parameters.", "trap", f"not all(params(l) for l in model.layers if type(l).__name__ != 'InputLayer')"
    with_params = sum(1 for layer in own if params(layer))
    n = with_params + random.choice([0, 0, 1])
    yield f"Exactly {n} layers of the model have parameters.", "count", f"{with_params} == {n}"
    yield "This model overfits the training data.", "undecidable", "None"
    yield f"The model has {said(total)} parameters, which is too many for this task.", "undecidable", "None"


def main():
    random.seed(20261)
    statements, models = [], {}
    for path in sorted((HERE / "models").glob("*.py")):
        keras.backend.clear_session()
        names = {}
        exec(path.read_text("utf-8"), names)
        names["__source__"] = path.read_text("utf-8")
        model = names["model"]
        models[path.stem] = [
            summary(value, name, names) for name, value in names.items() if isinstance(value, keras.Model)
        ]
        helpers = {
            "model": model, "params": params,
            "of": lambda *types, model=model: [l for l in model.layers if type(l).__name__ in types],
        }
        for text, kind, expression in patterns(model, random):
            if expression is None:
                expression = restated(text)
                if expression is None:
                    continue
            truth = eval(expression, helpers)
            statements.append({"model": path.stem, "text": text, "truth": truth, "kind": kind, "reading": expression})
    (HERE / "models.json").write_text(json.dumps(models, separators=(",", ":")) + "\n", "utf-8")
    (HERE / "statements.jsonl").write_text("".join(json.dumps(s) + "\n" for s in statements), "utf-8")
    truths = [s["truth"] for s in statements]
    print(f"{len(statements)} statements over {len(models)} models: {truths.count(True)} true, {truths.count(False)} false, "
          f"{truths.count(None)} undecidable, {sum(s['kind'] == 'trap' for s in statements)} traps")


def restated(text):
    """The expression of a statement that says its numbers in the text alone."""
    if text.startswith("The network has more than"):
        return f"params(model) > {text.split()[5].replace(',', '')}"
    if "parameters, and `" in text:
        first, second = text.rstrip(".").split(", and ")
        parts = []
        for part in (first, second):
            words = part.split()
            parts.append(f"params(model.get_layer({words[0].strip('`')!r})) == {words[2].replace(',', '')}")
        return " and ".join(parts)
    return None


if __name__ == "__main__":
    main()
