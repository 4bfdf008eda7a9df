import keras
from keras import layers

model = keras.Sequential([
    keras.Input(shape=(65, 65, 1)),
    layers.Conv2D(7, 7, strides=2),
    layers.Conv2D(14, 3, strides=2),
    layers.Flatten(),
    layers.Dense(9),
])
