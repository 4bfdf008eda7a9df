import { layer, spec } from '../layer.js'

/** `x × scale + offset`; neither is looked at before data comes. */
export const Rescaling = layer({
  name: 'Rescaling',
  bases: ['DataLayer'],
  signature: 'scale, offset=0.0, **kwargs',
  supportsMasking: true,
  init: () => ({}),
  output: (_, { shape }) => spec(shape),
})
