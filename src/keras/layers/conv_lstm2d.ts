import { convLstmLayer } from './base_conv_lstm.js'

/** An LSTM of convolutions over height and width. */
export const ConvLSTM2D = convLstmLayer(2)
