"""Inputs and arguments of the layers: what configurations.py varies.

TABLE: family → layer → `inputs` (arguments of keras.Input), `required` (positional arguments, taken in turn), `axes` (each
optional argument with values), `follow` (layers put behind it), `count`. BROKEN: layer → (input, arguments) that are
wrong, or look it. CALLS: layer → whole bodies of programs, for layers with several inputs or outputs.
"""

V1 = ["(32, 8)", "(20, 6)", "(None, 8)", "(7, 12)", "(16, 6), batch_size=4", "(1, 4)"]
V2 = ["(28, 28, 1)", "(32, 32, 6)", "(15, 20, 12)", "(None, None, 6)", "(9, None, 4)", "(28, 28, 6), batch_size=2", "(5, 5, 6)"]
V3 = ["(10, 12, 8, 6)", "(16, 16, 16, 1)", "(None, 8, 8, 12)", "(7, 9, 5, 6)"]
VECTOR = ["(12,)", "(1,)", "(784,)", "(4,), batch_size=8"]
STEPS = ["(10, 8)", "(None, 5)", "(1, 3)", "(20, 16), batch_size=4"]
MIXED = ["(12,)", "(10, 6)", "(8, 8, 3)", "(4, 6, 5, 2)", "(None, 4)"]
IMAGE = ["(32, 32, 3)", "(17, 20, 3)", "(None, None, 3)", "(24, 16, 1)", "(28, 28, 3), batch_size=2"]
TEXT = ["(1,), dtype='string'", "(5,), dtype='string'", "(None,), dtype='string'", "(), dtype='string'"]
IDS = ["(10,), dtype='int32'", "(None,), dtype='int64'", "(1,), dtype='int32'", "()", "(4, 6), dtype='int32'", "(20,)"]

COMMON = {"name": ["'my_layer'"], "trainable": ["False"], "dtype": ["'float16'"]}
BIAS = {"use_bias": ["False"]}


def conv(rank, transpose=False):
    def all_same(n):
        return "(" + ", ".join([str(n)] * rank) + ("," if rank == 1 else "") + ")"

    uneven = "(" + ", ".join(str(d) for d in (2, 3, 1)[:rank]) + ("," if rank == 1 else "") + ")"
    axes = {
        "strides": ["2", "3", uneven, all_same(2), "[" + uneven[1:-1] + "]"],
        "padding": ["'same'", "'valid'", "'SAME'"] + (["'causal'"] if rank == 1 and not transpose else []),
        "dilation_rate": ["2", all_same(2), "3"],
        "activation": ["'relu'", "'softmax'", "None"],
        "use_bias": ["False", "True"],
        "data_format": ["'channels_last'", "'channels_first'"],
        **COMMON,
    }
    if transpose:
        axes["output_padding"] = ["0", "1", all_same(1)]
    else:
        axes["groups"] = ["2", "3"]
        axes["kernel_initializer"] = ["'he_normal'"]
    required = ["32, 3", f"6, {uneven}", f"filters=12, kernel_size={all_same(5)}", "18, 1", "6, kernel_size=2", "6, 4"]
    return {"inputs": (V1, V2, V3)[rank - 1], "required": required, "axes": axes, "count": 60 if rank < 3 else 40}


def pool(rank, required):
    ones = "(" + ", ".join(["2", "3", "1"][:rank]) + ("," if rank == 1 else "") + ")"
    axes = {
        "strides": ["1", "2", "3", ones],
        "padding": ["'same'", "'valid'"],
        "data_format": ["'channels_last'", "'channels_first'"],
        "name": ["'pool'"],
    }
    return {"inputs": (V1, V2, V3)[rank - 1], "required": required + ["2", "3", ones, f"pool_size={ones}", "4"], "axes": axes, "count": 26}


def global_pool(rank):
    axes = {"keepdims": ["True", "False"], "data_format": ["'channels_first'", "'channels_last'"], "name": ["'gap'"]}
    return {"inputs": (V1, V2, V3)[rank - 1], "axes": axes, "count": 12}


def depthwise(rank, separable=False):
    entry = conv(rank)
    axes = {k: v for k, v in entry["axes"].items() if k not in ("groups", "kernel_initializer")}
    axes["padding"] = ["'same'", "'valid'"]
    axes["depth_multiplier"] = ["2", "3"]
    axes["strides"] = ["2", "3"]
    uneven = "(2, 3)" if rank == 2 else "(4,)"
    required = ["3", uneven, "kernel_size=5", "1"]
    if separable:
        required = ["8, 3", f"6, {uneven}", "filters=12, kernel_size=5", "18, 1"]
    return {"inputs": entry["inputs"], "required": required, "axes": axes, "count": 36}


RNN_AXES = {
    "return_sequences": ["True", "False"],
    "use_bias": ["False"],
    "go_backwards": ["True"],
    "activation": ["'relu'", "None"],
    "dropout": ["0.2"],
    "recurrent_dropout": ["0.1"],
    "unroll": ["True"],
    **COMMON,
}

MERGE_BODIES = [
    "a = keras.Input((8,))\nb = keras.Input((8,))\nx = layers.{0}()([a, b])\nmodel = keras.Model([a, b], x)",
    "a = keras.Input((4, 6))\nb = keras.Input((4, 6))\nc = keras.Input((4, 6))\nx = layers.{0}(name='m')([a, b, c])\nmodel = keras.Model([a, b, c], x)",
    "a = keras.Input((4, 6))\nb = keras.Input((1, 6))\nx = layers.{0}()([a, b])\nmodel = keras.Model([a, b], x)",
    "a = keras.Input((4, 6))\nb = keras.Input((6,))\nx = layers.{0}()([a, b])\nmodel = keras.Model([a, b], x)",
    "a = keras.Input((None, 6))\nb = keras.Input((5, 6))\nx = layers.{0}()([a, b])\nmodel = keras.Model([a, b], x)",
    "a = keras.Input((8, 8, 3))\nb = keras.Input((8, 8, 1))\nx = layers.{0}()([b, a])\nmodel = keras.Model([a, b], x)",
    "a = keras.Input((8,))\nb = layers.Dense(8)(a)\nx = layers.{0}()([a, b])\nmodel = keras.Model(a, x)",
    "a = keras.Input((8,))\nb = layers.Dense(7)(a)\nx = layers.{0}()([a, b])\nmodel = keras.Model(a, x)",
    "a = keras.Input((4, 6))\nb = keras.Input((3, 6))\nx = layers.{0}()([a, b])\nmodel = keras.Model([a, b], x)",
    "a = keras.Input((8,))\nx = layers.{0}()(a)\nmodel = keras.Model(a, x)",
    "a = keras.Input((8,))\nx = layers.{0}()([a])\nmodel = keras.Model(a, x)",
    "a = keras.Input((8,), batch_size=2)\nb = keras.Input((8,), batch_size=3)\nx = layers.{0}()([a, b])\nmodel = keras.Model([a, b], x)",
    "a = keras.Input((8,), batch_size=2)\nb = keras.Input((8,))\nx = layers.{0}()([a, b])\nmodel = keras.Model([a, b], x)",
    "a = keras.Input((8,))\nb = keras.Input((8,))\nx = layers.{0}(axis=1)([a, b])\nmodel = keras.Model([a, b], x)",
]


def merges(layer, function):
    bodies = [body.format(layer) for body in MERGE_BODIES]
    a = "a = keras.Input((4, 6))\nb = keras.Input((4, 6))\n"
    return bodies + [f"{a}x = layers.{function}([a, b])\nmodel = keras.Model([a, b], x)"]


DROP = {"seed": ["7"], "name": ["'drop'"], "trainable": ["False"]}
RANDOM = {"seed": ["3"], "name": ["'augment'"]}
RANGE = {"value_range": ["(0, 1)", "(0, 255)"], "data_format": ["'channels_last'", "'channels_first'"], **RANDOM}


def image(required, axes, count=10):
    return {"inputs": IMAGE, "required": required, "axes": axes, "count": count}


