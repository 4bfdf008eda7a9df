import keras
from keras import layers

model = keras.Sequential([
    keras.Input(shape=(12, 10)),
    layers.Dense(20, activation="relu"),
    layers.Flatten(),
    layers.Dense(5),
])
