"""Random programs of several layers, one after the other or merged, by a fixed seed: what layers make of one another."""

import random

from variations import STEPS, TABLE, V1, V2, V3, VECTOR, IMAGE

# Layers that take an input of so many axes beside the batch.
BY_RANK = {
    1: "Dense Dropout BatchNormalization Activation Reshape RepeatVector ReLU LayerNormalization GaussianNoise PReLU Flatten EinsumDense",
    2: """Conv1D LSTM GRU SimpleRNN Bidirectional Dense TimeDistributed MaxPooling1D GlobalMaxPooling1D GlobalAveragePooling1D
    Flatten Permute LayerNormalization ZeroPadding1D Cropping1D UpSampling1D SeparableConv1D Masking SpatialDropout1D Reshape
    AveragePooling1D Conv1DTranspose BatchNormalization RNN AdaptiveMaxPooling1D DepthwiseConv1D""",
    3: """Conv2D MaxPooling2D AveragePooling2D BatchNormalization DepthwiseConv2D SeparableConv2D Conv2DTranspose Flatten
    GlobalAveragePooling2D ZeroPadding2D Cropping2D UpSampling2D Dropout Resizing RandomFlip Rescaling GroupNormalization
    Reshape TimeDistributed SpectralNormalization SpatialDropout2D CenterCrop RandomCrop ReLU LeakyReLU Permute""",
    4: "Conv3D MaxPooling3D ConvLSTM2D Flatten GlobalMaxPooling3D BatchNormalization TimeDistributed Conv3DTranspose Dense UpSampling3D",
}
BY_RANK = {rank: names.split() for rank, names in BY_RANK.items()}
SHAPES = {1: VECTOR, 2: V1 + STEPS, 3: V2 + IMAGE, 4: V3}
ENTRIES = {layer: entry for members in TABLE.values() for layer, entry in members.items()}
MERGES = [
    "layers.Concatenate()([x, {0}])",
    "layers.Add()([x, {0}])",
    "x + {0}",
    "layers.concatenate([{0}, x], axis=1)",
    "layers.Multiply()([x, x])",
    "x * 2",
    "layers.Average()([x, x, x])",
    "layers.MultiHeadAttention(2, 3)(x, x)",
    "layers.Attention(use_scale=True)([x, x])",
    "x[:, 0]",
    "keras.ops.mean(x, axis=1)",
    "-x",
]


def arguments(rng, layer):
    entry = ENTRIES[layer]
    chosen = [rng.choice(entry.get("required", [""]))]
    for name, values in entry.get("axes", {}).items():
        if name != "name" and rng.random() < 0.2:
            chosen.append(f"{name}={rng.choice(values)}")
    return ", ".join(text for text in chosen if text)


def rank_after(rank, layer):
    if layer == "Flatten" or layer.startswith("Global") or layer in ("LSTM", "GRU", "SimpleRNN", "RNN", "Bidirectional"):
        return 1
    return {"ConvLSTM2D": 3, "RepeatVector": 2}.get(layer, rank)


def layers_of(rng):
    rank = rng.choice([1, 2, 2, 3, 3, 3, 4])
    shape = rng.choice(SHAPES[rank])
    found = []
    if rank == 2 and rng.random() < 0.25:
        shape = rng.choice(["(10,)", "(None,)", "(20,), dtype='int32'"])
        found.append(("Embedding", "50, 6" + rng.choice(["", ", mask_zero=True"])))
    for _ in range(rng.randint(1, 6)):
        layer = rng.choice(BY_RANK[rank])
        found.append((layer, arguments(rng, layer)))
        rank = rank_after(rank, layer)
    return shape, found


def sequential(shape, found):
    lines = "".join(f"    keras.layers.{layer}({args}),\n" for layer, args in found)
    return f"import keras\n\nmodel = keras.Sequential([\n    keras.Input({shape}),\n{lines}])\n"


def functional(rng, shape, found):
    lines = ["import keras", "from keras import layers", "", f"i = keras.Input({shape})", "x = i"]
    names = ["i"]
    for index, (layer, args) in enumerate(found):
        names.append(f"x{index}")
        lines += [f"x{index} = layers.{layer}({args})(x)", f"x = x{index}"]
        if rng.random() < 0.3:
            lines.append("x = " + rng.choice(MERGES).format(rng.choice(names)))
    lines.append(rng.choice(["model = keras.Model(i, x)"] * 4 + ["model = keras.Model(i, [x, x0])"]))
    if rng.random() < 0.1:
        lines.append("outer = keras.Sequential([keras.Input(model.input_shape[1:]), model])")
    if rng.random() < 0.1:
        lines.append("model.trainable = False")
    return "\n".join(lines) + "\n"


def chains(count):
    rng = random.Random("chains")
    for index in range(count):
        shape, found = layers_of(rng)
        yield sequential(shape, found) if index % 2 == 0 else functional(rng, shape, found)
