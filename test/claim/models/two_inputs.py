import keras
from keras import layers

image = keras.Input(shape=(28, 28, 1), name="image")
x = layers.Conv2D(4, 3, activation="relu")(image)
x = layers.Flatten()(x)
meta = keras.Input(shape=(10,), name="meta")
y = layers.Dense(16, activation="relu", name="meta_dense")(meta)
z = layers.Concatenate()([x, y])
z = layers.Dense(5, activation="softmax", name="head")(z)
model = keras.Model([image, meta], z)
