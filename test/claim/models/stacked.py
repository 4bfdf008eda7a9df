import keras
from keras import layers

model = keras.Sequential([
    keras.Input(shape=(30, 7)),
    layers.LSTM(20, return_sequences=True),
    layers.LSTM(10),
    layers.Dense(5),
])
