import keras
from keras import layers

model = keras.Sequential([
    keras.Input(shape=(28, 28, 3)),
    layers.Conv2D(6, 5, name="edges", activation="tanh"),
    layers.AveragePooling2D(2, name="shrink"),
    layers.Conv2D(16, 5, name="shapes", activation="tanh"),
    layers.AveragePooling2D(2, name="shrink_again"),
    layers.Flatten(name="line"),
    layers.Dense(120, name="wide", activation="tanh"),
    layers.Dense(84, name="narrow", activation="tanh"),
    layers.Dense(10, name="answer", activation="softmax"),
])