TABLE = {
    "dense": {
        "Dense": {
            "inputs": VECTOR + ["(10, 6)", "(4, 5, 6)", "(None, 6)", "(None, None, 3)"],
            "required": ["10", "units=64", "1", "16, 'relu'", "300"],
            "axes": {
                "activation": ["'relu'", "'softmax'", "'sigmoid'", "None", "keras.activations.gelu"],
                "use_bias": ["False", "True"],
                "kernel_initializer": ["'he_normal'"],
                "kernel_regularizer": ["'l2'", "keras.regularizers.L2(0.01)"],
                "bias_constraint": ["'non_neg'"],
                "lora_rank": ["2", "8"],
                "lora_alpha": ["4"],
                **COMMON,
            },
            "follow": [(), (), ("Dense(3)",)],
            "count": 48,
        },
        "EinsumDense": {
            "inputs": ["(10, 12)", "(None, 12)", "(4, 12)"],
            "required": [
                "'abc,cd->abd', output_shape=(None, 16)",
                "'abc,cd->abd', (10, 16)",
                "'...x,xy->...y', output_shape=8",
                "'abc,cde->abde', output_shape=(None, 2, 6), bias_axes='de'",
                "'abc,cd->abd', output_shape=(None, 16), bias_axes='d'",
                "'abc,bcd->ad', output_shape=7, bias_axes='d'",
                "'ab...,bc->ac...', output_shape=(5,), bias_axes='c'",
            ],
            "axes": {"activation": ["'relu'"], "lora_rank": ["2"], **COMMON},
            "count": 24,
        },
    },
    "embedding": {
        "Embedding": {
            "inputs": IDS,
            "required": ["1000, 64", "20, 8", "input_dim=5000, output_dim=32", "10, 1"],
            "axes": {
                "mask_zero": ["True"],
                "embeddings_initializer": ["'ones'"],
                "input_length": ["10"],
                "lora_rank": ["4"],
                **COMMON,
            },
            "follow": [(), ("Flatten()",), ("GlobalMaxPooling1D()",), ("LSTM(4)",)],
            "count": 30,
        },
        "ReversibleEmbedding": {
            "inputs": IDS,
            "required": ["100, 16", "20, 8"],
            "axes": {"tie_weights": ["False"], "mask_zero": ["True"], "logit_soft_cap": ["30.0"], **COMMON},
            "count": 12,
        },
    },
    "conv": {
        "Conv1D": conv(1),
        "Conv2D": conv(2),
        "Conv3D": conv(3),
        "Convolution1D": {**conv(1), "count": 10},
        "Convolution2D": {**conv(2), "count": 10},
        "Convolution3D": {**conv(3), "count": 10},
    },
    "depthwise": {
        "DepthwiseConv1D": depthwise(1),
        "DepthwiseConv2D": depthwise(2),
        "SeparableConv1D": depthwise(1, True),
        "SeparableConv2D": depthwise(2, True),
        "SeparableConvolution1D": {**depthwise(1, True), "count": 10},
        "SeparableConvolution2D": {**depthwise(2, True), "count": 10},
    },
    "conv_transpose": {
        "Conv1DTranspose": conv(1, True),
        "Conv2DTranspose": conv(2, True),
        "Conv3DTranspose": conv(3, True),
        "Convolution1DTranspose": {**conv(1, True), "count": 10},
        "Convolution2DTranspose": {**conv(2, True), "count": 10},
        "Convolution3DTranspose": {**conv(3, True), "count": 10},
    },
    "pooling": {
        **{f"MaxPooling{r}D": pool(r, [""]) for r in (1, 2, 3)},
        **{f"AveragePooling{r}D": pool(r, []) for r in (1, 2, 3)},
        **{f"MaxPool{r}D": {**pool(r, [""]), "count": 10} for r in (1, 2, 3)},
        **{f"AvgPool{r}D": {**pool(r, []), "count": 10} for r in (1, 2, 3)},
        **{f"GlobalAveragePooling{r}D": global_pool(r) for r in (1, 2, 3)},
        **{f"GlobalMaxPooling{r}D": global_pool(r) for r in (1, 2, 3)},
        **{f"GlobalAvgPool{r}D": {**global_pool(r), "count": 10} for r in (1, 2, 3)},
        **{f"GlobalMaxPool{r}D": {**global_pool(r), "count": 10} for r in (1, 2, 3)},
        **{
            f"Adaptive{kind}Pooling{r}D": {
                "inputs": (V1, V2, V3)[r - 1],
                "required": ["2", "3", "output_size=" + ("(4,)", "(2, 3)", "(2, 3, 1)")[r - 1], "4"],
                "axes": {"data_format": ["'channels_first'", "'channels_last'"], "name": ["'adaptive'"]},
                "count": 12,
            }
            for kind in ("Average", "Max")
            for r in (1, 2, 3)
        },
    },
    "core": {
        "Activation": {
            "inputs": MIXED,
            "required": ["'relu'", "'softmax'", "'tanh'", "keras.activations.selu", "'gelu'", "None", "'swish'", "'linear'"],
            "axes": {"name": ["'act'"], "trainable": ["False"]},
            "count": 16,
        },
        "Flatten": {
            "inputs": MIXED + ["(None, 3, 2)", "(3, None)", "()", "(7, 7, 64)", "(2, 3), batch_size=5"],
            "axes": {"data_format": ["'channels_first'", "'channels_last'", "None"], "name": ["'flat'"]},
            "follow": [(), ("Dense(4)",)],
            "count": 24,
        },
        "Reshape": {
            "inputs": ["(12,)", "(4, 6)", "(24,)", "(2, 3, 4)", "(None, 12)", "(12, 2), batch_size=3"],
            "required": ["(2, -1)", "(3, 4)", "(-1,)", "target_shape=(2, 6)", "(-1, 2, 2)", "(24,)", "[4, 6]", "(12, 2)", "(-1, 12)", "(3, 8)"],
            "axes": {"name": ["'shaped'"]},
            "count": 40,
        },
        "Permute": {
            "inputs": ["(10, 6)", "(4, 5, 6)", "(None, 3)", "(2, 3, 4, 5)"],
            "required": ["(2, 1)", "(3, 1, 2)", "dims=(1, 2)", "(2, 1, 3)", "(4, 3, 2, 1)"],
            "count": 16,
        },
        "RepeatVector": {"inputs": VECTOR, "required": ["3", "n=5", "1"], "axes": {"name": ["'again'"]}, "count": 12},
        "Masking": {"inputs": STEPS + ["(5, 4, 3)"], "axes": {"mask_value": ["0.0", "-1.0"], "name": ["'m'"]}, "follow": [(), ("LSTM(4)",)], "count": 10},
        "Identity": {"inputs": MIXED, "axes": {"name": ["'same'"], "trainable": ["False"]}, "count": 10},
        "Lambda": {
            "inputs": ["(10, 6)", "(None, 6)", "(8,)"],
            "required": [
                "lambda t: t * 2",
                "lambda t: keras.ops.mean(t, axis=-1)",
                "lambda t: keras.ops.expand_dims(t, -1)",
                "lambda t: t[:, :2]",
                "lambda t: t, output_shape=(3,)",
                "lambda t, k: t * k, arguments={'k': 3}",
                "keras.ops.relu",
            ],
            "count": 16,
        },
        "InputLayer": {
            "inputs": [""],
            "required": [""],
            "count": 0,
        },
    },
    "activations": {
        "ReLU": {
            "inputs": MIXED,
            "axes": {"max_value": ["6", "6.0", "None"], "negative_slope": ["0.1"], "threshold": ["1.0"], **COMMON},
            "count": 16,
        },
        "LeakyReLU": {"inputs": MIXED, "axes": {"negative_slope": ["0.1", "0"], "alpha": ["0.2"], **COMMON}, "count": 12},
        "PReLU": {
            "inputs": ["(12,)", "(10, 6)", "(8, 8, 3)", "(4, 6, 5, 2)"],
            "axes": {"shared_axes": ["[1]", "[1, 2]", "1", "(1,)"], "alpha_initializer": ["'ones'"], **COMMON},
            "count": 18,
        },
        "ELU": {"inputs": MIXED, "axes": {"alpha": ["0.5", "2"], **COMMON}, "count": 10},
        "Softmax": {"inputs": MIXED, "axes": {"axis": ["1", "-1", "(1,)", "5"], **COMMON}, "count": 12},
    },
    "normalization": {
        "BatchNormalization": {
            "inputs": ["(12,)", "(10, 6)", "(28, 28, 3)", "(None, None, 16)", "(4, 5, 6, 7)", "(None, 8), batch_size=2"],
            "axes": {
                "axis": ["-1", "1", "2", "[1]", "3"],
                "center": ["False"],
                "scale": ["False"],
                "momentum": ["0.9"],
                "epsilon": ["1e-5"],
                "renorm": ["True"],
                "synchronized": ["True"],
                **COMMON,
            },
            "follow": [(), ("Activation('relu')",)],
            "count": 34,
        },
        "LayerNormalization": {
            "inputs": MIXED,
            "axes": {"axis": ["-1", "1", "[1, 2]", "(1,)", "[-2, -1]"], "center": ["False"], "scale": ["False"], "epsilon": ["1e-6"], **COMMON},
            "count": 22,
        },
        "GroupNormalization": {
            "inputs": ["(64,)", "(10, 32)", "(8, 8, 64)", "(6, 6, 96)", "(None, 32)"],
            "axes": {"groups": ["1", "8", "-1", "16", "32"], "axis": ["-1", "1", "2"], "center": ["False"], "scale": ["False"], **COMMON},
            "count": 20,
        },
        "RMSNormalization": {"inputs": MIXED, "axes": {"axis": ["-1", "1", "(1,)", "[1, 2]"], "epsilon": ["1e-5"], **COMMON}, "count": 14},
        "UnitNormalization": {"inputs": MIXED, "axes": {"axis": ["-1", "1", "[1, 2]"], **COMMON}, "count": 10},
        "SpectralNormalization": {
            "inputs": ["(8, 8, 3)", "(16, 12, 4)"],
            "required": ["keras.layers.Conv2D(4, 3)", "keras.layers.Dense(5)", "layer=keras.layers.Conv2D(8, 2, use_bias=False)"],
            "axes": {"power_iterations": ["2"], "name": ["'spectral'"]},
            "count": 12,
        },
        "Normalization": {
            "inputs": ["(12,)", "(10, 6)", "(8, 8, 3)"],
            "axes": {"axis": ["-1", "None", "1", "(1,)"], "mean": ["3.0"], "variance": ["2.0"], "invert": ["True"], "name": ["'norm'"]},
            "count": 18,
        },
    },
    "regularization": {
        "Dropout": {"inputs": MIXED, "required": ["0.5", "rate=0.2", "0", "1", "0.25"], "axes": {"noise_shape": ["None"], **DROP}, "count": 20},
        "AlphaDropout": {"inputs": MIXED, "required": ["0.5", "rate=0.2"], "axes": DROP, "count": 10},
        "GaussianDropout": {"inputs": MIXED, "required": ["0.5", "rate=0.2"], "axes": DROP, "count": 10},
        "GaussianNoise": {"inputs": MIXED, "required": ["0.5", "stddev=0.2"], "axes": DROP, "count": 10},
        "SpatialDropout1D": {"inputs": V1, "required": ["0.5", "rate=0.2"], "axes": {"seed": ["1"], "name": ["'s'"]}, "count": 10},
        "SpatialDropout2D": {"inputs": V2, "required": ["0.5", "rate=0.2"], "axes": {"data_format": ["'channels_first'"], "name": ["'s'"]}, "count": 10},
        "SpatialDropout3D": {"inputs": V3, "required": ["0.5", "rate=0.2"], "axes": {"data_format": ["'channels_first'"], "name": ["'s'"]}, "count": 10},
        "ActivityRegularization": {"inputs": MIXED, "axes": {"l1": ["0.1"], "l2": ["0.2"], **COMMON}, "count": 10},
    },
    "reshaping": {
        "UpSampling1D": {"inputs": V1, "axes": {"size": ["3", "1"], "name": ["'up'"]}, "count": 10},
        "UpSampling2D": {
            "inputs": V2,
            "axes": {"size": ["3", "(1, 2)", "[2, 3]"], "data_format": ["'channels_first'"], "interpolation": ["'bilinear'", "'nearest'", "'bicubic'"], "name": ["'up'"]},
            "count": 18,
        },
        "UpSampling3D": {"inputs": V3, "axes": {"size": ["3", "(1, 2, 3)"], "data_format": ["'channels_first'"], "name": ["'up'"]}, "count": 10},
        "ZeroPadding1D": {"inputs": V1, "required": ["", "2", "padding=(1, 3)", "0"], "axes": {"data_format": ["'channels_first'"], "name": ["'pad'"]}, "count": 12},
        "ZeroPadding2D": {
            "inputs": V2,
            "required": ["", "2", "(1, 3)", "padding=((1, 0), (2, 3))", "[1, 2]", "((0, 1), (0, 1))"],
            "axes": {"data_format": ["'channels_first'"], "name": ["'pad'"]},
            "count": 16,
        },
        "ZeroPadding3D": {"inputs": V3, "required": ["", "2", "(1, 3, 0)", "((1, 0), (2, 3), (0, 0))"], "axes": {"data_format": ["'channels_first'"]}, "count": 12},
        "Cropping1D": {"inputs": ["(32, 8)", "(None, 8)", "(7, 12)", "(16, 6), batch_size=4"], "required": ["", "2", "cropping=(1, 3)", "0"], "axes": {"name": ["'crop'"]}, "count": 12},
        "Cropping2D": {"inputs": V2, "required": ["", "2", "(1, 3)", "cropping=((1, 0), (2, 1))"], "axes": {"data_format": ["'channels_first'"], "name": ["'crop'"]}, "count": 16},
        "Cropping3D": {"inputs": V3, "required": ["", "2", "(1, 2, 0)", "((1, 0), (2, 1), (0, 0))"], "axes": {"data_format": ["'channels_first'"]}, "count": 12},
    },
    "rnn": {
        "LSTM": {"inputs": STEPS, "required": ["4", "units=32", "64, 'tanh'", "1"], "axes": {"unit_forget_bias": ["False"], **RNN_AXES}, "follow": [(), ("Dense(2)",)], "count": 32},
        "GRU": {"inputs": STEPS, "required": ["4", "units=32", "16"], "axes": {"reset_after": ["False", "True"], **RNN_AXES}, "follow": [(), ("Dense(2)",)], "count": 32},
        "SimpleRNN": {"inputs": STEPS, "required": ["4", "units=32", "16"], "axes": RNN_AXES, "follow": [(), ("Dense(2)",)], "count": 28},
        "RNN": {
            "inputs": STEPS,
            "required": [
                "keras.layers.LSTMCell(4)",
                "keras.layers.GRUCell(6)",
                "keras.layers.SimpleRNNCell(5)",
                "[keras.layers.LSTMCell(4), keras.layers.LSTMCell(3)]",
                "keras.layers.StackedRNNCells([keras.layers.GRUCell(4), keras.layers.SimpleRNNCell(3)])",
                "cell=keras.layers.GRUCell(3, reset_after=False)",
            ],
            "axes": {"return_sequences": ["True"], "go_backwards": ["True"], "unroll": ["True"], "zero_output_for_mask": ["True"], "name": ["'r'"], "trainable": ["False"]},
            "count": 24,
        },
        "Bidirectional": {
            "inputs": STEPS,
            "required": [
                "keras.layers.LSTM(4)",
                "keras.layers.GRU(6, return_sequences=True)",
                "layer=keras.layers.SimpleRNN(5)",
                "keras.layers.RNN(keras.layers.LSTMCell(3))",
                "keras.layers.LSTM(4), backward_layer=keras.layers.LSTM(4, go_backwards=True)",
                "keras.layers.LSTM(4), backward_layer=keras.layers.GRU(4, go_backwards=True)",
            ],
            "axes": {"merge_mode": ["'sum'", "'concat'", "'ave'", "'mul'"], "name": ["'both'"], "trainable": ["False"]},
            "follow": [(), ("Dense(2)",)],
            "count": 24,
        },
        "TimeDistributed": {
            "inputs": ["(5, 8)", "(4, 8, 8, 3)", "(None, 6)", "(3, 4, 5)"],
            "required": ["keras.layers.Dense(3)", "keras.layers.Flatten()", "keras.layers.Conv2D(4, 3)", "layer=keras.layers.Dropout(0.5)", "keras.layers.BatchNormalization()"],
            "axes": {"name": ["'each'"], "trainable": ["False"]},
            "count": 20,
        },
        "ConvLSTM1D": {
            "inputs": ["(5, 16, 3)", "(None, 20, 2)"],
            "required": ["4, 3", "filters=6, kernel_size=(5,)"],
            "axes": {"padding": ["'same'"], "strides": ["2"], "return_sequences": ["True"], "use_bias": ["False"], "dilation_rate": ["2"], "data_format": ["'channels_first'"], "dropout": ["0.1"]},
            "count": 14,
        },
        "ConvLSTM2D": {
            "inputs": ["(5, 16, 12, 3)", "(None, 20, 20, 2)", "(3, None, None, 4)"],
            "required": ["4, 3", "filters=6, kernel_size=(5, 2)"],
            "axes": {"padding": ["'same'"], "strides": ["2", "(1, 2)"], "return_sequences": ["True"], "use_bias": ["False"], "dilation_rate": ["2"], "data_format": ["'channels_first'"], "name": ["'c'"]},
            "count": 18,
        },
        "ConvLSTM3D": {
            "inputs": ["(5, 8, 8, 8, 3)", "(None, 6, 7, 8, 2)"],
            "required": ["4, 3", "filters=6, kernel_size=(3, 2, 1)"],
            "axes": {"padding": ["'same'"], "strides": ["2"], "return_sequences": ["True"], "use_bias": ["False"]},
            "count": 12,
        },
    },
    "merging": {name: {"inputs": [""], "count": 0} for name in ("Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum", "Concatenate", "Dot")},
    "attention": {name: {"inputs": [""], "count": 0} for name in ("Attention", "AdditiveAttention", "MultiHeadAttention", "GroupQueryAttention")},
    "cells": {name: {"inputs": [""], "count": 0} for name in ("LSTMCell", "GRUCell", "SimpleRNNCell", "StackedRNNCells")},
    "preprocessing": {
        "Rescaling": {"inputs": IMAGE + ["(10,)"], "required": ["1./255", "scale=1/127.5, offset=-1", "[1, 2, 3]"], "axes": {"dtype": ["'float16'"], "name": ["'scaled'"]}, "count": 12},
        "CategoryEncoding": {
            "inputs": ["(1,), dtype='int32'", "(5,), dtype='int32'", "()", "(None,), dtype='int32'", "(3, 4), dtype='int32'"],
            "required": ["10", "num_tokens=4"],
            "axes": {"output_mode": ["'one_hot'", "'multi_hot'", "'count'"], "name": ["'encoded'"]},
            "count": 20,
        },
        "Discretization": {
            "inputs": ["(1,)", "(4,)", "(3, 2)", "(None,)"],
            "required": ["[0., 1., 2.]", "bin_boundaries=[0.5, 1.5]"],
            "axes": {"output_mode": ["'int'", "'one_hot'", "'multi_hot'", "'count'"], "name": ["'bins'"]},
            "count": 18,
        },
        "Hashing": {
            "inputs": ["(1,), dtype='int32'", "(4,), dtype='string'", "(3, 2), dtype='int32'"],
            "required": ["10", "num_bins=5"],
            "axes": {"output_mode": ["'int'", "'one_hot'", "'multi_hot'", "'count'"], "salt": ["7"], "mask_value": ["0"]},
            "count": 16,
        },
        "StringLookup": {
            "inputs": TEXT,
            "required": ["vocabulary=['a', 'b', 'c']", "vocabulary=['x', 'y'], num_oov_indices=2", "vocabulary=['a', 'b'], mask_token=''", "vocabulary=['p', 'q'], num_oov_indices=0"],
            "axes": {"output_mode": ["'int'", "'one_hot'", "'multi_hot'", "'count'"], "max_tokens": ["20"], "pad_to_max_tokens": ["True"], "invert": ["True"], "name": ["'look'"]},
            "count": 26,
        },
        "IntegerLookup": {
            "inputs": ["(1,), dtype='int64'", "(5,), dtype='int64'", "(), dtype='int64'"],
            "required": ["vocabulary=[10, 20, 30]", "vocabulary=[1, 2], num_oov_indices=2", "vocabulary=[5, 6], mask_token=0", "vocabulary=[7, 8, 9], num_oov_indices=0"],
            "axes": {"output_mode": ["'int'", "'one_hot'", "'multi_hot'", "'count'"], "max_tokens": ["20"], "pad_to_max_tokens": ["True"], "name": ["'look'"]},
            "count": 22,
        },
        "TextVectorization": {
            "inputs": ["(1,), dtype='string'", "(), dtype='string'"],
            "required": ["vocabulary=['a', 'b', 'c']", "100", "max_tokens=50"],
            "axes": {
                "output_mode": ["'int'", "'multi_hot'", "'count'"],
                "output_sequence_length": ["12"],
                "max_tokens": ["30"],
                "pad_to_max_tokens": ["True"],
                "standardize": ["None", "'lower'"],
                "split": ["'character'", "None"],
                "ngrams": ["2"],
            },
            "follow": [(), ("Embedding(50, 4)",)],
            "count": 30,
        },
        "MelSpectrogram": {
            "inputs": ["(16000,)", "(8000,)", "(4000, 1)", "(None,)"],
            "axes": {"fft_length": ["512", "1024"], "sequence_stride": ["128", "256"], "num_mel_bins": ["40", "64"], "sampling_rate": ["8000"], "sequence_length": ["400"], "name": ["'mel'"]},
            "count": 16,
        },
        "STFTSpectrogram": {
            "inputs": ["(16000, 1)", "(4000, 2)", "(1000, 1)"],
            "axes": {
                "mode": ["'log'", "'magnitude'", "'psd'", "'real'", "'imag'", "'angle'", "'stft'"],
                "frame_length": ["64", "128"],
                "frame_step": ["32", "50"],
                "fft_length": ["256", "512"],
                "padding": ["'same'", "'valid'"],
                "expand_dims": ["True"],
                "window": ["None", "'hamming'"],
            },
            "count": 28,
        },
    },
    "image": {
        "Resizing": image(["24, 16", "height=40, width=40"], {"interpolation": ["'nearest'", "'area'"], "crop_to_aspect_ratio": ["True"], "pad_to_aspect_ratio": ["True"], "antialias": ["True"], "data_format": ["'channels_first'", "'channels_last'"]}, 16),
        "CenterCrop": image(["12, 10", "height=8, width=8", "40, 40"], {"data_format": ["'channels_first'"], "name": ["'c'"]}, 14),
        "RandomCrop": image(["12, 10", "height=8, width=8", "40, 40"], {"data_format": ["'channels_first'"], "name": ["'c'"]}, 14),
        "RandomFlip": image(["", "'horizontal'", "mode='vertical'"], {"data_format": ["'channels_first'"], **RANDOM}, 12),
        "RandomRotation": image(["0.2", "factor=(-0.1, 0.3)"], {"fill_mode": ["'constant'", "'nearest'"], "interpolation": ["'nearest'"], "fill_value": ["1.0"], **RANDOM}, 12),
        "RandomZoom": image(["0.2", "(-0.2, 0.1), 0.3"], {"fill_mode": ["'wrap'"], "interpolation": ["'nearest'"], **RANDOM}, 12),
        "RandomTranslation": image(["0.2, 0.1", "height_factor=0.1, width_factor=(-0.2, 0.3)"], {"fill_mode": ["'nearest'"], **RANDOM}, 12),
        "RandomShear": image(["0.2, 0.1", "x_factor=0.3", ""], {"fill_mode": ["'nearest'"], **RANDOM}),
        "RandomContrast": image(["0.2", "factor=(0.1, 0.3)"], {"value_range": ["(0, 1)"], **RANDOM}),
        "RandomBrightness": image(["0.2", "factor=(-0.1, 0.3)"], {"value_range": ["(0, 1)"], **RANDOM}),
        "RandomColorDegeneration": image(["0.2", "factor=(0.1, 0.3)"], RANGE),
        "RandomColorJitter": image(["", "brightness_factor=0.2", "(0, 1), 0.1, 0.2, 0.3, 0.1"], RANDOM),
        "RandomElasticTransform": image(["", "0.5"], {"scale": ["0.5"], "interpolation": ["'nearest'"], **RANGE}),
        "RandomErasing": image(["", "0.5"], {"scale": ["0.2"], "fill_value": ["0.0"], **RANGE}),
        "RandomGaussianBlur": image(["", "0.5"], {"kernel_size": ["5", "(3, 5)"], "sigma": ["2.0"], **RANGE}),
        "RandomGrayscale": image(["", "0.8"], {"data_format": ["'channels_last'"], **RANDOM}),
        "RandomHue": image(["0.2", "factor=(0.1, 0.3)"], RANGE),
        "RandomInvert": image(["", "0.5"], RANGE),
        "RandomPerspective": image(["", "0.5"], {"scale": ["0.5"], "interpolation": ["'nearest'"], **RANDOM}),
        "RandomPosterization": image(["4", "factor=8"], RANGE),
        "RandomSaturation": image(["0.2", "factor=(0.1, 0.3)"], RANGE),
        "RandomSharpness": image(["0.2", "factor=(0.1, 0.3)"], RANGE),
        "RandAugment": image(["", "num_ops=3"], {"factor": ["0.3"], **RANGE}),
        "AugMix": image(["", "num_chains=2"], {"chain_depth": ["2"], "factor": ["0.2"], **RANGE}),
        "AutoContrast": image([""], {"value_range": ["(0, 1)"], "name": ["'auto'"]}),
        "ContrastLimitedAdaptiveHistogramEqualization": image([""], {"clip_limit": ["2.0"], "tile_grid_size": ["(4, 4)"], "name": ["'clahe'"], "value_range": ["(0, 1)"]}),
        "CutMix": image([""], {"factor": ["0.5"], **RANDOM}),
        "MixUp": image([""], {"alpha": ["0.5"], **RANDOM}),
        "Solarization": image([""], {"addition_factor": ["0.1"], "threshold_factor": ["0.5"], "value_range": ["(0, 1)"], **RANDOM}),
        "Equalization": {**image([""], {"bins": ["128"], "value_range": ["(0, 1)"], "name": ["'eq'"]}), "follow": [(), ("Flatten()",)]},
        "MaxNumBoundingBoxes": image(["5", "max_number=3"], {"fill_value": ["0"], "name": ["'boxes'"]}),
        "Pipeline": image(["[keras.layers.Rescaling(1/255), keras.layers.RandomFlip()]", "layers=[keras.layers.Resizing(8, 8)]", "[]"], {"name": ["'steps'"]}),
    },
}

