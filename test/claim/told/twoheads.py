import keras
from keras import layers

photo = keras.Input(shape=(64, 64, 3), name="photo")
x = layers.Conv2D(16, 3, strides=2, activation="relu")(photo)
x = layers.Conv2D(32, 3, strides=2, activation="relu")(x)
x = layers.GlobalMaxPooling2D()(x)
x = layers.Dense(48, activation="relu", name="common")(x)
age = layers.Dense(1, name="age")(x)
mood = layers.Dense(7, activation="softmax", name="mood")(x)
model = keras.Model(inputs=photo, outputs=[age, mood])
