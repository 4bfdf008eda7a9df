import { times } from '../formula.js'
import { layer, spec } from '../layer.js'
import { product } from '../shape.js'
import { axisSizes, readAxes } from './normalized_axes.js'

/** Divides each sample by its root mean square over `axis`; one `scale` with the sizes of those axes. */
export const RMSNormalization = layer({
  name: 'RMSNormalization',
  signature: 'axis=-1, epsilon=1e-06, **kwargs',
  call: 'x',
  init: (args) => ({ axes: readAxes(args) }),
  weights: ({ axes }, { shape }) => [{ name: 'scale', shape: axisSizes('RMSNormalization', shape, axes) }],
  output: (_, { shape }) => spec(shape),
  formula: ({ axes }, { shape }) => times(product(axisSizes('RMSNormalization', shape, axes))),
})