IMAGE_BROKEN = [("(32, 32, 3)", "size=3")]

BROKEN = {
    "Dense": [
        ("(4,)", "0"),
        ("(4,)", "-3"),
        ("(4,)", "2.5"),
        ("(4,)", "10/2"),
        ("(4,)", "'8'"),
        ("(4,)", ""),
        ("(4,)", "8, activation='Relu'"),
        ("(4,)", "8, activation='nope'"),
        ("(4,)", "8, unit=3"),
        ("(4,)", "8, biais=False"),
        ("(4,)", "8, input_dim=4"),
        ("(4,)", "True"),
        ("(4,)", "8, kernel_initializer='nothing'"),
        ("(4,)", "8, kernel_regularizer='l7'"),
        ("(4,)", "8, lora_rank=0"),
        ("()", "8"),
        ("(None,)", "8"),
        ("(0,)", "8"),
        ("(4,)", "8, 'relu', True, 'zeros', units=3"),
        ("(4,)", "8, trainable=1"),
        ("(4,)", "8, name=5"),
        ("(4,)", "None"),
        ("(4,)", "8, weights=[1]"),
        ("(4,)", "8, batch_input_shape=(None, 4)"),
        ("(4,)", "8, dtype='float13'"),
    ],
    "EinsumDense": [
        ("(10, 12)", "'abc,cd->abd'"),
        ("(10, 12)", "'abc,cd', output_shape=(None, 3)"),
        ("(10, 12)", "'ab,bc->ac', output_shape=3"),
        ("(10, 12)", "'abc,cd->abd', output_shape=(None, 3), bias_axes='z'"),
        ("(10, 12)", "'abc,cd->abd', output_shape=3"),
        ("(10, 12)", "'abc,cd->abe', output_shape=(None, 3)"),
    ],
    "Embedding": [
        ("(10,)", "100"),
        ("(10,)", "0, 8"),
        ("(10,)", "-1, 8"),
        ("(10,)", "100, 0"),
        ("(10,)", "100, 8.0"),
        ("(10,)", "100, 8, input_shape=(10,)"),
        ("(10,)", "100, 8, mask_zeros=True"),
        ("(10,)", "input_dim=100, output=8"),
    ],
    "ReversibleEmbedding": [("(10,)", "100"), ("(10,)", "100, 8, tied=True")],
    "Conv1D": [
        ("(32, 8)", "0, 3"),
        ("(32, 8)", "8"),
        ("(32, 8)", "8, 0"),
        ("(32, 8)", "8, (3, 3)"),
        ("(32, 8)", "8, 3, padding='Same'"),
        ("(32, 8)", "8, 3, padding='full'"),
        ("(32, 8)", "8, 3, strides=0"),
        ("(32,)", "8, 3"),
        ("(28, 28, 1)", "8, 3"),
        ("(4, 8)", "8, 5"),
        ("(4, 8)", "8, 5, padding='causal'"),
        ("(4, 8)", "8, 3, strides=2, dilation_rate=2"),
        ("(4, None)", "8, 3"),
        ("(4, 8)", "8, kernelsize=3"),
        ("(4, 8)", "filter=8, kernel_size=3"),
    ],
    "Conv2D": [
        ("(28, 28, 1)", "32"),
        ("(28, 28, 1)", "0, 3"),
        ("(28, 28, 1)", "-4, 3"),
        ("(28, 28, 1)", "2.5, 3"),
        ("(28, 28, 1)", "'8', 3"),
        ("(28, 28, 1)", "8, 0"),
        ("(28, 28, 1)", "8, -3"),
        ("(28, 28, 1)", "8, 3.5"),
        ("(28, 28, 1)", "8, (3,)"),
        ("(28, 28, 1)", "8, (3, 3, 3)"),
        ("(28, 28, 1)", "8, '3'"),
        ("(28, 28, 1)", "8, None"),
        ("(28, 28, 1)", "8, 3, 0"),
        ("(28, 28, 1)", "8, 3, strides=-1"),
        ("(28, 28, 1)", "8, 3, strides=(2, 2, 2)"),
        ("(28, 28, 1)", "8, 3, padding='valid '"),
        ("(28, 28, 1)", "8, 3, padding='causal'"),
        ("(28, 28, 1)", "8, 3, padding=1"),
        ("(28, 28, 1)", "8, 3, padding=None"),
        ("(28, 28, 1)", "8, 3, data_format='last'"),
        ("(28, 28, 1)", "8, 3, dilation_rate=0"),
        ("(28, 28, 1)", "8, 3, groups=0"),
        ("(28, 28, 1)", "8, 3, groups=3"),
        ("(28, 28, 6)", "8, 3, groups=4"),
        ("(28, 28)", "8, 3"),
        ("(784,)", "8, 3"),
        ("(2, 28, 28, 1)", "8, 3"),
        ("(2, 2, 1)", "8, 3"),
        ("(2, 8, 1)", "8, 3, strides=2"),
        ("(9, 9, 1)", "8, 5, dilation_rate=3"),
        ("(28, 28, None)", "8, 3"),
        ("(28, 28, 1)", "8, 3, activation='rely'"),
        ("(28, 28, 1)", "8, 3, input_shape=(28, 28, 1)"),
        ("(28, 28, 1)", "8, 3, stride=2"),
        ("(28, 28, 1)", "8, 3, border_mode='same'"),
        ("(28, 28, 1)", "kernel_size=3"),
        ("(28, 28, 1)", "8, 3, 1, 'same', None, 1, 1, 'relu', True, None, None, None, None, None, None, None, 5"),
        ("(28, 28, 1)", "8, 3, filters=4"),
        ("(28, 28, 1)", "True, 3"),
        ("(28, 28, 1)", "8, 3, lora_rank=2"),
    ],
    "Conv3D": [
        ("(8, 8, 8, 1)", "4"),
        ("(8, 8, 8)", "4, 3"),
        ("(8, 8, 8, 1)", "4, (3, 3)"),
        ("(8, 2, 8, 1)", "4, 3"),
        ("(8, 8, 8, 1)", "4, 3, strides=2, dilation_rate=2"),
        ("(8, 8, 8, 1)", "4, 3, groups=3"),
        ("(8, 8, 8, 1)", "4, 3, padding='causal'"),
    ],
    "DepthwiseConv1D": [("(16, 4)", ""), ("(16, 4)", "3, padding='causal'"), ("(16, 4)", "3, filters=4"), ("(16,)", "3"), ("(2, 4)", "3"), ("(16, 4)", "3, depth_multiplier=0")],
    "DepthwiseConv2D": [
        ("(16, 16, 4)", ""),
        ("(16, 16, 4)", "3, kernel_initializer='zeros'"),
        ("(16, 16)", "3"),
        ("(2, 16, 4)", "3"),
        ("(16, 16, 4)", "3, depth_multiplier=-1"),
        ("(16, 16, 4)", "3, strides=(1, 2)"),
        ("(16, 16, 4)", "3, strides=2, dilation_rate=2"),
        ("(16, 16, 4)", "(3, 3, 3)"),
        ("(16, 16, 4)", "3, padding='wide'"),
    ],
    "SeparableConv1D": [("(16, 4)", "8"), ("(16, 4)", "8, 3, padding='causal'"), ("(16,)", "8, 3"), ("(2, 4)", "8, 3"), ("(16, 4)", "0, 3"), ("(16, 4)", "8, 3, strides=2, dilation_rate=2")],
    "SeparableConv2D": [
        ("(16, 16, 4)", "8"),
        ("(16, 16)", "8, 3"),
        ("(2, 16, 4)", "8, 3"),
        ("(16, 16, 4)", "8, 3, strides=2, dilation_rate=2"),
        ("(16, 16, 4)", "8, 3, depth_multiplier=0"),
        ("(16, 16, 4)", "8, 3, kernel_regularizer='l2'"),
        ("(16, 16, 4)", "8, 3, strides=(1, 2)"),
    ],
    "Conv1DTranspose": [("(16, 4)", "8"), ("(16,)", "8, 3"), ("(8, 8, 4)", "8, 3"), ("(16, 4)", "8, 3, padding='causal'"), ("(16, 4)", "0, 3"), ("(16, 4)", "8, 3, strides=2, output_padding=2"), ("(16, 4)", "8, 3, groups=2")],
    "Conv2DTranspose": [
        ("(16, 16, 4)", "8"),
        ("(16, 16)", "8, 3"),
        ("(4, 8, 8, 4)", "8, 3"),
        ("(16, 16, 4)", "8, 3, padding='causal'"),
        ("(16, 16, 4)", "8, 3, strides=2, output_padding=2"),
        ("(16, 16, 4)", "8, 3, strides=2, output_padding=3"),
        ("(16, 16, 4)", "8, 3, strides=2, dilation_rate=2"),
        ("(16, 16, 4)", "-8, 3"),
        ("(16, 16, 4)", "8, 0"),
        ("(16, 16, None)", "8, 3"),
    ],
    "Conv3DTranspose": [("(8, 8, 8, 2)", "4"), ("(8, 8, 8)", "4, 3"), ("(8, 8, 8, 2)", "4, 3, strides=2, dilation_rate=2"), ("(8, 8, 8, 2)", "4, (3, 3)")],
    "MaxPooling1D": [("(16,)", ""), ("(8, 8, 3)", ""), ("(4, 3)", "5"), ("(4, 3)", "0"), ("(4, 3)", "2, padding='SAME'"), ("(4, 3)", "2, padding='causal'"), ("(4, 3)", "(2, 2)"), ("(4, 3)", "2, strides=0"), ("(4, 3)", "2.0")],
    "MaxPooling2D": [
        ("(28, 28)", ""),
        ("(784,)", "2"),
        ("(2, 28, 28, 1)", ""),
        ("(2, 2, 1)", "3"),
        ("(28, 28, 1)", "0"),
        ("(28, 28, 1)", "-2"),
        ("(28, 28, 1)", "2.5"),
        ("(28, 28, 1)", "(2, 2, 2)"),
        ("(28, 28, 1)", "2, padding='Same'"),
        ("(28, 28, 1)", "2, padding='SAME'"),
        ("(28, 28, 1)", "2, strides=0"),
        ("(28, 28, 1)", "2, stride=2"),
        ("(28, 28, 1)", "size=2"),
        ("(28, 28, 1)", "2, data_format='first'"),
        ("(28, 28, 1)", "None"),
        ("(28, 28, 1)", "'2'"),
        ("(1, 28, 1)", ""),
        ("(1, 28, 1)", "padding='same'"),
    ],
    "MaxPooling3D": [("(8, 8, 8)", ""), ("(8, 1, 8, 2)", ""), ("(8, 8, 8, 2)", "(2, 2)"), ("(8, 8, 8, 2)", "0")],
    "AveragePooling1D": [("(16, 3)", ""), ("(16,)", "2"), ("(1, 3)", "2"), ("(16, 3)", "2, padding='causal'")],
    "AveragePooling2D": [("(28, 28, 1)", ""), ("(28, 28)", "2"), ("(1, 1, 3)", "2"), ("(28, 28, 1)", "pool=2"), ("(28, 28, 1)", "(0, 2)")],
    "AveragePooling3D": [("(8, 8, 8, 1)", ""), ("(8, 8, 8)", "2"), ("(1, 8, 8, 1)", "2")],
    "GlobalAveragePooling1D": [("(16,)", ""), ("(4, 4, 3)", ""), ("(16, 3)", "2"), ("(16, 3)", "keepdim=True")],
    "GlobalAveragePooling2D": [("(16,)", ""), ("(16, 3)", ""), ("(4, 4, 4, 3)", ""), ("(16, 16, 3)", "pool_size=2"), ("(16, 16, 3)", "data_format='last'")],
    "GlobalAveragePooling3D": [("(16, 4, 3)", ""), ("(4, 4, 4, 3)", "keepdims='yes'")],
    "GlobalMaxPooling1D": [("(16,)", ""), ("(4, 4, 3)", "")],
    "GlobalMaxPooling2D": [("(16, 3)", ""), ("(4, 4, 3)", "2")],
    "GlobalMaxPooling3D": [("(16, 4, 3)", ""), ("(4, 4, 4, 3)", "strides=2")],
    "AdaptiveAveragePooling1D": [("(16, 4)", ""), ("(16, 4)", "0"), ("(16, 4)", "(2, 2)"), ("(16, 4)", "2.5"), ("(8,)", "3")],
    "AdaptiveAveragePooling2D": [("(16, 16, 4)", ""), ("(16, 16, 4)", "0"), ("(16, 16, 4)", "(2, 2, 2)"), ("(8,)", "3"), ("(4, 4, 3)", "-1")],
    "AdaptiveMaxPooling2D": [("(16, 16, 4)", "'2'"), ("(16, 16, 4)", "None"), ("(16, 16, 4)", "(2,)")],
    "AdaptiveMaxPooling1D": [("(16, 4)", "-1"), ("(16, 4)", "size=2")],
    "AdaptiveAveragePooling3D": [("(6, 6, 6, 2)", "(2, 2)"), ("(6, 6, 6, 2)", "0")],
    "AdaptiveMaxPooling3D": [("(6, 6, 6, 2)", "[2, 2]"), ("(6, 6, 6, 2)", "size=3")],
    "Activation": [("(4,)", ""), ("(4,)", "'Softmax'"), ("(4,)", "'reluu'"), ("(4,)", "5"), ("(4,)", "activation='relu', alpha=2"), ("(4,)", "lambda t: t * 2")],
    "Flatten": [("(4, 5)", "1"), ("(4, 5)", "data_format='x'"), ("(4, 5)", "input_shape=(4, 5)"), ("(4, 5)", "axis=1"), ("(4, 5)", "'channels_last', 3")],
    "Reshape": [
        ("(12,)", "(5, 2)"),
        ("(12,)", "(-1, -1)"),
        ("(12,)", "(-1, 5)"),
        ("(12,)", ""),
        ("(12,)", "12"),
        ("(12,)", "3, 4"),
        ("(12,)", "(3, 4.0)"),
        ("(12,)", "(0, 12)"),
        ("(12,)", "(None, 2)"),
        ("(12,)", "(-2, 6)"),
        ("(None, 4)", "(8,)"),
        ("(None, 4)", "(-1, 3)"),
        ("(12,)", "shape=(3, 4)"),
        ("(12,)", "'12'"),
        ("(12,)", "()"),
        ("(1,)", "()"),
    ],
    "Permute": [("(4, 5)", "(1, 0)"), ("(4, 5)", "(1, 3)"), ("(4, 5)", "(1,)"), ("(4, 5)", ""), ("(4, 5)", "2, 1"), ("(4, 5)", "(2, 2)"), ("(4, 5)", "(1, 2, 3)")],
    "RepeatVector": [("(4,)", ""), ("(4,)", "2.5"), ("(4, 5)", "3"), ("(4,)", "'3'"), ("(4,)", "0"), ("(4,)", "-1")],
    "Masking": [("(4, 5)", "mask=0"), ("(4,)", ""), ("(4, 5)", "0, 1")],
    "Identity": [("(4, 5)", "3"), ("(4, 5)", "units=3")],
    "Lambda": [("(4,)", ""), ("(4,)", "lambda t: t[:, 9]"), ("(4,)", "lambda t: keras.ops.reshape(t, (-1, 3, 3))"), ("(4,)", "lambda t: undefined_name"), ("(4,)", "lambda: 3")],
    "ReLU": [("(4,)", "max_value=-1"), ("(4,)", "negative_slope=-0.5"), ("(4,)", "threshold=-1"), ("(4,)", "negative_slope=None"), ("(4,)", "threshold=None"), ("(4,)", "6"), ("(4,)", "alpha=0.1"), ("(4,)", "units=4")],
    "LeakyReLU": [("(4,)", "-0.1"), ("(4,)", "None"), ("(4,)", "slope=0.1"), ("(4,)", "alpha=-1"), ("(4,)", "negative_slope=0.1, alpha=0.2")],
    "PReLU": [("(None, 4)", ""), ("(None, 4)", "shared_axes=[1]"), ("(4,)", "shared_axes=[3]"), ("(4,)", "alpha=0.1"), ("(4,)", "'Zeros', None, None, 1, 2")],
    "ELU": [("(4,)", "alpha=-1"), ("(4,)", "negative_slope=1"), ("(4,)", "None")],
    "Softmax": [("(4,)", "axes=1"), ("(4,)", "axis='last'"), ("(4,)", "1, 2")],
    "BatchNormalization": [
        ("(4,)", "axis=5"),
        ("(4,)", "axis=0"),
        ("(4,)", "axis='last'"),
        ("(4,)", "axes=1"),
        ("(None, 4)", "axis=1"),
        ("(4,)", "momentum=2"),
        ("(4,)", "momentum='0.9'"),
        ("(8, 8, 3)", "axis=-4"),
        ("(4,)", "gamma='ones'"),
        ("(4,)", "axis=[1, 2]"),
        ("(4,)", "axis=-3"),
        ("(4,)", "axis=1.0"),
        ("(4,)", "units=3"),
        ("(4,)", "renorm=True, renorm_clipping={'rmax': 3}"),
    ],
    "LayerNormalization": [("(4,)", "axis=3"), ("(4,)", "axis='x'"), ("(None, 4)", "axis=1"), ("(4,)", "axes=[1]"), ("(4,)", "axis=1.5"), ("(4,)", "rms_scaling=True")],
    "GroupNormalization": [("(16,)", ""), ("(64,)", "groups=7"), ("(64,)", "groups=0"), ("(None,)", "groups=2"), ("(64,)", "axis=4"), ("(64,)", "group=4")],
    "RMSNormalization": [("(4,)", "axis=4"), ("(4,)", "axis=2.5"), ("(4,)", "center=True")],
    "UnitNormalization": [("(4,)", "axis=4"), ("(4,)", "axis='1'"), ("(4,)", "axis=None")],
    "SpectralNormalization": [("(8, 8, 3)", ""), ("(8,)", "keras.layers.Flatten()"), ("(8,)", "keras.layers.Dense(2), power_iterations=0"), ("(8,)", "5")],
    "Normalization": [("(4,)", "axis=3"), ("(4,)", "mean=1.0"), ("(4,)", "axes=1"), ("(None,)", ""), ("(3,)", "mean=[1., 2., 3.], variance=[1., 1., 1.]"), ("(3,)", "mean=[1., 2.], variance=[1., 1.]")],
    "Dropout": [("(4,)", ""), ("(4,)", "1.5"), ("(4,)", "-0.1"), ("(4,)", "'0.5'"), ("(4,)", "None"), ("(4,)", "50"), ("(4,)", "p=0.5"), ("(4,)", "0.5, (None, 1)"), ("(4,)", "0.5, noise_shape=(3, 3)"), ("(4,)", "0.5, seed=1.5"), ("(4,)", "True")],
    "AlphaDropout": [("(4,)", "1.5"), ("(4,)", ""), ("(4,)", "0.5, noise=1")],
    "GaussianDropout": [("(4,)", "1.5"), ("(4,)", ""), ("(4,)", "-1")],
    "GaussianNoise": [("(4,)", "1.5"), ("(4,)", "-0.5"), ("(4,)", ""), ("(4,)", "std=0.1")],
    "SpatialDropout1D": [("(4,)", "0.5"), ("(4, 3)", "1.5"), ("(4, 3)", "0.5, trainable=False"), ("(4, 4, 3)", "0.5")],
    "SpatialDropout2D": [("(4, 3)", "0.5"), ("(4, 4, 3)", "2"), ("(4, 4, 3)", "0.5, data_format='x'")],
    "SpatialDropout3D": [("(4, 4, 3)", "0.5"), ("(4, 4, 4, 3)", "0.5, 'channels_middle'"), ("(4, 4, 4, 3)", "")],
    "ActivityRegularization": [("(4,)", "l3=1"), ("(4,)", "'x'")],
    "UpSampling1D": [("(4,)", "2"), ("(4, 3)", "2.5"), ("(4, 3)", "(2, 2)"), ("(4, 3)", "0"), ("(4, 4, 3)", "2")],
    "UpSampling2D": [("(4, 3)", "2"), ("(4, 4, 3)", "0"), ("(4, 4, 3)", "(2, 2, 2)"), ("(4, 4, 3)", "2, interpolation='linear'"), ("(4, 4, 3)", "2, interpolation='cubic'"), ("(4, 4, 3)", "2.5"), ("(4, 4, 3)", "scale=2"), ("(4, 4, 3)", "2, data_format='channels_first', interpolation='bilinear'")],
    "UpSampling3D": [("(4, 4, 3)", "2"), ("(4, 4, 4, 3)", "(2, 2)"), ("(4, 4, 4, 3)", "-1")],
    "ZeroPadding1D": [("(4,)", ""), ("(4, 3)", "-1"), ("(4, 3)", "(1, 2, 3)"), ("(4, 3)", "'same'"), ("(4, 3)", "1.5")],
    "ZeroPadding2D": [("(4, 3)", ""), ("(8, 8, 3)", "-1"), ("(8, 8, 3)", "(1, 2, 3)"), ("(8, 8, 3)", "'same'"), ("(8, 8, 3)", "((1, 2, 3), 1)"), ("(8, 8, 3)", "((1, 2), 1)"), ("(8, 8, 3)", "-5")],
    "ZeroPadding3D": [("(4, 4, 3)", ""), ("(4, 4, 4, 3)", "(1, 2)"), ("(4, 4, 4, 3)", "-1"), ("(4, 4, 4, 3)", "(1, (1, 2, 3), 1)")],
    "Cropping1D": [("(4,)", ""), ("(4, 3)", "2"), ("(4, 3)", "5"), ("(4, 3)", "-1"), ("(4, 3)", "(1, 2, 3)"), ("(4, 3)", "1.5"), ("(1, 4)", "")],
    "Cropping2D": [("(4, 3)", ""), ("(8, 8, 3)", "4"), ("(8, 8, 3)", "-1"), ("(8, 8, 3)", "(1, 2, 3)"), ("(8, 8, 3)", "((1, 2), (3, 6))"), ("(8, 8, 3)", "'x'")],
    "Cropping3D": [("(4, 4, 3)", ""), ("(4, 4, 4, 3)", "2"), ("(4, 4, 4, 3)", "(1, 2)"), ("(4, 4, 4, 3)", "-1")],
    "LSTM": [
        ("(10, 8)", ""),
        ("(10, 8)", "0"),
        ("(10, 8)", "-2"),
        ("(10, 8)", "1.5"),
        ("(8,)", "4"),
        ("(4, 10, 8)", "4"),
        ("(10, 8)", "4, stateful=True"),
        ("(10, 8), batch_size=2", "4, stateful=True"),
        ("(10, 8)", "4, return_sequence=True"),
        ("(10, 8)", "4, batch_size=2"),
        ("(10, 8)", "4, dropout=1.5"),
        ("(10, None)", "4"),
        ("(10, 8)", "4, return_state=True"),
        ("(10, 8)", "4, activation='Tanh'"),
        ("(10, 8)", "4, use_cudnn=True"),
        ("(10, 8)", "4, implementation=2"),
        ("(None, 8)", "4, unroll=True"),
        ("(10, 8)", "4, input_shape=(10, 8)"),
        ("(10, 8)", "'4'"),
    ],
    "GRU": [("(10, 8)", ""), ("(8,)", "4"), ("(10, 8)", "0"), ("(10, 8)", "4, stateful=True"), ("(10, 8)", "4, reset_before=True"), ("(10, None)", "4"), ("(10, 8)", "4, time_major=True"), ("(10, 8)", "4, return_state=True")],
    "SimpleRNN": [("(10, 8)", ""), ("(8,)", "4"), ("(10, 8)", "0"), ("(10, 8)", "4, recurrent_activation='relu'"), ("(10, 8)", "4, stateful=True"), ("(10, 8)", "2.5"), ("(10, 8)", "4, return_state=True")],
    "RNN": [("(10, 8)", "5"), ("(10, 8)", ""), ("(8,)", "keras.layers.LSTMCell(4)"), ("(10, 8)", "keras.layers.LSTM(4)"), ("(10, 8)", "[]"), ("(10, 8)", "keras.layers.LSTMCell(4), stateful=True"), ("(10, 8)", "keras.layers.Dense(4)"), ("(10, 8)", "keras.layers.LSTMCell(0)")],
    "Bidirectional": [
        ("(10, 8)", ""),
        ("(10, 8)", "keras.layers.Dense(4)"),
        ("(10, 8)", "keras.layers.LSTM(4), merge_mode='add'"),
        ("(8,)", "keras.layers.LSTM(4)"),
        ("(10, 8)", "5"),
        ("(10, 8)", "keras.layers.LSTM(4), merge_mode=None"),
        ("(10, 8)", "keras.layers.LSTM(4), backward_layer=keras.layers.LSTM(4)"),
        ("(10, 8)", "keras.layers.LSTM(4), backward_layer=keras.layers.LSTM(5, go_backwards=True), merge_mode='sum'"),
        ("(10, 8)", "keras.layers.LSTM(4), return_sequences=True"),
        ("(10, 8)", "keras.layers.LSTM(4), backward_layer=keras.layers.LSTM(5, go_backwards=True)"),
        ("(10, 8)", "keras.layers.LSTM(4, return_state=True)"),
    ],
    "TimeDistributed": [("(5, 8)", ""), ("(8,)", "keras.layers.Dense(3)"), ("(5, 8)", "5"), ("(5, 8)", "keras.layers.Conv2D(3, 3)"), ("(5, 8)", "keras.layers.LSTM(3)"), ("(5, 8)", "keras.layers.Dense")],
    "ConvLSTM1D": [("(5, 16)", "4, 3"), ("(5, 2, 3)", "4, 3"), ("(5, 16, 3)", "4"), ("(5, 16, 3)", "4, 3, padding='causal'"), ("(5, 16, 3)", "4, 3, strides=2, dilation_rate=2")],
    "ConvLSTM2D": [("(16, 16, 3)", "4, 3"), ("(5, 2, 2, 3)", "4, 3"), ("(5, 16, 16, 3)", "4"), ("(5, 16, 16, 3)", "0, 3"), ("(5, 16, 16, 3)", "4, 3, unroll=True"), ("(5, 16, 16, 3)", "4, 3, return_state=True")],
    "ConvLSTM3D": [("(5, 8, 8, 3)", "4, 3"), ("(5, 2, 2, 2, 3)", "4, 3"), ("(5, 8, 8, 8, 3)", "4, (3, 3)")],
    "Rescaling": [("(4,)", ""), ("(4,)", "1, 2, 3"), ("(4,)", "factor=2"), ("(8, 8, 3)", "[1, 2]")],
    "CategoryEncoding": [("(4,)", ""), ("(4,)", "None"), ("(4,)", "0"), ("(4,)", "4, output_mode='int'"), ("(4,)", "4, mode='one_hot'"), ("(4,)", "4, sparse=True, output_mode='one_hot'")],
    "Discretization": [("(4,)", ""), ("(4,)", "[0.], 3"), ("(4,)", "num_bins=3"), ("(4,)", "num_bins=-1"), ("(4,)", "[0.], input_shape=(4,)"), ("(4,)", "[0.], output_mode='x'")],
    "Hashing": [("(4,), dtype='int32'", ""), ("(4,), dtype='int32'", "0"), ("(4,), dtype='int32'", "None"), ("(4,), dtype='int32'", "4, output_mode='x'"), ("(4,)", "4, bins=3"), ("(4,)", "4")],
    "StringLookup": [
        ("(1,), dtype='string'", ""),
        ("(1,), dtype='string'", "vocabulary=['a', 'a']"),
        ("(1,), dtype='string'", "vocabulary=[]"),
        ("(1,), dtype='string'", "max_tokens=1"),
        ("(1,), dtype='string'", "max_tokens=2, vocabulary=['a', 'b', 'c']"),
        ("(1,), dtype='string'", "output_mode='x'"),
        ("(1,), dtype='string'", "vocabulary=['a'], vocab=3"),
        ("(1,), dtype='string'", "vocabulary=['a'], invert=True, output_mode='one_hot'"),
        ("(1,), dtype='string'", "vocabulary=['a'], num_oov_indices=-1"),
    ],
    "IntegerLookup": [("(1,), dtype='int64'", ""), ("(1,), dtype='int64'", "vocabulary=['a']"), ("(1,), dtype='int64'", "vocabulary=[1, 1]"), ("(1,), dtype='int64'", "output_mode='y'"), ("(1,), dtype='int64'", "max_tokens=0")],
    "TextVectorization": [
        ("(1,), dtype='string'", "output_mode='binary'"),
        ("(1,), dtype='string'", "standardize='upper'"),
        ("(1,), dtype='string'", "split='words'"),
        ("(1,), dtype='string'", "10, output_mode='multi_hot', output_sequence_length=4"),
        ("(1,), dtype='string'", "10, ngrams='2'"),
        ("(1,), dtype='string'", "10, output_sequence_length=0"),
        ("(4,), dtype='string'", "10"),
        ("(1,)", "10"),
        ("(1,), dtype='string'", "10, sequence_length=3"),
        ("(1,), dtype='string'", "0"),
    ],
    "MelSpectrogram": [("(16000,)", "n_fft=512"), ("(2, 3, 8000)", ""), ("(16000,)", "fft_length=100"), ("(16000,)", "sequence_length=4096")],
    "STFTSpectrogram": [("(1000, 1)", "mode='x'"), ("(1000, 1)", "frame_length=0"), ("(1000,)", ""), ("(100, 1)", ""), ("(1000, 1)", "frame_length=64, frame_step=128"), ("(1000, 1)", "fft_length=100"), ("(1000, 1)", "padding='full'"), ("(1000, 1)", "frame_length=64, fft_length=65"), ("(1000, 1)", "frame_length=64, fft_length=32")],
    "Resizing": [("(32, 32, 3)", ""), ("(32, 32, 3)", "24"), ("(32, 32, 3)", "24, 24, interpolation='x'"), ("(32,)", "4, 4"), ("(8, 8)", "4, 4"), ("(32, 32, 3)", "4, 4, crop_to_aspect_ratio=True, pad_to_aspect_ratio=True"), ("(32, 32, 3)", "0, 4"), ("(32, 32, 3)", "(24, 24)")],
    "CenterCrop": [("(32, 32, 3)", ""), ("(32, 32, 3)", "24"), ("(32, 32)", "4, 4"), ("(32, 32, 3)", "4, 4, padding=1"), ("(32, 32, 3)", "-4, 4")],
    "RandomCrop": [("(32, 32, 3)", ""), ("(32, 32, 3)", "24"), ("(32, 32)", "4, 4"), ("(32, 32, 3)", "4, 4, size=3")],
    "RandomFlip": [("(32, 32, 3)", "'both'"), ("(32, 32, 3)", "direction='x'"), ("(32, 32)", ""), ("(32,)", "")],
    "RandomRotation": [("(32, 32, 3)", ""), ("(32, 32, 3)", "2"), ("(32, 32, 3)", "0.1, fill_mode='x'"), ("(32, 32, 3)", "0.1, interpolation='x'"), ("(32, 32, 3)", "(0.3, 0.1)"), ("(32, 32, 3)", "[0.1]"), ("(32, 32)", "0.1"), ("(32, 32, 3)", "factor='a'"), ("(32, 32, 3)", "-0.1")],
    "RandomZoom": [("(32, 32, 3)", ""), ("(32, 32, 3)", "2"), ("(32, 32, 3)", "0.1, fill_mode='x'"), ("(32, 32, 3)", "0.1, interpolation='x'")],
    "RandomTranslation": [("(32, 32, 3)", ""), ("(32, 32, 3)", "0.2"), ("(32, 32, 3)", "2, 0.1"), ("(32, 32, 3)", "0.1, 0.1, fill_mode='x'")],
    "RandomShear": [("(32, 32, 3)", "2"), ("(32, 32, 3)", "0.1, fill_mode='x'"), ("(32, 32, 3)", "shear=0.1")],
    "RandomContrast": [("(32, 32, 3)", ""), ("(32, 32, 3)", "2"), ("(32, 32, 3)", "-0.5"), ("(32, 32, 3)", "(0.5, 0.1)")],
    "RandomBrightness": [("(32, 32, 3)", ""), ("(32, 32, 3)", "2"), ("(32, 32, 3)", "-0.5"), ("(32, 32, 3)", "0.5, 5")],
    "Equalization": IMAGE_BROKEN,
    "MixUp": IMAGE_BROKEN,
    "CutMix": IMAGE_BROKEN + [("(32, 32, 3)", "5")],
    "RandomHue": IMAGE_BROKEN + [("(32, 32, 3)", ""), ("(32, 32, 3)", "5")],
    "RandomSaturation": IMAGE_BROKEN + [("(32, 32, 3)", ""), ("(32, 32, 3)", "5")],
    "RandomSharpness": IMAGE_BROKEN + [("(32, 32, 3)", ""), ("(32, 32, 3)", "5")],
    "RandomColorDegeneration": IMAGE_BROKEN + [("(32, 32, 3)", ""), ("(32, 32, 3)", "5")],
    "RandomColorJitter": IMAGE_BROKEN + [("(32, 32, 3)", "brightness_factor=5")],
    "RandomGrayscale": IMAGE_BROKEN + [("(32, 32, 3)", "5"), ("(32, 32, 3)", "'x'")],
    "RandomPosterization": IMAGE_BROKEN + [("(32, 32, 3)", ""), ("(32, 32, 3)", "9"), ("(32, 32, 3)", "0.5"), ("(32, 32, 3)", "0")],
    "RandomGaussianBlur": IMAGE_BROKEN + [("(32, 32, 3)", "kernel_size=4"), ("(32, 32, 3)", "5")],
    "RandomInvert": IMAGE_BROKEN + [("(32, 32, 3)", "5")],
    "RandomErasing": IMAGE_BROKEN + [("(32, 32, 3)", "5"), ("(32, 32, 3)", "scale=(2, 3)")],
    "RandomPerspective": IMAGE_BROKEN + [("(32, 32, 3)", "5"), ("(32, 32, 3)", "interpolation='x'")],
    "RandomElasticTransform": IMAGE_BROKEN + [("(32, 32, 3)", "interpolation='x'"), ("(32, 32, 3)", "fill_mode='x'")],
    "RandAugment": IMAGE_BROKEN + [("(32, 32, 3)", "num_ops=20"), ("(32, 32, 3)", "factor=5")],
    "AugMix": IMAGE_BROKEN + [("(32, 32, 3)", "factor=5")],
    "AutoContrast": IMAGE_BROKEN,
    "Solarization": IMAGE_BROKEN + [("(32, 32, 3)", "5"), ("(32, 32, 3)", "value_range=5")],
    "ContrastLimitedAdaptiveHistogramEqualization": IMAGE_BROKEN + [("(32, 32, 3)", "tile_grid_size=4"), ("(32, 32, 3)", "tile_grid_size=(0, 4)"), ("(32, 32)", "")],
    "MaxNumBoundingBoxes": IMAGE_BROKEN + [("(32, 32, 3)", "")],
    "Pipeline": [("(32, 32, 3)", ""), ("(32, 32, 3)", "[], input_shape=(32, 32, 3)"), ("(32, 32, 3)", "[5]"), ("(32, 32, 3)", "keras.layers.RandomFlip()")],
}


