"""Records what comes of the usual mistakes, and what is so by real Keras.

    KERAS_BACKEND=jax python test/claim/misconceptions/record.py

Each case is a layer in a small model, a statement with a hole, what the hole takes by real Keras, and what it takes by each mistake: Python over
the built layer, so that sizes come from Keras too. Writes misconceptions.jsonl: per mistake the model, the statement, the true number and the mistaken one.
A case whose mistaken number is the true one is refused: it would show nothing.
"""

import json
import math
import os
import sys
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "jax")

import keras

HERE = Path(__file__).parent


def entries(weights):
    return sum(math.prod(w.shape) for w in weights if "seed_generator" not in w.path)


PARAMS = "The {} layer has {} parameters."
TRAINABLE = "The {} layer has {} trainable parameters."
VALUES = "The {} layer outputs {} values."

IMAGE = "keras.Input(shape=(20, 18, 3))"
CONV = [IMAGE, "layers.Conv2D(7, (5, 4))"]
STEPS = "keras.Input(shape=(11, 6))"

# (mistake, layers of the model, place of the layer, what it is called, statement, truth, mistaken value)
# In expressions: L the layer, P its parameters, K those that are no biases, B the biases, i and o the shapes without batch.
CASES = [
    ("frozen-as-trainable", [IMAGE, "layers.Conv2D(7, (5, 4), trainable=False)"], 0, "convolutional", TRAINABLE, "T", "P"),
    ("activations-as-parameters", CONV, 0, "convolutional", PARAMS, "P", "V(o)"),
    ("activations-as-parameters", [IMAGE, "layers.Flatten()"], 0, "flatten", PARAMS, "P", "V(o)"),
    ("inputs-as-parameters", CONV, 0, "convolutional", PARAMS, "P", "V(i)"),
    ("bias-forgotten", CONV, 0, "convolutional", PARAMS, "P", "5 * 4 * 3 * 7"),
    ("bias-forgotten", [STEPS, "layers.LSTM(5)"], 0, "LSTM", PARAMS, "P", "4 * (6 * 5 + 5 * 5)"),
    ("bias-added", [IMAGE, "layers.Conv2D(7, (5, 4), use_bias=False)"], 0, "convolutional", PARAMS, "P", "P + 7"),
    ("bias-added", ["keras.Input(shape=(12,))", "layers.Dense(5, use_bias=False)"], 0, "dense", PARAMS, "P", "P + 5"),
    ("one-bias-for-all", CONV, 0, "convolutional", PARAMS, "P", "K + 1"),
    ("channels-ignored", CONV, 0, "convolutional", PARAMS, "P", "7 * (5 * 4 + 1)"),
    ("filters-ignored", CONV, 0, "convolutional", PARAMS, "P", "5 * 4 * 3 + 1"),
    ("bias-per-channel", CONV, 0, "convolutional", PARAMS, "P", "7 * 3 * (5 * 4 + 1)"),
    ("no-weight-sharing", CONV, 0, "convolutional", PARAMS, "P", "P * o[0] * o[1]"),
    ("dense-instead-of-convolution", CONV, 0, "convolutional", PARAMS, "P", "(V(i) + 1) * V(o)"),
    ("pooling-with-weights", [IMAGE, "layers.MaxPooling2D((3, 2))"], 0, "max pooling", PARAMS, "P", "3 * 2 * 3"),
    ("pooling-with-weights", [IMAGE, "layers.AveragePooling2D((3, 2))"], 0, "average pooling", PARAMS, "P", "3 * 2 + 1"),
    ("regular-instead-of-separable", [IMAGE, "layers.SeparableConv2D(7, (5, 4))"], 0, "separable convolutional", PARAMS, "P", "7 * (5 * 4 * 3 + 1)"),
    ("separable-without-pointwise", [IMAGE, "layers.SeparableConv2D(7, (5, 4))"], 0, "separable convolutional", PARAMS, "P", "5 * 4 * 3"),
    ("padding-mixed-up", CONV, 0, "convolutional", VALUES, "V(o)", "20 * 18 * 7"),
    ("padding-mixed-up", [IMAGE, "layers.Conv2D(7, 5, strides=2, padding='same')"], 0, "convolutional", VALUES, "V(o)", "((20 - 5) // 2 + 1) * ((18 - 5) // 2 + 1) * 7"),
    ("padding-mixed-up", [IMAGE, "layers.Conv2D(7, 3, dilation_rate=2, padding='same')"], 0, "convolutional", VALUES, "V(o)", "(20 - 4) * (18 - 4) * 7"),
    ("flattened-before-dense", [STEPS, "layers.Dense(5)"], 0, "dense", PARAMS, "P", "(11 * 6 + 1) * 5"),
    ("dense-per-position", [STEPS, "layers.Dense(5)"], 0, "dense", PARAMS, "P", "P * 11"),
    ("units-swapped", ["keras.Input(shape=(12,))", "layers.Dense(5)"], 0, "dense", PARAMS, "P", "12 * 5 + 12"),
    ("flatten-skipped", [IMAGE, "layers.Flatten()", "layers.Dropout(0.2)", "layers.Dense(5)"], 2, "dense", PARAMS, "P", "(3 + 1) * 5"),
    ("gates-forgotten", [STEPS, "layers.LSTM(5)"], 0, "LSTM", PARAMS, "P", "6 * 5 + 5 * 5 + 5"),
    ("gates-forgotten", [STEPS, "layers.GRU(5)"], 0, "GRU", PARAMS, "P", "P // 3"),
    ("gru-bias-variants", [STEPS, "layers.GRU(5)"], 0, "GRU", PARAMS, "P", "3 * (6 * 5 + 5 * 5 + 5)"),
    ("gru-bias-variants", [STEPS, "layers.GRU(5, reset_after=False)"], 0, "GRU", PARAMS, "P", "3 * (6 * 5 + 5 * 5 + 2 * 5)"),
    ("gru-and-lstm-mixed-up", [STEPS, "layers.GRU(5)"], 0, "GRU", PARAMS, "P", "4 * (6 * 5 + 5 * 5 + 5)"),
    ("gru-and-lstm-mixed-up", [STEPS, "layers.SimpleRNN(5)"], 0, "SimpleRNN", PARAMS, "P", "4 * (6 * 5 + 5 * 5 + 5)"),
    ("recurrence-forgotten", [STEPS, "layers.LSTM(5)"], 0, "LSTM", PARAMS, "P", "4 * (6 * 5 + 5)"),
    ("weights-per-step", [STEPS, "layers.LSTM(5)"], 0, "LSTM", PARAMS, "P", "P * 11"),
    ("dropout-with-weights", ["keras.Input(shape=(60,))", "layers.Dropout(0.25)"], 0, "dropout", PARAMS, "P", "60 // 4"),
    ("batch-norm-half", [*CONV, "layers.BatchNormalization()"], 1, "batch normalization", PARAMS, "P", "2 * 7"),
    ("batch-norm-all-trainable", [*CONV, "layers.BatchNormalization()"], 1, "batch normalization", TRAINABLE, "T", "4 * 7"),
    ("norm-like-batch-norm", [STEPS, "layers.LayerNormalization()"], 0, "layer normalization", PARAMS, "P", "4 * 6"),
    ("embedding-with-bias", ["keras.Input(shape=(9,))", "layers.Embedding(50, 8)"], 0, "embedding", PARAMS, "P", "50 * 8 + 8"),
]

