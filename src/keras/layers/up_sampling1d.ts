import { layer } from '../layer.js'
import { positiveWhole } from '../numbers.js'
import { repeated } from './base_up_sampling.js'

/** Repeats each step `size` times: `(batch, steps, channels)` → `(batch, size × steps, channels)`. */
export const UpSampling1D = layer({
  name: 'UpSampling1D',
  signature: 'size=2, **kwargs',
  init: (args) => ({ size: [positiveWhole(args, 'size')] }),
  inputSpec: () => ({ ndim: 3 }),
  output: ({ size }, { shape }) => repeated(shape, size, 'channels_last'),
})
