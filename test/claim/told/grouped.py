import keras
from keras import layers

model = keras.Sequential([
    keras.Input(shape=(40, 40, 16)),
    layers.Conv2D(32, 3, groups=4, padding="same"),
    layers.GroupNormalization(groups=8),
    layers.LeakyReLU(),
    layers.Conv2D(64, 3, dilation_rate=2),
    layers.AveragePooling2D(3),
    layers.SpatialDropout2D(0.2),
    layers.Flatten(),
    layers.Dense(2, activation="softmax"),
])
