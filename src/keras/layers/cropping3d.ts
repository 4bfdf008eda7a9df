import { dataFormat } from '../arguments.js'
import { layer, spec } from '../layer.js'
import { cropped, margins } from './margins.js'

/** Cuts off margins of depth, height and width. */
export const Cropping3D = layer({
  name: 'Cropping3D',
  signature: 'cropping=((1, 1), (1, 1), (1, 1)), data_format=None, **kwargs',
  init: (args) => ({ data_format: dataFormat(args), cropping: margins(args, 'cropping', 3) }),
  inputSpec: () => ({ ndim: 5 }),
  output: ({ cropping, data_format }, { shape }) => spec(cropped(shape, cropping, data_format)),
})
