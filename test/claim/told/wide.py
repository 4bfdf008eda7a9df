import numpy as np
import keras
from keras.layers import Dense, BatchNormalization, Dropout

num_features = 30
num_classes = 4

model = keras.Sequential([
    keras.Input(shape=(num_features,)),
    Dense(256, activation="relu", kernel_initializer="he_normal"),
    BatchNormalization(),
    Dropout(0.4),
    Dense(256, activation="relu"),
    BatchNormalization(),
    Dropout(0.4),
    Dense(num_classes, activation="softmax"),
])
model.compile(optimizer="adam", loss="categorical_crossentropy")
