from keras.layers import GRU, Conv1D, Dense, Dropout, Input, MaxPooling1D
from keras.models import Sequential

model = Sequential()
model.add(Input(shape=(96, 5)))
model.add(Conv1D(filters=32, kernel_size=7, activation="relu"))
model.add(MaxPooling1D(pool_size=3))
model.add(GRU(40, return_sequences=True))
model.add(GRU(20))
model.add(Dropout(0.25))
model.add(Dense(24))
