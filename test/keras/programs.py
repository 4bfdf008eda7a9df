"""Whole programs, as posts and tutorials write them: templates with a few variants each."""

import itertools
import textwrap

# name → (variants of the parameters, the program). `{{` and `}}` are braces of Python's own.
TEMPLATES = {
    "dense stack": (
        {"sizes": ["[64, 32]", "(128, 64, 10)", "[8]", "range(4, 7)"], "shape": ["(20,)", "(784,)"]},
        """
        import keras
        from keras.layers import Dense, Dropout

        model = keras.Sequential(name="stack")
        model.add(keras.Input(shape={shape}))
        for units in {sizes}:
            model.add(Dense(units, activation="relu"))
            model.add(Dropout(0.3))
        model.add(Dense(1, activation="sigmoid"))
        model.compile(optimizer="adam", loss="binary_crossentropy")
        """,
    ),
    "image classifier": (
        {"filters": ["(16, 32)", "(8, 16, 32)"], "padding": ["'same'", "'valid'"], "shape": ["(28, 28, 1)", "(64, 48, 3)"]},
        """
        from tensorflow import keras
        from tensorflow.keras import layers

        IMAGE = {shape}
        model = keras.Sequential([keras.Input(shape=IMAGE)])
        for f in {filters}:
            model.add(layers.Conv2D(f, (3, 3), padding={padding}, activation="relu"))
            model.add(layers.BatchNormalization())
            model.add(layers.MaxPooling2D())
        model.add(layers.Flatten())
        model.add(layers.Dense(64, activation="relu"))
        model.add(layers.Dense(10, activation="softmax"))
        """,
    ),
    "input_shape": (
        {"first": ["Dense(16, input_shape=(8,))", "Dense(16, input_dim=8)", "Conv1D(4, 3, input_shape=(10, 2))", "LSTM(5, input_shape=(None, 3))"]},
        """
        from tensorflow.keras.models import Sequential
        from tensorflow.keras.layers import Conv1D, Dense, Flatten, LSTM

        model = Sequential()
        model.add({first})
        model.add(Flatten())
        model.add(Dense(2))
        """,
    ),
    "residual": (
        {"blocks": ["1", "2", "3"], "width": ["8", "24"], "join": ["layers.add([x, skip])", "x + skip", "layers.Add()([skip, x])"]},
        """
        import keras
        from keras import layers

        def block(x, width):
            skip = layers.Conv2D(width, 1)(x)
            x = layers.Conv2D(width, 3, padding="same", use_bias=False)(x)
            x = layers.BatchNormalization()(x)
            x = {join}
            return layers.ReLU()(x)

        inputs = keras.Input((32, 32, 3))
        x = inputs
        for i in range({blocks}):
            x = block(x, {width} * 2 ** i)
        x = layers.GlobalAveragePooling2D()(x)
        model = keras.Model(inputs, layers.Dense(5)(x))
        """,
    ),
    "text": (
        {"mask": ["True", "False"], "rnn": ["LSTM", "GRU", "SimpleRNN"], "both": ["True", "False"]},
        """
        import keras
        from keras import layers

        vocabulary, length = 2_000, 40
        inputs = keras.Input(shape=(length,), dtype="int32")
        x = layers.Embedding(vocabulary, 16, mask_zero={mask})(inputs)
        cell = layers.{rnn}(12)
        x = layers.Bidirectional(cell)(x) if {both} else cell(x)
        outputs = layers.Dense(3, activation="softmax")(x)
        classifier = keras.Model(inputs, outputs, name="texts")
        """,
    ),
    "two inputs": (
        {"merge": ["concatenate", "add", "multiply", "maximum"], "width": ["8", "16"]},
        """
        import keras
        from keras import layers

        left = keras.Input((10,), name="left")
        right = keras.Input((4,), name="right")
        a = layers.Dense({width}, activation="relu")(left)
        b = layers.Dense({width})(right)
        merged = layers.{merge}([a, b])
        score = layers.Dense(1, name="score")(merged)
        kind = layers.Dense(3, name="kind")(merged)
        model = keras.Model(inputs=[left, right], outputs=[score, kind])
        """,
    ),
    "shared layer": (
        {"shared": ["layers.Dense(6)", "layers.LSTM(6)", "keras.Sequential([layers.Dense(6), layers.Dense(2)])"]},
        """
        import keras
        from keras import layers

        shared = {shared}
        a = keras.Input((5, 4))
        b = keras.Input((5, 4))
        x = shared(a)
        y = shared(b)
        model = keras.Model([a, b], layers.Concatenate()([x, y]))
        """,
    ),
    "transfer": (
        {"frozen": ["True", "False"], "head": ["1", "2"]},
        """
        import keras
        from keras import layers

        base = keras.Sequential(
            [keras.Input((16, 16, 3)), layers.Conv2D(8, 3), layers.MaxPooling2D(), layers.Conv2D(16, 3), layers.GlobalMaxPooling2D()],
            name="base",
        )
        base.trainable = not {frozen}
        inputs = keras.Input((16, 16, 3))
        x = base(inputs)
        for _ in range({head}):
            x = layers.Dense(4)(x)
        model = keras.Model(inputs, x)
        """,
    ),
    "partly frozen": (
        {"until": ["1", "-1", "-2", "3", "0", "9"]},
        """
        import keras

        model = keras.Sequential([keras.Input((12,))] + [keras.layers.Dense(n) for n in (8, 6, 4, 2)])
        for layer in model.layers[:{until}]:
            layer.trainable = False
        """,
    ),
    "thawed": (
        {"then": ["model.trainable = True", "model.trainable = False; model.trainable = True", "model.layers[0].trainable = True"]},
        """
        import keras

        model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2), keras.layers.Dense(3)])
        for layer in model.layers:
            layer.trainable = False
        {then}
        """,
    ),
    "autoencoder": (
        {"code": ["2", "8"], "sizes": ["[32, 16]", "[64]"]},
        """
        import keras
        from keras import layers

        sizes = {sizes}
        inputs = keras.Input((50,))
        x = inputs
        for n in sizes:
            x = layers.Dense(n, activation="relu")(x)
        code = layers.Dense({code}, name="code")(x)
        x = code
        for n in reversed(sizes):
            x = layers.Dense(n, activation="relu")(x)
        outputs = layers.Dense(50, activation="sigmoid")(x)
        autoencoder = keras.Model(inputs, outputs, name="autoencoder")
        encoder = keras.Model(inputs, code, name="encoder")
        """,
    ),
    "upsampling": (
        {"up": ["layers.UpSampling2D()", "layers.Conv2DTranspose(8, 3, strides=2, padding='same')"], "depth": ["1", "2"]},
        """
        import keras
        from keras import layers

        inputs = keras.Input((32, 32, 1))
        skips = []
        x = inputs
        for d in range({depth}):
            x = layers.Conv2D(8 * (d + 1), 3, padding="same", activation="relu")(x)
            skips.append(x)
            x = layers.MaxPooling2D()(x)
        x = layers.Conv2D(32, 3, padding="same")(x)
        while skips:
            x = {up}(x)
            x = layers.concatenate([x, skips.pop()])
        unet = keras.Model(inputs, layers.Conv2D(1, 1, activation="sigmoid")(x))
        """,
    ),
    "transformer block": (
        {"heads": ["2", "4"], "dim": ["16", "24"], "causal": ["True", "False"]},
        """
        import keras
        from keras import layers

        inputs = keras.Input((12, {dim}))
        x = layers.LayerNormalization(epsilon=1e-6)(inputs)
        x = layers.MultiHeadAttention(num_heads={heads}, key_dim={dim} // {heads})(x, x, use_causal_mask={causal})
        x = layers.Dropout(0.1)(x)
        r = x + inputs
        x = layers.LayerNormalization(epsilon=1e-6)(r)
        x = layers.Dense(4 * {dim}, activation="gelu")(x)
        x = layers.Dense({dim})(x)
        model = keras.Model(inputs, x + r)
        """,
    ),
    "subclassed": (
        {"built": ["model(keras.Input((6,)))", "model.build((None, 6))", "pass", "model(np.zeros((3, 6)))"], "width": ["4", "7"]},
        """
        import keras
        import numpy as np

        class Net(keras.Model):
            def __init__(self, width=5, **kwargs):
                super().__init__(**kwargs)
                self.first = keras.layers.Dense(width, activation="relu")
                self.heads = [keras.layers.Dense(2) for _ in range(2)]

            def call(self, x):
                x = self.first(x)
                return self.heads[0](x) + self.heads[1](x)

        model = Net({width})
        {built}
        """,
    ),
    "own layer": (
        {"units": ["3", "8"], "bias": ["True", "False"], "shape": ["(6,)", "(4, 6)"]},
        """
        import keras
        from keras import ops

        class Linear(keras.layers.Layer):
            def __init__(self, units, use_bias=True, **kwargs):
                super().__init__(**kwargs)
                self.units = units
                self.use_bias = use_bias

            def build(self, input_shape):
                self.w = self.add_weight(shape=(input_shape[-1], self.units), name="w")
                if self.use_bias:
                    self.b = self.add_weight(shape=(self.units,), initializer="zeros", name="b")

            def call(self, inputs):
                y = ops.matmul(inputs, self.w)
                return y + self.b if self.use_bias else y

        model = keras.Sequential([keras.Input({shape}), Linear({units}, use_bias={bias}), keras.layers.Dense(1)])
        """,
    ),
    "deferred": (
        {"how": ["model.build((None, 9))", "model.build(input_shape=(4, 9))", "model.add(layers.Dense(1))", "y = model(keras.Input((9,)))"]},
        """
        import keras
        from keras import layers

        model = keras.Sequential([layers.Dense(4), layers.Activation("relu"), layers.Dense(2)])
        {how}
        """,
    ),
    "popped": (
        {"times": ["1", "2"]},
        """
        import keras
        from keras import layers

        model = keras.Sequential([keras.Input((5,)), layers.Dense(4), layers.Dense(3), layers.Dense(2)])
        for _ in range({times}):
            model.pop()
        model.add(layers.Dense(7, name="last"))
        """,
    ),
    "cut": (
        {"at": ["model.layers[-2].output", "model.get_layer('middle').output", "model.layers[1].output"]},
        """
        import keras
        from keras import layers

        model = keras.Sequential([keras.Input((6,)), layers.Dense(5), layers.Dense(4, name="middle"), layers.Dense(3)])
        part = keras.Model(model.inputs, {at})
        """,
    ),
    "dict outputs": (
        {"kind": ["{'a': x, 'b': y}", "[x, y]", "(y, x)"]},
        """
        import keras

        i = keras.Input((3,))
        x = keras.layers.Dense(2)(i)
        y = keras.layers.Dense(4)(x)
        model = keras.Model(i, {kind})
        """,
    ),
    "vectorised text": (
        {"mode": ["int", "multi_hot"], "embed": ["8", "16"]},
        """
        import keras
        from keras import layers

        words = ["the", "cat", "sat", "down"]
        vectorize = layers.TextVectorization(vocabulary=words, output_mode="{mode}")
        inputs = keras.Input((1,), dtype="string")
        x = vectorize(inputs)
        if "{mode}" == "int":
            x = layers.Embedding(vectorize.vocabulary_size(), {embed})(x)
            x = layers.GlobalAveragePooling1D()(x)
        model = keras.Model(inputs, layers.Dense(1)(x))
        """,
    ),
    "augmented": (
        {"flip": ["'horizontal'", "'vertical'"], "size": ["24", "32"]},
        """
        import keras
        from keras import layers

        augment = keras.Sequential([layers.RandomFlip({flip}), layers.RandomRotation(0.1), layers.RandomZoom(0.2)])
        inputs = keras.Input((40, 40, 3))
        x = augment(inputs)
        x = layers.Resizing({size}, {size})(x)
        x = layers.Rescaling(1.0 / 255)(x)
        x = layers.Conv2D(4, 3, strides=2)(x)
        model = keras.Model(inputs, layers.Flatten()(x))
        """,
    ),
    "encoder and decoder": (
        {"units": ["8", "12"], "rnn": ["LSTM"]},
        """
        import keras
        from keras import layers

        source = keras.Input((None, 5))
        _, h, c = layers.{rnn}({units}, return_state=True)(source)
        target = keras.Input((None, 7))
        decoded, _, _ = layers.{rnn}({units}, return_sequences=True, return_state=True)(target, initial_state=[h, c])
        outputs = layers.TimeDistributed(layers.Dense(7, activation="softmax"))(decoded)
        seq2seq = keras.Model([source, target], outputs)
        """,
    ),
    "lambda": (
        {"function": ["lambda t: t ** 2", "lambda t: t[:, :3]", "lambda t: ops.mean(t, axis=-1, keepdims=True)", "lambda t: ops.concatenate([t, -t], axis=1)"]},
        """
        import keras
        from keras import layers, ops

        model = keras.Sequential([keras.Input((8,)), layers.Lambda({function}), layers.Dense(2)])
        """,
    ),
    "nested": (
        {"depth": ["1", "2", "3"], "named": ["name=f'level{{i}}'", "trainable=i > 0"]},
        """
        import keras
        from keras import layers

        inner = keras.Sequential([keras.Input((5,)), layers.Dense(5)], name="core")
        for i in range({depth}):
            inner = keras.Sequential([keras.Input((5,)), inner, layers.Dense(5)], {named})
        inputs = keras.Input((5,))
        model = keras.Model(inputs, inner(inputs))
        """,
    ),
    "made by a function": (
        {"call": ["make()", "make(units=[4])", "make((8, 6), rate=0)", "make(**{'classes': 3, 'rate': 0.1})", "make([5, 5], 0.2, 4)"]},
        """
        import keras
        from keras.layers import Dense, Dropout, Input
        from keras.models import Model

        def make(units=(16, 8), rate=0.5, classes=2):
            inputs = Input(shape=(10,))
            x = inputs
            for index, n in enumerate(units):
                x = Dense(n, activation="relu", name=f"hidden_{{index}}")(x)
                if rate:
                    x = Dropout(rate)(x)
            return Model(inputs, Dense(classes)(x), name="made")

        model = {call}
        """,
    ),
    "scores": (
        {"pool": ["ops.sum(w * x, axis=1)", "ops.matmul(ops.transpose(w, (0, 2, 1)), x)[:, 0]", "layers.Flatten()(w * x)"], "steps": ["6", "None"]},
        """
        import keras
        from keras import layers, ops

        inputs = keras.Input(({steps}, 4))
        x = layers.GRU(8, return_sequences=True)(inputs)
        w = layers.Dense(1)(x)
        w = layers.Softmax(axis=1)(w)
        pooled = {pool}
        model = keras.Model(inputs, pooled)
        """,
    ),
    "arithmetic": (
        {"units": ["64 // 2", "2 ** 4", "int(10 * 0.5)", "len('hello')", "max(3, 7)", "sum([1, 2, 3])", "min(4, 2) + 1", "abs(-6)", "round(7.4)", "[4, 9][-1]", "{'wide': 12}['wide']", "len(range(3, 9))", "3 if 2 > 1 else 4", "(5, 6)[0] * 2"]},
        """
        import keras

        UNITS = {units}
        model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(UNITS), keras.layers.Dense(UNITS * 2)])
        """,
    ),
    "several models": (
        {"second": ["keras.Sequential([keras.Input((2,)), layers.Dense(3)])", "keras.Model(first.inputs, first.layers[-1].output)", "keras.models.clone_model(first)", "first"]},
        """
        import keras
        from keras import layers

        first = keras.Sequential([keras.Input((4,)), layers.Dense(2), layers.Dense(2)])
        second = {second}
        both = keras.Sequential([keras.Input((4,)), first, layers.Dense(1)])
        """,
    ),
    "own blocks": (
        {"blocks": ["1", "3"], "norm": ["True", "False"]},
        """
        import keras
        from keras import layers

        class Block(layers.Layer):
            def __init__(self, filters, norm=True, **kwargs):
                super().__init__(**kwargs)
                self.conv = layers.Conv2D(filters, 3, padding="same")
                self.norm = layers.BatchNormalization() if norm else None
                self.act = layers.Activation("relu")

            def call(self, x):
                x = self.conv(x)
                if self.norm is not None:
                    x = self.norm(x)
                return self.act(x)

        inputs = keras.Input((16, 16, 3))
        x = inputs
        for i in range({blocks}):
            x = Block(4 * (i + 1), norm={norm})(x)
        model = keras.Model(inputs, layers.GlobalAveragePooling2D()(x))
        """,
    ),
    "refused": (
        {
            "line": [
                "x = layers.Dense(4)(layers.Dense(3))",
                "x = layers.Conv2D(4, 3)(inputs)",
                "x = layers.Concatenate()([inputs, layers.Reshape((3, 2))(inputs)])",
                "x = layers.Add()([inputs, layers.Dense(5)(inputs)])",
                "x = inputs + layers.Dense(5)(inputs)",
                "x = layers.Dense(4, activaton='relu')(inputs)",
                "x = layers.Dense()(inputs)",
                "x = layers.Reshape((4, 2))(inputs)",
                "x = layers.LSTM(4)(inputs)",
                "x = layers.Dens(4)(inputs)",
                "x = layers.Dense(4)(input)",
                "x = layers.Dense(4)([inputs])",
                "x = layers.Dense(units)(inputs)",
                "x = layers.Dense(4)(inputs).shape.as_list()",
                "x = layers.Dropout(2)(inputs)",
                "x = layers.Dense(4)()",
                "x = layers.MaxPooling2D()(inputs)",
                "x = layers.Embedding(10)(inputs)",
                "x = keras.layer.Dense(4)(inputs)",
                "x = layers.Dense('4')(inputs)",
            ]
        },
        """
        import keras
        from keras import layers

        inputs = keras.Input((6,))
        {line}
        model = keras.Model(inputs, x)
        """,
    ),
    "refused models": (
        {
            "line": [
                "model = keras.Model(a)",
                "model = keras.Model(a, layers.Dense(2))",
                "model = keras.Model(a, [layers.Dense(2, name='d')(a), layers.Dense(2, name='d')(a)])",
                "model = keras.Model(b, layers.Dense(2)(a))",
                "model = keras.Model(inputs=a, output=layers.Dense(2)(a))",
                "model = keras.Sequential([a, layers.Dense(2)])",
                "model = keras.Sequential([keras.Input((3,)), 5])",
                "model = keras.Sequential(); model.add()",
                "model = keras.Sequential([layers.Dense(2, name='d'), layers.Dense(2, name='d')])",
                "model = keras.Sequential([layers.Dense(2)]); model.layers[3]",
                "model = keras.Sequential([layers.Dense(2)]); model.get_layer('e')",
                "model = keras.Sequential([layers.Dense(2)]); model.count_params()",
            ]
        },
        """
        import keras
        from keras import layers

        a = keras.Input((3,))
        b = keras.Input((3,))
        {line}
        """,
    ),
    "copies": (
        {
            "copy": [
                "keras.models.clone_model(model)",
                "keras.Model.from_config(model.get_config())",
                "keras.Sequential.from_config(model.get_config())",
            ],
            "middle": ["layers.LeakyReLU(0.1)(x)", "x * 2 + 1", "layers.Add()([x, x])", "keras.Sequential([layers.Dense(3)])(x)"],
        },
        """
        import keras
        from keras import layers

        inputs = keras.Input((6,))
        x = layers.Dense(4)(inputs)
        x = {middle}
        model = keras.Model(inputs, layers.Dense(2)(x))
        copy = {copy}
        """,
    ),
    "optimizers": (
        {
            "optimizer": [
                "'adam'",
                "keras.optimizers.Adam(amsgrad=True)",
                "keras.optimizers.SGD(0.1, momentum=0.9)",
                "keras.optimizers.SGD()",
                "keras.optimizers.RMSprop(centered=True)",
                "keras.optimizers.Nadam()",
                "keras.optimizers.Adagrad(keras.optimizers.schedules.ExponentialDecay(0.1, 10, 0.9))",
            ],
            "frozen": ["True", "False"],
        },
        """
        import keras
        import numpy as np

        model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3), keras.layers.BatchNormalization(), keras.layers.Dense(2)])
        model.layers[0].trainable = {frozen}
        model.compile(optimizer={optimizer}, loss="mse")
        model.fit(np.zeros((4, 4)), np.zeros((4, 2)), verbose=0)
        """,
    ),
    "vocabularies": (
        {
            "lookup": [
                "layers.StringLookup(vocabulary=['a', 'b', 'c'])",
                "layers.StringLookup(vocabulary=['a', 'b'], mask_token='', num_oov_indices=2)",
                "layers.IntegerLookup(vocabulary=[5, 7, 9], mask_token=0)",
                "layers.TextVectorization(vocabulary=['a', 'b'])",
            ],
        },
        """
        import keras
        from keras import layers

        lookup = {lookup}
        model = keras.Sequential([keras.Input((4,)), layers.Embedding(len(lookup.get_vocabulary()) + 1, 8), layers.Flatten()])
        """,
    ),
    "functions of TensorFlow": (
        {
            "line": [
                "tf.reduce_sum(x, axis=1)",
                "tf.gather(x, [0, 0], axis=1)",
                "tf.argmax(x, axis=-1)",
                "tf.concat([x, x], axis=-1)",
                "tf.split(x, [2, 4], axis=-1)[1]",
                "tf.image.extract_patches(x[..., tf.newaxis], [1, 2, 2, 1], [1, 2, 2, 1], [1, 1, 1, 1], 'SAME')",
                "tf.image.resize(x[..., tf.newaxis], (8, 8))",
                "tf.nn.l2_normalize(x, axis=-1)",
                "tf.random.normal(tf.shape(x)) * x",
                "tf.transpose(x, [0, 2, 1])",
                "tf.reshape(x, (tf.shape(x)[0], -1))",
                "tf.one_hot(tf.argmax(x, axis=-1), 5)",
            ],
        },
        """
        import tensorflow as tf

        class Own(tf.keras.layers.Layer):
            def call(self, x):
                return {line}

        inputs = tf.keras.Input((4, 6))
        model = tf.keras.Model(inputs, Own()(inputs))
        """,
    ),
}


def whole_programs():
    for name, (variants, text) in TEMPLATES.items():
        program = textwrap.dedent(text).strip() + "\n"
        keys = list(variants)
        for values in itertools.product(*variants.values()):
            yield name, program.format(**dict(zip(keys, values)))
