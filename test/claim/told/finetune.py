import keras
from keras import layers

base_model = keras.applications.MobileNetV2(
    input_shape=(160, 160, 3), include_top=False, weights=None
)
base_model.trainable = False

inputs = keras.Input(shape=(160, 160, 3))
x = base_model(inputs, training=False)
x = layers.GlobalAveragePooling2D()(x)
x = layers.Dense(128, activation="relu")(x)
x = layers.Dropout(0.2)(x)
outputs = layers.Dense(4, activation="softmax")(x)
model = keras.Model(inputs, outputs)
