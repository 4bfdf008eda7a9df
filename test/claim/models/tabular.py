import keras
from keras import layers

model = keras.Sequential([
    layers.Dense(30, input_shape=(15,), activation="relu"),
    layers.Dense(20, activation="relu"),
    layers.Dense(1, activation="sigmoid"),
])
