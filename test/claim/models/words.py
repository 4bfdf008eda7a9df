import keras
from keras import layers

vocabulary = 5000
length = 60

model = keras.Sequential([
    keras.Input(shape=(length,)),
    layers.Embedding(vocabulary, 32),
    layers.LSTM(48),
    layers.Dense(3, activation="softmax"),
])
