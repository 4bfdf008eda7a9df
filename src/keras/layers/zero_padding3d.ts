import { dataFormat } from '../arguments.js'
import { layer, spec } from '../layer.js'
import { margins, padded } from './margins.js'

/** Zeros around depth, height and width. A negative whole number is not refused: it crops. */
export const ZeroPadding3D = layer({
  name: 'ZeroPadding3D',
  signature: 'padding=((1, 1), (1, 1), (1, 1)), data_format=None, **kwargs',
  init: (args) => ({ data_format: dataFormat(args), padding: margins(args, 'padding', 3) }),
  inputSpec: () => ({ ndim: 5 }),
  output: ({ padding, data_format }, { shape }) => spec(padded(shape, padding, data_format)),
})
