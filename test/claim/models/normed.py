import keras
from keras import layers

model = keras.Sequential([
    keras.Input(shape=(24, 24, 3)),
    layers.Conv2D(16, 3, use_bias=False),
    layers.BatchNormalization(),
    layers.ReLU(),
    layers.AveragePooling2D(2),
    layers.Flatten(),
    layers.Dense(10),
])
