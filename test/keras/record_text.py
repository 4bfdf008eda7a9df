"""Records what `summary()` of real Keras prints under its options: `python test/keras/record_text.py > test/keras/text.json`."""
import io
import json
import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
os.environ["COLUMNS"] = "80"

import keras  # noqa: E402

PROGRAMS = {
    "chain": """import keras
from keras import layers
model = keras.Sequential([
    keras.Input((28, 28, 1)),
    layers.Conv2D(32, 3, activation="relu", name="a_convolution_with_quite_a_long_name_indeed"),
    layers.MaxPooling2D(2),
    layers.BatchNormalization(trainable=False),
    layers.Flatten(),
    layers.Dense(10, name="head"),
], name="a_model_with_a_name_that_is_longer_than_a_line_of_the_terminal_in_which_it_is_shown_here")
""",
    "graph": """import keras
from keras import layers
inputs = keras.Input((16,))
x = layers.Dense(8, name="left")(inputs)
y = layers.Dense(8, name="right")(inputs)
z = layers.Add()([x, y])
inner = keras.Sequential([layers.Dense(4), layers.Dense(2)], name="inner")
out = inner(z)
h, s = layers.GRU(3, return_sequences=True, return_state=True)(layers.Reshape((4, 2))(z))
model = keras.Model(inputs, [out, h, s])
""",
    "unbuilt": """import keras
from keras import layers
model = keras.Sequential([layers.Dense(3), layers.Dropout(0.1), layers.Dense(1)])
""",
}
OPTIONS = [
    {},
    {"line_length": 60},
    {"line_length": 100},
    {"line_length": 40},
    {"expand_nested": True},
    {"show_trainable": True},
    {"expand_nested": True, "show_trainable": True, "line_length": 90},
    {"layer_range": ["dense", "dense"]},
    {"layer_range": ["left", "add"]},
    {"layer_range": ["add", "left"]},
    {"layer_range": ["max.*", "head"]},
    {"layer_range": ["nowhere", "head"]},
]

answers = []
for name, source in PROGRAMS.items():
    for options in OPTIONS:
        keras.utils.clear_session()
        scope = {}
        exec(source, scope)
        lines = []
        try:
            scope["model"].summary(print_fn=lambda text, **_: lines.append(text), **options)
            answer = {"text": "\n".join(lines)}
        except Exception as error:
            answer = {"error": type(error).__name__}
        answers.append({"program": name, "options": options, **answer})
print(json.dumps({"programs": PROGRAMS, "answers": answers}, ensure_ascii=False, indent=1))
