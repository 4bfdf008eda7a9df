import keras
from keras import layers

shared = layers.Dense(32, activation="relu", name="shared")
left = keras.Input(shape=(20,), name="left")
right = keras.Input(shape=(20,), name="right")
merged = layers.Concatenate(name="merged")([shared(left), shared(right)])
hidden = layers.Dense(16, activation="relu", name="joint")(merged)
score = layers.Dense(1, activation="sigmoid", name="score")(hidden)
model = keras.Model([left, right], score)
