import { flag, identifiers } from '../arguments.js'
import { times } from '../formula.js'
import { layer, spec, type WeightSpec } from '../layer.js'
import { product } from '../shape.js'
import { axisSizes, readAxes } from './normalized_axes.js'

/**
 * Normalises each sample over `axis`: `gamma` (unless `scale=False`) and `beta` (unless `center=False`), each with the sizes
 * of those axes.
 */
export const LayerNormalization = layer({
  name: 'LayerNormalization',
  signature: `axis=-1, epsilon=0.001, center=True, scale=True, beta_initializer='zeros', gamma_initializer='ones',
    beta_regularizer=None, gamma_regularizer=None, beta_constraint=None, gamma_constraint=None, **kwargs`,
  keywords: 'rms_scaling=False',
  supportsMasking: true,
  init(args) {
    const axes = readAxes(args)
    identifiers(args, 'beta_initializer', 'gamma_initializer', 'beta_regularizer', 'gamma_regularizer')
    identifiers(args, 'beta_constraint', 'gamma_constraint')
    const rms = flag(args, 'rms_scaling')
    return { axes, scale: flag(args, 'scale') || rms, center: flag(args, 'center') && !rms }
  },
  weights({ axes, scale, center }, { shape }) {
    const sizes = axisSizes('LayerNormalization', shape, axes)
    const made: WeightSpec[] = []
    if (scale) made.push({ name: 'gamma', shape: sizes })
    if (center) made.push({ name: 'beta', shape: sizes })
    return made
  },
  output: (_, { shape }) => spec(shape),
  formula({ axes, scale, center }, { shape }) {
    const each = Number(scale) + Number(center)
    return each === 0 ? null : times(each, product(axisSizes('LayerNormalization', shape, axes)))
  },
})
