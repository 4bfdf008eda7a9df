import keras
from keras import layers

model = keras.Sequential([
    keras.Input(shape=(18, 5)),
    layers.SimpleRNN(14),
    layers.Dense(7, activation="softmax"),
])