def state_calls(layer, states):
    names = ", ".join(["seq", *states])
    return [
        f"i = keras.Input((10, 8))\n{names} = layers.{layer}(4, return_state=True)(i)\nmodel = keras.Model(i, [{names}])",
        f"i = keras.Input((10, 8))\n{names} = layers.{layer}(4, return_state=True, return_sequences=True)(i)\nmodel = keras.Model(i, seq)",
        f"i = keras.Input((None, 8))\nj = keras.Input((None, 8))\n{names} = layers.{layer}(4, return_state=True)(i)\n"
        f"x = layers.{layer}(4, return_sequences=True)(j, initial_state=[{', '.join(states)}])\nmodel = keras.Model([i, j], x)",
        f"i = keras.Input((10, 8))\nx = layers.{layer}(4)(i, initial_state=layers.Dense(4)(layers.Flatten()(i)))\nmodel = keras.Model(i, x)",
        f"i = keras.Input((10,))\ne = layers.Embedding(50, 6, mask_zero=True)(i)\nx = layers.{layer}(3)(e)\nmodel = keras.Model(i, x)",
        f"i = keras.Input((10, 8))\nr = layers.{layer}(3, return_sequences=True)\nx = r(r.__class__(8, return_sequences=True)(i))\nmodel = keras.Model(i, x)",
        f"i = keras.Input((10, 8))\nx = layers.{layer}(4, return_state=True)(i)\nmodel = keras.Model(i, x)",
    ]


