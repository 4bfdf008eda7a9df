import { convLstmLayer } from './base_conv_lstm.js'

/** An LSTM of convolutions over the steps of a row. */
export const ConvLSTM1D = convLstmLayer(1)
