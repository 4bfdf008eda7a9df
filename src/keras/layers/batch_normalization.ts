import { flag, identifiers } from '../arguments.js'
import { refuse } from '../error.js'
import { times } from '../formula.js'
import { layer, spec, type WeightSpec } from '../layer.js'
import { floatNumber, wholeNumber } from '../numbers.js'
import { at, type Dim, type Shape, showShape } from '../shape.js'

/**
 * Normalises each entry of `axis` over the others. Of n entries there: `gamma` (unless `scale=False`) and `beta` (unless
 * `center=False`), n each; `moving_mean` and `moving_variance`, n each, not trainable; `renorm` adds three more of those.
 */
export const BatchNormalization = layer({
  name: 'BatchNormalization',
  signature: `axis=-1, momentum=0.99, epsilon=0.001, center=True, scale=True, beta_initializer='zeros',
    gamma_initializer='ones', moving_mean_initializer='zeros', moving_variance_initializer='ones', beta_regularizer=None,
    gamma_regularizer=None, beta_constraint=None, gamma_constraint=None, renorm=False, renorm_clipping=None,
    renorm_momentum=0.99, synchronized=False, **kwargs`,
  call: 'inputs, training=None, mask=None',
  supportsMasking: true,

  init(args) {
    const axis = wholeNumber(args, 'axis')
    floatNumber(args, 'momentum')
    floatNumber(args, 'epsilon')
    identifiers(args, 'beta_initializer', 'gamma_initializer', 'moving_mean_initializer')
    identifiers(args, 'moving_variance_initializer', 'beta_regularizer', 'gamma_regularizer')
    identifiers(args, 'beta_constraint', 'gamma_constraint')
    const renorm = flag(args, 'renorm')
    const clipping = args.value('renorm_clipping')
    if (renorm && clipping.kind === 'dict')
      for (const { key } of clipping.entries.values())
        if (key.kind === 'str' && !CLIPPING.has(key.value))
          refuse('ValueError', `\`renorm_clipping\` takes rmax, rmin and dmax, found '${key.value}'`)
    return { axis, center: flag(args, 'center'), scale: flag(args, 'scale'), renorm }
  },

  inputSpec: ({ axis }, built) =>
    built === null ? null : { ndim: built.shape.length, axes: new Map([[axis, along(built.shape, axis)]]) },

  weights({ axis, center, scale, renorm }, { shape }) {
    const each: Shape = [along(shape, axis)]
    const made: WeightSpec[] = []
    if (scale) made.push({ name: 'gamma', shape: each })
    if (center) made.push({ name: 'beta', shape: each })
    for (const name of ['moving_mean', 'moving_variance']) made.push({ name, shape: each, trainable: false })
    if (renorm)
      for (const name of ['moving_stddev', 'renorm_mean', 'renorm_stddev'])
        made.push({ name, shape: each, trainable: false })
    return made
  },

  output: (_, { shape }) => spec(shape),

  formula: ({ axis, center, scale, renorm }, { shape }) =>
    times(2 + Number(center) + Number(scale) + (renorm ? 3 : 0), along(shape, axis)),
})

const CLIPPING: ReadonlySet<string> = new Set(['rmax', 'rmin', 'dmax'])

function along(shape: Shape, axis: number): Dim {
  const size = at(shape, axis)
  return size === undefined
    ? refuse('IndexError', `\`BatchNormalization\` finds no axis ${axis} in an input of ${showShape(shape)}`)
    : size
}
