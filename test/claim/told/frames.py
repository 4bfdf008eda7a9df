import keras
from keras import layers

model = keras.Sequential([
    keras.Input(shape=(8, 24, 24, 3)),
    layers.TimeDistributed(layers.Conv2D(12, 3, activation="relu")),
    layers.TimeDistributed(layers.GlobalAveragePooling2D()),
    layers.LSTM(20),
    layers.Dense(5, activation="softmax"),
])
