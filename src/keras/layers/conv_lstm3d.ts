import { convLstmLayer } from './base_conv_lstm.js'

/** An LSTM of convolutions over depth, height and width. */
export const ConvLSTM3D = convLstmLayer(3)
