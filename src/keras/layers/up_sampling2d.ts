import { dataFormat, knownValue, show, wholeTuple } from '../arguments.js'
import { refuse } from '../error.js'
import { layer } from '../layer.js'
import { repeated } from './base_up_sampling.js'

/** Repeats rows and columns `size` times. The interpolation is not looked at before data comes. */
export const UpSampling2D = layer({
  name: 'UpSampling2D',
  signature: "size=(2, 2), data_format=None, interpolation='nearest', **kwargs",
  init(args) {
    const data_format = dataFormat(args)
    const size = wholeTuple(args, 'size', 2)
    const interpolation = knownValue(args, 'interpolation')
    if (interpolation.kind !== 'str')
      refuse('AttributeError', `\`interpolation\` must be a string, found ${show(interpolation)}`)
    return { size, data_format, interpolation: interpolation.value.toLowerCase() }
  },
  inputSpec: () => ({ ndim: 4 }),
  output: ({ size, data_format }, { shape }) => repeated(shape, size, data_format),
})
