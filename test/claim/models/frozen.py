import keras
from keras import layers

model = keras.Sequential([
    keras.Input(shape=(50,)),
    layers.Dense(40, activation="relu", trainable=False),
    layers.Dense(30, activation="relu"),
    layers.Dense(2, activation="softmax"),
])
