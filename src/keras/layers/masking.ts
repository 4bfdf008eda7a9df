import { layer, spec } from '../layer.js'
import { isUnknown } from '../shape.js'

/** Masks the steps at which all features are `mask_value`. */
export const Masking = layer({
  name: 'Masking',
  signature: 'mask_value=0.0, **kwargs',
  builtAtInit: true,
  supportsMasking: true,
  init: () => ({}),
  output: (_, { shape }) => spec(shape),
  mask(_, { tensors }, operations) {
    const [input] = tensors
    if (input === undefined || isUnknown(input.shape)) return [null]
    const different = operations.apply('NotEqual', [input], input.shape)
    return [operations.apply('Any', [different], input.shape.slice(0, -1))]
  },
})
