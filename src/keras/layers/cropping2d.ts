import { dataFormat } from '../arguments.js'
import { layer, spec } from '../layer.js'
import { cropped, margins } from './margins.js'

/** Cuts off margins of height and width. */
export const Cropping2D = layer({
  name: 'Cropping2D',
  signature: 'cropping=((0, 0), (0, 0)), data_format=None, **kwargs',
  init: (args) => ({ data_format: dataFormat(args), cropping: margins(args, 'cropping', 2) }),
  inputSpec: () => ({ ndim: 4 }),
  output: ({ cropping, data_format }, { shape }) => spec(cropped(shape, cropping, data_format)),
})
