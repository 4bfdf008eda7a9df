import keras
from keras import layers

model = keras.Sequential([
    keras.Input(shape=(8, 8, 12)),
    layers.UpSampling2D(2),
    layers.Conv2D(6, 3, padding="same", activation="relu"),
    layers.UpSampling2D(2),
    layers.Conv2D(3, 3, padding="same", activation="sigmoid"),
])