def attention_calls(layer):
    q = "q = keras.Input((5, 8))\nv = keras.Input((7, 8))\n"
    return [
        f"{q}x = layers.{layer}()([q, v])\nmodel = keras.Model([q, v], x)",
        f"{q}k = keras.Input((7, 8))\nx = layers.{layer}(use_scale=True)([q, v, k])\nmodel = keras.Model([q, v, k], x)",
        f"{q}x = layers.{layer}(use_scale=False, dropout=0.1)([q, v])\nmodel = keras.Model([q, v], x)",
        f"{q}x, s = layers.{layer}()([q, v], return_attention_scores=True)\nmodel = keras.Model([q, v], [x, s])",
        f"{q}x = layers.{layer}()([q, v], use_causal_mask=True)\nmodel = keras.Model([q, v], x)",
        f"q = keras.Input((None, 6))\nx = layers.{layer}(name='att')([q, q])\nmodel = keras.Model(q, x)",
        f"{q}x = layers.{layer}()(q)\nmodel = keras.Model([q, v], x)",
        f"{q}x = layers.{layer}()([q])\nmodel = keras.Model([q, v], x)",
        f"{q}x = layers.{layer}()([q, v, v, v])\nmodel = keras.Model([q, v], x)",
        f"q = keras.Input((5, 8))\nv = keras.Input((7, 6))\nx = layers.{layer}()([q, v])\nmodel = keras.Model([q, v], x)",
        f"q = keras.Input((5, 8))\nv = keras.Input((7, 6))\nk = keras.Input((7, 8))\nx = layers.{layer}()([q, v, k])\nmodel = keras.Model([q, v, k], x)",
        f"{q}x = layers.{layer}(scale=True)([q, v])\nmodel = keras.Model([q, v], x)",
        f"{q}x = layers.{layer}(dropout=1.5)([q, v])\nmodel = keras.Model([q, v], x)",
    ]


