import { layer, spec } from '../layer.js'
import { positiveWhole } from '../numbers.js'

/** The input `n` times: `(batch, features)` → `(batch, n, features)`. */
export const RepeatVector = layer({
  name: 'RepeatVector',
  signature: 'n, **kwargs',
  init: (args) => ({ n: positiveWhole(args, 'n') }),
  inputSpec: () => ({ ndim: 2 }),
  output: ({ n }, { shape: [batch = null, features = null] }) => spec([batch, n, features]),
})
