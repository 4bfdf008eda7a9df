import keras
from keras import layers

model = keras.Sequential([
    keras.Input(shape=(90,)),
    layers.Embedding(2000, 24),
    layers.GlobalAveragePooling1D(),
    layers.Dense(16, activation="relu"),
    layers.Dense(1, activation="sigmoid"),
])
