import { dataFormat, wholeTuple } from '../arguments.js'
import { layer, spec } from '../layer.js'
import { padded } from './margins.js'

/** Zeros before and after the steps. */
export const ZeroPadding1D = layer({
  name: 'ZeroPadding1D',
  signature: 'padding=1, data_format=None, **kwargs',
  init: (args) => ({ data_format: dataFormat(args), padding: [wholeTuple(args, 'padding', 2, true)] }),
  inputSpec: () => ({ ndim: 3 }),
  output: ({ padding, data_format }, { shape }) => spec(padded(shape, padding, data_format)),
})
