import keras
from keras import layers

model = keras.Sequential([
    keras.Input(shape=(16, 16, 16, 1)),
    layers.Conv3D(6, 3, activation="relu"),
    layers.MaxPooling3D(2),
    layers.Flatten(),
    layers.Dense(2),
])