# A layer that is called on two inputs: no Sequential model.
ATTENTION = """x = keras.Input(shape=(11, 6))
y = layers.MultiHeadAttention(num_heads=2, key_dim=3)(x, x)
model = keras.Model(x, y)
"""


def listing(parts):
    return "import keras\nfrom keras import layers\n\nmodel = keras.Sequential([\n" + "".join(f"    {part},\n" for part in parts) + "])\n"


def case(mistake, source, place, name, text, truth, wrong):
    keras.backend.clear_session()
    scope = {}
    exec(source, scope)
    own = [layer for layer in scope["model"].layers if type(layer).__name__ != "InputLayer"]
    layer = own[place]
    biases = entries(w for w in layer.weights if w.name == "bias")
    facts = {
        "L": layer, "P": entries(layer.weights), "T": entries(layer.trainable_weights), "B": biases,
        "K": entries(layer.weights) - biases, "V": math.prod,
        "i": (layer.input[0] if isinstance(layer.input, list) else layer.input).shape[1:], "o": layer.output.shape[1:],
    }
    right, said = eval(truth, facts), eval(wrong, facts)
    if right == said:
        raise SystemExit(f"{mistake}: {said} is the true number of {source}")
    return {
        "mistake": mistake, "model": source, "text": text.format(name, f"{said:,}"), "true": text.format(name, f"{right:,}"),
        "said": said, "right": right, "computed": wrong,
    }


def main():
    cases = [case(mistake, listing(parts), *rest) for mistake, parts, *rest in CASES]
    attention = f"import keras\nfrom keras import layers\n\n{ATTENTION}"
    for wrong in ["P // 4", "P * 3 // 4"]:
        cases.append(case("attention-single-projection", attention, 0, "multi-head attention", PARAMS, "P", wrong))
    lines = (json.dumps(each) for each in cases)
    (HERE / "misconceptions.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(cases)} cases of {len({each['mistake'] for each in cases})} mistakes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
