import { dataFormat } from '../arguments.js'
import { layer, spec } from '../layer.js'
import { margins, padded } from './margins.js'

/** Zeros around height and width. A negative whole number is not refused: it crops. */
export const ZeroPadding2D = layer({
  name: 'ZeroPadding2D',
  signature: 'padding=(1, 1), data_format=None, **kwargs',
  init: (args) => ({ data_format: dataFormat(args), padding: margins(args, 'padding', 2) }),
  inputSpec: () => ({ ndim: 4 }),
  output: ({ padding, data_format }, { shape }) => spec(padded(shape, padding, data_format)),
})
