import { dataFormat, wholeTuple } from '../arguments.js'
import { layer } from '../layer.js'
import { repeated } from './base_up_sampling.js'

/** Repeats all three spatial axes `size` times. */
export const UpSampling3D = layer({
  name: 'UpSampling3D',
  signature: 'size=(2, 2, 2), data_format=None, **kwargs',
  init: (args) => ({ data_format: dataFormat(args), size: wholeTuple(args, 'size', 3) }),
  inputSpec: () => ({ ndim: 5 }),
  output: ({ size, data_format }, { shape }) => repeated(shape, size, data_format),
})
