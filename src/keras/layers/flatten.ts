import { dataFormat } from '../arguments.js'
import { inputDtype, layer, spec } from '../layer.js'
import { product } from '../shape.js'

/** All axes but the batch put into one: `(batch, a, b, c)` → `(batch, a × b × c)`, `(batch,)` → `(batch, 1)`. No weights. */
export const Flatten = layer({
  name: 'Flatten',
  signature: 'data_format=None, **kwargs',
  init: (args) => ({ data_format: dataFormat(args) }),
  inputSpec: () => ({ minNdim: 1 }),
  output: (_, inputs) => spec([inputs.shape[0] ?? null, product(inputs.shape.slice(1))], inputDtype(inputs)),
})
