import keras
from keras import layers

image = keras.Input(shape=(784,))
x = layers.Dense(128, activation="relu")(image)
x = layers.Dense(64, activation="relu")(x)
code = layers.Dense(16, activation="relu", name="code")(x)
x = layers.Dense(64, activation="relu")(code)
x = layers.Dense(128, activation="relu")(x)
restored = layers.Dense(784, activation="sigmoid", name="restored")(x)
model = keras.Model(image, restored)
