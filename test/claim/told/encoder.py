import keras
from keras import layers

tokens = keras.Input(shape=(100,), name="tokens")
x = layers.Embedding(5000, 64, name="embed")(tokens)
attended = layers.MultiHeadAttention(num_heads=4, key_dim=16, name="attention")(x, x)
x = layers.Add(name="residual_1")([x, attended])
x = layers.LayerNormalization(name="norm_1")(x)
forward = layers.Dense(128, activation="relu", name="expand")(x)
forward = layers.Dense(64, name="contract")(forward)
x = layers.Add(name="residual_2")([x, forward])
x = layers.LayerNormalization(name="norm_2")(x)
x = layers.GlobalAveragePooling1D(name="average")(x)
x = layers.Dropout(0.1)(x)
outputs = layers.Dense(2, activation="softmax", name="verdict")(x)
model = keras.Model(tokens, outputs)
