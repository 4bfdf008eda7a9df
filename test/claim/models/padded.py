import keras
from keras import layers

model = keras.Sequential()
model.add(keras.Input(shape=(40, 40, 3)))
model.add(layers.Conv2D(10, (3, 3), padding="same", activation="relu"))
model.add(layers.Conv2D(20, (3, 3), strides=2, padding="same", activation="relu"))
model.add(layers.GlobalAveragePooling2D())
model.add(layers.Dropout(0.4))
model.add(layers.Dense(6, activation="softmax"))
