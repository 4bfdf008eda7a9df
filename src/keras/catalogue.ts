/** Every built-in layer there is a declaration for. Adding one is a new file and a line here. */
import type { LayerDeclaration } from './layer.js'
import { Activation } from './layers/activation.js'
import { AdaptiveAveragePooling1D } from './layers/adaptive_average_pooling1d.js'
import { AdaptiveAveragePooling2D } from './layers/adaptive_average_pooling2d.js'
import { AdaptiveAveragePooling3D } from './layers/adaptive_average_pooling3d.js'
import { AdaptiveMaxPooling1D } from './layers/adaptive_max_pooling1d.js'
import { AdaptiveMaxPooling2D } from './layers/adaptive_max_pooling2d.js'
import { AdaptiveMaxPooling3D } from './layers/adaptive_max_pooling3d.js'
import { AveragePooling1D } from './layers/average_pooling1d.js'
import { AveragePooling2D } from './layers/average_pooling2d.js'
import { AveragePooling3D } from './layers/average_pooling3d.js'
import { BatchNormalization } from './layers/batch_normalization.js'
import { Conv1D } from './layers/conv1d.js'
import { Conv2D } from './layers/conv2d.js'
import { Conv3D } from './layers/conv3d.js'
import { Dense } from './layers/dense.js'
import { Dropout } from './layers/dropout.js'
import { Embedding } from './layers/embedding.js'
import { Flatten } from './layers/flatten.js'
import { GlobalAveragePooling1D } from './layers/global_average_pooling1d.js'
import { GlobalAveragePooling2D } from './layers/global_average_pooling2d.js'
import { GlobalAveragePooling3D } from './layers/global_average_pooling3d.js'
import { GlobalMaxPooling1D } from './layers/global_max_pooling1d.js'
import { GlobalMaxPooling2D } from './layers/global_max_pooling2d.js'
import { GlobalMaxPooling3D } from './layers/global_max_pooling3d.js'
import { GRU } from './layers/gru.js'
import { GRUCell } from './layers/gru_cell.js'
import { LSTM } from './layers/lstm.js'
import { LSTMCell } from './layers/lstm_cell.js'
import { MaxPooling1D } from './layers/max_pooling1d.js'
import { MaxPooling2D } from './layers/max_pooling2d.js'
import { MaxPooling3D } from './layers/max_pooling3d.js'
import { ReLU } from './layers/re_lu.js'
import { Reshape } from './layers/reshape.js'
import { RNN } from './layers/rnn.js'
import { SimpleRNN } from './layers/simple_rnn.js'
import { SimpleRNNCell } from './layers/simple_rnn_cell.js'
import { StackedRNNCells } from './layers/stacked_rnn_cells.js'

export const CATALOGUE: readonly LayerDeclaration[] = [
  Activation,
  AdaptiveAveragePooling1D,
  AdaptiveAveragePooling2D,
  AdaptiveAveragePooling3D,
  AdaptiveMaxPooling1D,
  AdaptiveMaxPooling2D,
  AdaptiveMaxPooling3D,
  AveragePooling1D,
  AveragePooling2D,
  AveragePooling3D,
  BatchNormalization,
  Conv1D,
  Conv2D,
  Conv3D,
  Dense,
  Dropout,
  Embedding,
  Flatten,
  GlobalAveragePooling1D,
  GlobalAveragePooling2D,
  GlobalAveragePooling3D,
  GlobalMaxPooling1D,
  GlobalMaxPooling2D,
  GlobalMaxPooling3D,
  GRU,
  GRUCell,
  LSTM,
  LSTMCell,
  MaxPooling1D,
  MaxPooling2D,
  MaxPooling3D,
  ReLU,
  Reshape,
  RNN,
  SimpleRNN,
  SimpleRNNCell,
  StackedRNNCells,
]
