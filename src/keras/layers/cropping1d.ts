import { wholeTuple } from '../arguments.js'
import { layer, spec } from '../layer.js'
import { cropped } from './margins.js'

/** Cuts steps off the beginning and the end. */
export const Cropping1D = layer({
  name: 'Cropping1D',
  signature: 'cropping=(1, 1), **kwargs',
  init: (args) => ({ cropping: [wholeTuple(args, 'cropping', 2, true)] }),
  inputSpec: () => ({ ndim: 3 }),
  output: ({ cropping }, { shape }) => spec(cropped(shape, cropping, 'channels_last')),
})