def heads_calls(layer, base):
    q = "q = keras.Input((5, 8))\nv = keras.Input((7, 6))\n"
    one = "q = keras.Input((10, 16))\n"
    bodies = [f"{one}x = layers.{layer}({base})(q, q)\nmodel = keras.Model(q, x)", f"{q}x = layers.{layer}({base})(q, v)\nmodel = keras.Model([q, v], x)"]
    for extra in ("dropout=0.1", "use_bias=False", "name='mha'", "trainable=False", "use_gate=True", "flash_attention=False"):
        bodies.append(f"{one}x = layers.{layer}({base}, {extra})(q, q)\nmodel = keras.Model(q, x)")
    bodies += [
        f"{q}x, s = layers.{layer}({base})(q, v, return_attention_scores=True)\nmodel = keras.Model([q, v], [x, s])",
        f"{q}k = keras.Input((7, 5))\nx = layers.{layer}({base})(q, v, k)\nmodel = keras.Model([q, v, k], x)",
        f"{q}k = keras.Input((7, 5))\nx = layers.{layer}({base})(query=q, value=v, key=k)\nmodel = keras.Model([q, v, k], x)",
        f"{one}x = layers.{layer}({base})(q, q, use_causal_mask=True)\nmodel = keras.Model(q, x)",
        f"q = keras.Input((None, 12))\nx = layers.{layer}({base})(q, q)\nx = layers.Dense(3)(x)\nmodel = keras.Model(q, x)",
        f"{one}x = layers.{layer}({base})(q)\nmodel = keras.Model(q, x)",
        f"{one}x = layers.{layer}()(q, q)\nmodel = keras.Model(q, x)",
        f"{one}x = layers.{layer}({base}, heads=3)(q, q)\nmodel = keras.Model(q, x)",
        f"q = keras.Input((16,))\nx = layers.{layer}({base})(q, q)\nmodel = keras.Model(q, x)",
        f"{one}x = layers.{layer}({base})([q, q])\nmodel = keras.Model(q, x)",
        f"{q}k = keras.Input((6, 5))\nx = layers.{layer}({base})(q, v, k)\nmodel = keras.Model([q, v, k], x)",
        f"model = keras.Sequential([keras.Input((5, 8)), layers.{layer}({base})])",
    ]
    return bodies


