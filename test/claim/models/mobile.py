import keras
from keras import layers

model = keras.Sequential([
    keras.Input(shape=(48, 48, 3)),
    layers.Conv2D(16, 3, strides=2, padding="same"),
    layers.DepthwiseConv2D(3, padding="same"),
    layers.Conv2D(32, 1),
    layers.SeparableConv2D(64, 3, padding="same"),
    layers.GlobalAveragePooling2D(),
    layers.Dense(10),
])
