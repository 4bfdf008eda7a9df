import keras
from keras import layers

model = keras.Sequential([
    keras.Input(shape=(100,)),
    layers.Dense(64, activation="relu"),
    layers.Dropout(0.2),
    layers.Dense(64, activation="relu"),
    layers.Dropout(0.2),
    layers.Dense(4, activation="softmax"),
])
