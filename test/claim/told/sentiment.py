import keras
from keras import layers

vocab_size = 8000
max_length = 120

model = keras.Sequential([
    keras.Input(shape=(max_length,)),
    layers.Embedding(vocab_size, 64),
    layers.Bidirectional(layers.LSTM(32, return_sequences=True)),
    layers.LSTM(16),
    layers.Dropout(0.5),
    layers.Dense(1, activation="sigmoid"),
])
