import keras
from keras import layers

model = keras.Sequential([
    keras.Input(shape=(50, 6)),
    layers.Bidirectional(layers.LSTM(12)),
    layers.Dense(4),
])
