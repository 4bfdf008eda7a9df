import keras
from keras import layers

model = keras.Sequential([
    keras.Input(shape=(32, 32, 1)),
    layers.Conv2D(8, 5, activation="relu"),
    layers.MaxPooling2D(2),
    layers.Conv2D(24, 3, activation="relu"),
    layers.MaxPooling2D(2),
    layers.Flatten(),
    layers.Dense(40, activation="relu"),
    layers.Dense(12, activation="softmax"),
])
