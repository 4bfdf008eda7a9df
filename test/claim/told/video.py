import keras
from keras import layers

model = keras.Sequential([
    keras.Input(shape=(10, 32, 32, 1)),
    layers.ConvLSTM2D(8, kernel_size=3, padding="same", return_sequences=True),
    layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
    layers.MaxPooling2D(4),
    layers.Flatten(),
    layers.Dense(3, activation="softmax"),
])
