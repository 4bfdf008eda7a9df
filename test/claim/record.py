"""Records the corpus of statements: what each says, and whether it is so by real Keras.

    KERAS_BACKEND=tensorflow python test/claim/record.py

Reads models/*.py and writes statements.jsonl. A statement comes from a pattern over the layers of a model; its truth is a Python expression over
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


def params(x, which="weights"):
    return sum(math.prod(w.shape) for w in getattr(x, which) if "seed_generator" not in w.path)


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


# What would be: the listing is edited as text (old, new), and the expression judged on `edited` beside `model`.
WHATIFS = [
    ("digits", "If the input images were RGB, the first convolutional layer would have {} parameters.", ["(32, 32, 1)", "(32, 32, 3)"], "params(edited.layers[0])"),
    ("digits", "With `padding='same'` in the first convolutional layer, the first dense layer would have {} parameters.", ['8, 5, ', '8, 5, padding="same", '], "params(edited.layers[5])"),
    ("digits", "If the first dense layer had 80 units instead of 40, it would have {} parameters.", ["Dense(40", "Dense(80"], "params(edited.layers[5])"),
    ("digits", "If the first dense layer had 80 units, the last dense layer would have {} parameters.", ["Dense(40", "Dense(80"], "params(edited.layers[6])"),
    ("digits", "Removing the second max pooling layer would increase the number of parameters of the model to {}.", ["    layers.MaxPooling2D(2),\n    layers.Flatten", "    layers.Flatten"], "params(edited)"),
    ("digits", "Replacing `Flatten` by `GlobalAveragePooling2D` would bring the total number of parameters to {}.", ["Flatten", "GlobalAveragePooling2D"], "params(edited)"),
    ("digits", "If we used global average pooling instead of `Flatten`, the model would have {} parameters.", ["Flatten", "GlobalAveragePooling2D"], "params(edited)"),
    ("digits", "Doubling the number of filters of the first convolutional layer would double the number of parameters of the second convolutional layer.", ["Conv2D(8", "Conv2D(16"], "params(edited.layers[2]) == 2 * params(model.layers[2])"),
    ("digits", "Doubling the number of filters of the first convolutional layer would double its number of parameters.", ["Conv2D(8", "Conv2D(16"], "params(edited.layers[0]) == 2 * params(model.layers[0])"),
    ("digits", "With 10 classes instead of 12, the output layer would have {} parameters.", ["Dense(12", "Dense(10"], "params(edited.layers[6])"),
    ("padded", "Without the dropout layer, the model would have fewer parameters.", ["model.add(layers.Dropout(0.4))\n", ""], "params(edited) < params(model)"),
    ("padded", "Removing the dropout layer would not change the number of parameters.", ["model.add(layers.Dropout(0.4))\n", ""], "params(edited) == params(model)"),
    ("padded", "If the images had 1 channel, the first convolutional layer would have {} parameters.", ["(40, 40, 3)", "(40, 40, 1)"], "params(edited.layers[0])"),
    ("padded", "Feeding 80x80 images instead would change the number of parameters of the model.", ["(40, 40, 3)", "(80, 80, 3)"], "params(edited) != params(model)"),
    ("padded", "With `strides=1` in the second convolutional layer, its output would be {}x40x20.", ["strides=2", "strides=1"], "edited.layers[1].output.shape[1]"),
    ("padded", "Using `padding='valid'` in the first convolutional layer would leave its number of parameters unchanged.", ['(3, 3), padding="same"', '(3, 3), padding="valid"'], "params(edited.layers[0]) == params(model.layers[0])"),
    ("padded", "Without biases, the model would have {} parameters.", ["activation=", "use_bias=False, activation="], "params(edited)"),
    ("padded", "Removing all biases would save {} parameters.", ["activation=", "use_bias=False, activation="], "params(model) - params(edited)"),
    ("tabular", "If the first dense layer had no bias, it would have {} parameters.", ["Dense(30, ", "Dense(30, use_bias=False, "], "params(edited.layers[0])"),
    ("tabular", "Doubling the number of units of the second dense layer would double the number of parameters of the last layer.", ["Dense(20", "Dense(40"], "params(edited.layers[2]) == 2 * params(model.layers[2])"),
    ("tabular", "Increasing the number of units of the second dense layer from 20 to 25 would add {} parameters.", ["Dense(20", "Dense(25"], "params(edited) - params(model)"),
    ("normed", "With a bias, the convolutional layer would have {} parameters.", [", use_bias=False", ""], "params(edited.layers[0])"),
    ("words", "If `length` were 120, the LSTM layer would have {} parameters.", ["length = 60", "length = 120"], "params(edited.layers[1])"),
    ("words", "Doubling `vocabulary` would double the number of parameters of the embedding layer.", ["vocabulary = 5000", "vocabulary = 10000"], "params(edited.layers[0]) == 2 * params(model.layers[0])"),
    ("words", "Changing `length` would change the number of parameters of the model.", ["length = 60", "length = 75"], "params(edited) != params(model)"),
    ("words", "With `return_sequences=True`, the output shape of the LSTM layer would be (None, 60, {}).", ["LSTM(48", "LSTM(48, return_sequences=True"], "edited.layers[1].output.shape[2]"),
    ("words", "If the LSTM layer were replaced by a GRU layer, the model would have {} parameters.", ["LSTM", "GRU"], "params(edited)"),
    ("gated", "With `reset_after=True`, the second GRU layer would have {} parameters.", ["reset_after=False", "reset_after=True"], "params(edited.layers[1])"),
    ("frozen", "If the first dense layer were trainable, the model would have {} trainable parameters.", [", trainable=False", ""], "params(edited, 'trainable_weights')"),
    ("frozen", "Freezing the second dense layer would reduce the total number of parameters.", ['Dense(30, ', 'Dense(30, trainable=False, '], "params(edited) < params(model)"),
    ("frozen", "Freezing the second dense layer would reduce the number of trainable parameters.", ['Dense(30, ', 'Dense(30, trainable=False, '], "params(edited, 'trainable_weights') < params(model, 'trainable_weights')"),
    ("nested", "Unfreezing the base model would increase the number of trainable parameters.", ["base_model.trainable = False", ""], "params(edited, 'trainable_weights') > params(model, 'trainable_weights')"),
    ("nested", "Unfreezing the base model would increase the total number of parameters.", ["base_model.trainable = False", ""], "params(edited) > params(model)"),
    ("skip", "If `left` had `padding='valid'`, the model could still be built.", ['padding="same", activation="relu", name="left"', 'padding="valid", activation="relu", name="left"'], "built"),
    ("skip", "Replacing the Add layer by a Concatenate layer would double the number of parameters of the dense layer.", ["Add", "Concatenate"], "params(edited.layers[-1]) == 2 * params(model.layers[-1])"),
    ("mobile", "A regular Conv2D in place of the SeparableConv2D layer would have {} parameters.", ["SeparableConv2D", "Conv2D"], "params(edited.layers[3])"),
    ("per_step", "If the sequences had 24 time steps, the first dense layer would have {} parameters.", ["(12, 10)", "(24, 10)"], "params(edited.layers[0])"),
    ("per_step", "If the sequences had 24 time steps, the last dense layer would have {} parameters.", ["(12, 10)", "(24, 10)"], "params(edited.layers[-1])"),
    ("attentive", "Using 4 heads with `key_dim=8` would leave the number of parameters of the attention layer unchanged.", ["num_heads=2, key_dim=16", "num_heads=4, key_dim=8"], "params(edited.layers[1]) == params(model.layers[1])"),
    ("attentive", "If the input sequences had 80 tokens, the attention layer would have twice as many parameters.", ["(40, 32)", "(80, 32)"], "params(edited.layers[1]) == 2 * params(model.layers[1])"),
    ("vgg_like", "Using 5x5 kernels in the first convolutional layer would give it {} parameters.", ["16, 3, padding=\"same\", activation=\"relu\"),\n    layers.Conv2D(16", "16, 5, padding=\"same\", activation=\"relu\"),\n    layers.Conv2D(16"], "params(edited.layers[0])"),
    ("strided", "With `strides=1` in the first convolutional layer, the model would have more parameters.", ["7, 7, strides=2", "7, 7, strides=1"], "params(edited) > params(model)"),
    ("strided", "Adding `Conv2D(8, 64)` at the end would fail.", None, "True"),
    ("volume", "Halving the number of filters of the convolutional layer would halve its number of parameters.", ["Conv3D(6", "Conv3D(3"], "2 * params(edited.layers[0]) == params(model.layers[0])"),
]


def whatifs(random, build):
    """Statements about models as they would be: each with the number that is so, and with another one."""
    for name, text, change, expression in WHATIFS:
        source = (HERE / "models" / f"{name}.py").read_text("utf-8")
        helpers = {"params": params, "model": build(source)}
        if change is not None:
            if change[0] not in source:
                raise KeyError(f"{name}: {change[0]}")
            try:
                helpers["edited"] = build(source.replace(*change))
                helpers["built"] = True
            except ValueError:
                helpers["built"] = False
        value = eval(expression, helpers)
        if "{}" not in text:
            yield {"model": name, "text": text, "truth": bool(value), "kind": "whatif", "reading": expression}
            continue
        for n in (value, value + random.randint(1, 30)):
            yield {"model": name, "text": text.format(said(n)), "truth": n == value, "kind": "whatif", "reading": f"{expression} == {n}"}


def main():
    random.seed(20261)
    statements = []
    paths = sorted((HERE / "models").glob("*.py"))
    for path in paths:
        keras.backend.clear_session()
        names = {}
        exec(path.read_text("utf-8"), names)
        model = names["model"]
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
    def build(source):
        keras.backend.clear_session()
        names = {}
        exec(source, names)
        return names["model"]

    statements += whatifs(random, build)
    (HERE / "statements.jsonl").write_text("".join(json.dumps(s) + "\n" for s in statements), "utf-8")
    truths = [s["truth"] for s in statements]
    print(f"{len(statements)} statements over {len(paths)} models: {truths.count(True)} true, {truths.count(False)} false, "
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
