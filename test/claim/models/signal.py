import keras
from keras import layers

model = keras.Sequential([
    keras.Input(shape=(128, 4)),
    layers.Conv1D(12, 5, activation="relu"),
    layers.MaxPooling1D(2),
    layers.Conv1D(24, 3, activation="relu"),
    layers.GlobalMaxPooling1D(),
    layers.Dense(8, activation="softmax"),
])
