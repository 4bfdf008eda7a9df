"""Every argument of every layer given values of every kind: what Keras refuses, and by which exception."""

import ast
import inspect
import random

import keras

from variations import TABLE

ODD = ["None", "0", "-1", "1.5", "2.0", "'3'", "'x'", "True", "[]", "[1]", "(1, 2)", "(1, 2, 3)", "3", "(None, 2)"]

# Arguments that say nothing about a shape or a count, or whose wrong values concern other libraries.
LEFT_OUT = {"kwargs", "name", "trainable", "dtype", "seed", "quantization_config", "gptq_unpacked_column_size", "fill_value"}
LEFT_OUT |= {"function", "arguments", "output_shape", "layer", "layers", "cell", "backward_layer", "vocabulary", "mask_token"}
FAMILIES = {"dense", "embedding", "conv", "depthwise", "conv_transpose", "pooling", "core", "normalization", "reshaping", "rnn"}


def parameters(layer):
    found = inspect.signature(getattr(keras.layers, layer).__init__).parameters.values()
    return [p.name for p in found if p.name != "self" and p.kind.name == "POSITIONAL_OR_KEYWORD"]


def base_arguments(layer, entry, names):
    text = next((r for r in entry.get("required", [""]) if "=" not in r), "")
    call = ast.parse(f"f({text})").body[0].value
    return {names[index]: ast.unparse(value) for index, value in enumerate(call.args)}


def odd_programs(count):
    """Pairs of a layer and a program: a sample of `count`, by a fixed seed."""
    every = []
    for family, members in TABLE.items():
        for layer, entry in members.items():
            if family not in FAMILIES or not entry["count"] or getattr(keras.layers, layer).__name__ != layer:
                continue
            names = parameters(layer)
            base = base_arguments(layer, entry, names)
            for name in names:
                if name in LEFT_OUT or name.endswith(("_initializer", "_regularizer", "_constraint")):
                    continue
                for value in ODD:
                    args = ", ".join(f"{key}={text}" for key, text in {**base, name: value}.items())
                    every.append((layer, f"layers.{layer}({args})", entry["inputs"][0]))
    for layer, call, shape in random.Random("odd").sample(every, count):
        head = f"import keras\nfrom keras import layers\n\ninputs = keras.Input({shape})\n"
        yield layer, f"{head}x = {call}(inputs)\nmodel = keras.Model(inputs, x)\n"
