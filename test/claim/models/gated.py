import keras
from keras import layers

model = keras.Sequential([
    keras.Input(shape=(25, 9)),
    layers.GRU(16, return_sequences=True),
    layers.GRU(8, reset_after=False),
    layers.Dense(2, activation="softmax"),
])