def cell_calls(cell):
    return [
        f"i = keras.Input((10, 8))\nx = layers.RNN(layers.{cell}(4{extra}){more})(i)\nmodel = keras.Model(i, x)"
        for extra, more in [
            ("", ""),
            ("", ", return_sequences=True"),
            (", use_bias=False", ""),
            (", dropout=0.3", ""),
            (", name='c'", ", name='r'"),
            (", trainable=False", ""),
            (", activation='relu'", ""),
            (", recurrent_dropout=0.2", ", return_sequences=True"),
            (", return_sequences=True", ""),
            (", 'nope'", ""),
        ]
    ] + [
        f"i = keras.Input((10, 8))\nx = layers.RNN(layers.{cell}())(i)\nmodel = keras.Model(i, x)",
        f"i = keras.Input((10, 8))\nx = layers.RNN(layers.{cell}(-1))(i)\nmodel = keras.Model(i, x)",
        f"i = keras.Input((10, 8))\nx = layers.RNN(layers.{cell}(3), return_state=True)(i)\nmodel = keras.Model(i, x)",
    ]


CONCAT = [
    "a = keras.Input(({0}))\nb = keras.Input(({1}))\nx = layers.Concatenate({2})([a, b])\nmodel = keras.Model([a, b], x)".format(*c)
    for c in [
        ("8,", "5,", ""),
        ("4, 6", "4, 3", ""),
        ("4, 6", "3, 6", "axis=1"),
        ("4, 6", "4, 3", "axis=2"),
        ("4, 6", "4, 3", "axis=-1, name='joined'"),
        ("None, 6", "None, 3", ""),
        ("None, 6", "5, 3", ""),
        ("None, 6", "5, 6", "axis=1"),
        ("8, 8, 3", "8, 8, 5", "axis=3"),
        ("8, 8, 3", "8, 8, 5", "axis=-2"),
        ("8, 8, 3", "4, 8, 3", ""),
        ("8,", "5, 3", ""),
        ("8,", "5,", "axis=2"),
        ("8,", "5,", "axis=0"),
        ("8,", "5,", "axis=None"),
        ("8,", "5,", "axes=1"),
        ("8, None", "8, 4", ""),
        ("4, 6", "4, 6", "1"),
        ("4, 6", "4, 6", "-3"),
        ("4, 6", "4, 6", "-4"),
    ]
] + [
    "a = keras.Input((8,))\nx = layers.Concatenate()(a)\nmodel = keras.Model(a, x)",
    "a = keras.Input((8,))\nx = layers.Concatenate()([a])\nmodel = keras.Model(a, x)",
    "a = keras.Input((4, 8))\nb = keras.Input((4, 2))\nx = layers.concatenate([a, b])\nmodel = keras.Model([a, b], x)",
    "a = keras.Input((4, 8))\nb = keras.Input((2, 8))\nx = layers.concatenate([a, b], axis=1)\nmodel = keras.Model([a, b], x)",
    "a = keras.Input((4, 8), batch_size=2)\nb = keras.Input((4, 8), batch_size=3)\nx = layers.Concatenate(axis=0)([a, b])\nmodel = keras.Model([a, b], x)",
]

