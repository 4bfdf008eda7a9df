import keras
from keras import layers

inputs = keras.Input(shape=(20, 20, 8))
x = layers.Conv2D(8, 3, padding="same", activation="relu", name="left")(inputs)
x = layers.Conv2D(8, 3, padding="same", name="right")(x)
x = layers.Add()([x, inputs])
x = layers.Flatten()(x)
outputs = layers.Dense(3, name="scores")(x)
model = keras.Model(inputs, outputs)
