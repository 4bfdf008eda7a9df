import keras
from keras import layers

inputs = keras.Input(shape=(48, 48, 3))
x = layers.Conv2D(32, 7, strides=2, padding="same", activation="relu", name="stem")(inputs)
x = layers.MaxPooling2D(3, strides=2, padding="same")(x)
a = layers.Conv2D(16, 1, activation="relu", name="one")(x)
b = layers.Conv2D(24, 3, padding="same", activation="relu", name="three")(x)
c = layers.Conv2D(8, 5, padding="same", activation="relu", name="five")(x)
d = layers.MaxPooling2D(3, strides=1, padding="same")(x)
x = layers.Concatenate(name="mixed")([a, b, c, d])
x = layers.GlobalAveragePooling2D()(x)
x = layers.Dense(6, activation="softmax", name="classes")(x)
model = keras.Model(inputs, x)