DOT = [
    "a = keras.Input(({0}))\nb = keras.Input(({1}))\nx = layers.Dot({2})([a, b])\nmodel = keras.Model([a, b], x)".format(*c)
    for c in [
        ("8,", "8,", "axes=1"),
        ("8,", "8,", "axes=-1, normalize=True"),
        ("8,", "7,", "axes=1"),
        ("4, 6", "6, 5", "axes=(2, 1)"),
        ("4, 6", "4, 5", "axes=1"),
        ("4, 6", "3, 6", "axes=2"),
        ("4, 6", "3, 6", "axes=-1, name='d'"),
        ("4, 6", "6,", "axes=(2, 1)"),
        ("4, 6", "6,", "axes=2"),
        ("4, 6", "3, 6", "axes=1"),
        ("4, 6", "3, 6", ""),
        ("4, 6", "3, 6", "axes='1'"),
        ("4, 6", "3, 6", "axes=(1, 2, 3)"),
        ("4, 6", "3, 6", "axes=0"),
        ("2, 4, 6", "6, 3", "axes=(3, 1)"),
        ("None, 6", "3, 6", "axes=2"),
    ]
] + [
    "a = keras.Input((8,))\nx = layers.Dot(axes=1)(a)\nmodel = keras.Model(a, x)",
    "a = keras.Input((8,))\nx = layers.Dot(axes=1)([a, a, a])\nmodel = keras.Model(a, x)",
    "a = keras.Input((8,))\nx = layers.dot([a, a], axes=1)\nmodel = keras.Model(a, x)",
]

CALLS = {
    "InputLayer": [
        "model = keras.Sequential([layers.InputLayer((4,)), layers.Dense(2)])",
        "model = keras.Sequential([layers.InputLayer(shape=(4, 5)), layers.Dense(2)])",
        "model = keras.Sequential([layers.InputLayer(input_shape=(4,)), layers.Dense(2)])",
        "model = keras.Sequential([layers.InputLayer(batch_shape=(2, 4)), layers.Dense(2)])",
        "model = keras.Sequential([layers.InputLayer((4,), batch_size=3, name='in'), layers.Dense(2)])",
        "model = keras.Sequential([layers.InputLayer((4,), dtype='int32'), layers.Embedding(9, 2)])",
        "model = keras.Sequential([layers.InputLayer(), layers.Dense(2)])",
        "model = keras.Sequential([layers.InputLayer(4), layers.Dense(2)])",
        "model = keras.Sequential([layers.InputLayer((4,), batch_shape=(2, 4)), layers.Dense(2)])",
        "model = keras.Sequential([layers.InputLayer((4.5,)), layers.Dense(2)])",
        "model = keras.Sequential([layers.InputLayer((-4,)), layers.Dense(2)])",
        "model = keras.Sequential([layers.InputLayer((4,), units=2), layers.Dense(2)])",
    ],
    "Add": merges("Add", "add"),
    "Subtract": merges("Subtract", "subtract"),
    "Multiply": merges("Multiply", "multiply"),
    "Average": merges("Average", "average"),
    "Maximum": merges("Maximum", "maximum"),
    "Minimum": merges("Minimum", "minimum"),
    "Concatenate": CONCAT,
    "Dot": DOT,
    "Attention": attention_calls("Attention")
    + [
        "q = keras.Input((5, 8))\nx = layers.Attention(score_mode='concat')([q, q])\nmodel = keras.Model(q, x)",
        "q = keras.Input((5, 8))\nx = layers.Attention(use_scale=True, score_mode='concat')([q, q])\nmodel = keras.Model(q, x)",
        "q = keras.Input((5, 8))\nx = layers.Attention(score_mode='other')([q, q])\nmodel = keras.Model(q, x)",
    ],
    "AdditiveAttention": attention_calls("AdditiveAttention"),
    "MultiHeadAttention": heads_calls("MultiHeadAttention", "2, 4")
    + heads_calls("MultiHeadAttention", "num_heads=3, key_dim=5, value_dim=2")[:2]
    + [
        "q = keras.Input((5, 8))\nx = layers.MultiHeadAttention(2, 4, output_shape=10)(q, q)\nmodel = keras.Model(q, x)",
        "q = keras.Input((5, 8))\nx = layers.MultiHeadAttention(2, 4, output_shape=(3, 4))(q, q)\nmodel = keras.Model(q, x)",
        "q = keras.Input((5, 6, 8))\nx = layers.MultiHeadAttention(2, 4, attention_axes=(1, 2))(q, q)\nmodel = keras.Model(q, x)",
        "q = keras.Input((5, 6, 8))\nx = layers.MultiHeadAttention(2, 4, attention_axes=2)(q, q)\nmodel = keras.Model(q, x)",
        "q = keras.Input((5, 8))\nx = layers.MultiHeadAttention(0, 4)(q, q)\nmodel = keras.Model(q, x)",
        "q = keras.Input((5, 8))\nx = layers.MultiHeadAttention(2, -4)(q, q)\nmodel = keras.Model(q, x)",
        "q = keras.Input((5, 8))\nx = layers.MultiHeadAttention(2, 4, sliding_window=3)(q, q)\nmodel = keras.Model(q, x)",
        "q = keras.Input((5, 8))\nx = layers.MultiHeadAttention(2.5, 4)(q, q)\nmodel = keras.Model(q, x)",
    ],
    "GroupQueryAttention": heads_calls("GroupQueryAttention", "4, 6, 2")
    + [
        "q = keras.Input((5, 8))\nx = layers.GroupQueryAttention(head_dim=4, num_query_heads=6, num_key_value_heads=3)(q, q)\nmodel = keras.Model(q, x)",
        "q = keras.Input((5, 8))\nx = layers.GroupQueryAttention(4, 6, 4)(q, q)\nmodel = keras.Model(q, x)",
    ],
    "LSTM": state_calls("LSTM", ["h", "c"]),
    "GRU": state_calls("GRU", ["h"]),
    "SimpleRNN": state_calls("SimpleRNN", ["h"]),
    "LSTMCell": cell_calls("LSTMCell"),
    "GRUCell": cell_calls("GRUCell"),
    "SimpleRNNCell": cell_calls("SimpleRNNCell"),
    "StackedRNNCells": [
        f"i = keras.Input((10, 8))\nx = layers.RNN(layers.StackedRNNCells({cells}))(i)\nmodel = keras.Model(i, x)"
        for cells in (
            "[layers.LSTMCell(4)]",
            "[layers.LSTMCell(4), layers.LSTMCell(5)]",
            "[layers.GRUCell(4), layers.LSTMCell(5), layers.SimpleRNNCell(2)]",
            "cells=[layers.GRUCell(4), layers.GRUCell(4)]",
            "[layers.GRUCell(4)], name='stack'",
            "(layers.GRUCell(4), layers.GRUCell(3, use_bias=False))",
            "[layers.GRUCell(4, trainable=False), layers.GRUCell(3)]",
            "[]",
            "layers.GRUCell(4)",
            "[layers.Dense(3)]",
            "[layers.LSTMCell(4)], units=3",
        )
    ],
    "Bidirectional": [
        "i = keras.Input((10, 8))\nx, a, b = layers.Bidirectional(layers.GRU(4, return_state=True))(i)\nmodel = keras.Model(i, x)",
        "i = keras.Input((10, 8))\nx, a, b, c, d = layers.Bidirectional(layers.LSTM(4, return_state=True, return_sequences=True))(i)\nmodel = keras.Model(i, [x, a, d])",
        "i = keras.Input((10, 8))\na, b = layers.Bidirectional(layers.GRU(4), merge_mode=None)(i)\nmodel = keras.Model(i, [a, b])",
        "i = keras.Input((10,))\ne = layers.Embedding(30, 4, mask_zero=True)(i)\nx = layers.Bidirectional(layers.LSTM(4))(e)\nmodel = keras.Model(i, x)",
        "i = keras.Input((10, 8))\nr = layers.LSTM(4, name='inner')\nx = layers.Bidirectional(r)(i)\nmodel = keras.Model(i, x)",
    ],
    "ConvLSTM2D": [
        "i = keras.Input((4, 8, 8, 3))\nx, h, c = layers.ConvLSTM2D(2, 3, return_state=True, padding='same')(i)\nmodel = keras.Model(i, [x, h, c])",
    ],
    "TimeDistributed": [
        "i = keras.Input((4, 8, 8, 3))\ninner = keras.Sequential([keras.Input((8, 8, 3)), layers.Conv2D(2, 3), layers.Flatten()])\nx = layers.TimeDistributed(inner)(i)\nmodel = keras.Model(i, x)",
        "i = keras.Input((4, 6))\nx = layers.TimeDistributed(layers.TimeDistributed(layers.Dense(3)))(i)\nmodel = keras.Model(i, x)",
        "i = keras.Input((4, 5, 6))\nx = layers.TimeDistributed(layers.LSTM(3))(i)\nmodel = keras.Model(i, x)",
    ],
    "HashedCrossing": [
        f"a = keras.Input(({shape}), dtype='{kind}')\nb = keras.Input(({shape}), dtype='{kind}')\nx = layers.HashedCrossing({args})([a, b])\nmodel = keras.Model([a, b], x)"
        for shape, kind in (("1,", "int32"), ("1,", "string"), ("", "int32"), ("3,", "int32"))
        for args in ("num_bins=5", "5, output_mode='one_hot'", "5, output_mode='multi_hot'", "0")
    ]
    + ["a = keras.Input((1,), dtype='int32')\nx = layers.HashedCrossing(5)(a)\nmodel = keras.Model(a, x)"],
    "CategoryEncoding": [
        "a = keras.Input((4,), dtype='int32')\nw = keras.Input((4,))\nx = layers.CategoryEncoding(5, output_mode='count')(a, count_weights=w)\nmodel = keras.Model([a, w], x)",
        "a = keras.Input((4,), dtype='int32')\nw = keras.Input((4,))\nx = layers.CategoryEncoding(5, output_mode='one_hot')(a, count_weights=w)\nmodel = keras.Model([a, w], x)",
    ],
    "ReversibleEmbedding": [
        "i = keras.Input((4,))\ne = layers.ReversibleEmbedding(20, 6)\nx = e(layers.Dense(6)(e(i)), reverse=True)\nmodel = keras.Model(i, x)",
        "i = keras.Input((4,))\ne = layers.ReversibleEmbedding(20, 6, tie_weights=False)\nx = e(e(i), reverse=True)\nmodel = keras.Model(i, x)",
    ],
    "Softmax": [
        "i = keras.Input((4,))\nm = keras.Input((4,), dtype='bool')\nx = layers.Softmax()(i, mask=m)\nmodel = keras.Model([i, m], x)",
    ],
}
TABLE["preprocessing"]["HashedCrossing"] = {"inputs": [""], "count": 0}
