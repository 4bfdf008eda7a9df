import keras
from keras import layers

inputs = keras.Input(shape=(40, 32))
x = layers.MultiHeadAttention(num_heads=2, key_dim=16)(inputs, inputs)
x = layers.LayerNormalization()(x)
x = layers.Dense(64, activation="relu")(x)
x = layers.GlobalAveragePooling1D()(x)
outputs = layers.Dense(3, activation="softmax")(x)
model = keras.Model(inputs, outputs)
