import keras
from keras import layers

inputs = keras.Input(shape=(64, 64, 3))
c1 = layers.Conv2D(16, 3, padding="same", activation="relu", name="enc1")(inputs)
p1 = layers.MaxPooling2D(name="down1")(c1)
c2 = layers.Conv2D(32, 3, padding="same", activation="relu", name="enc2")(p1)
p2 = layers.MaxPooling2D(name="down2")(c2)
b = layers.Conv2D(64, 3, padding="same", activation="relu", name="bottleneck")(p2)
u2 = layers.Conv2DTranspose(32, 2, strides=2, name="up2")(b)
m2 = layers.Concatenate(name="merge2")([u2, c2])
d2 = layers.Conv2D(32, 3, padding="same", activation="relu", name="dec2")(m2)
u1 = layers.Conv2DTranspose(16, 2, strides=2, name="up1")(d2)
m1 = layers.Concatenate(name="merge1")([u1, c1])
d1 = layers.Conv2D(16, 3, padding="same", activation="relu", name="dec1")(m1)
outputs = layers.Conv2D(1, 1, activation="sigmoid", name="mask")(d1)
model = keras.Model(inputs, outputs)
