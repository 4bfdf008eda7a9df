import { refuse } from '../error.js'
import { layer, type Output, type Spec, spec } from '../layer.js'
import { isUnknown, type Shape, showShape } from '../shape.js'
import { type Wrapped, wrapped } from './wrapper.js'

/** A layer applied to each step: `(batch, steps, …)` → `(batch, steps, …what the layer gives)`. Its params are the layer's. */
export const TimeDistributed = layer<Wrapped>({
  name: 'TimeDistributed',
  bases: ['Wrapper'],
  signature: 'layer, **kwargs',
  call: 'inputs, training=None, mask=None',
  supportsMasking: true,
  init: (args) => ({ layer: wrapped(args) }),
  sublayers: ({ layer }) => [layer],
  build({ layer }, { shape }) {
    layer.build(eachStep(shape))
  },
  output({ layer }, { shape }) {
    const [batch = null, ...rest] = single(layer.output(eachStep(shape))).shape
    return spec([batch, shape[1] ?? null, ...rest])
  },
  formula: ({ layer }) => layer.formula(),
  macs({ layer }, { shape }) {
    const steps = shape[1] ?? null
    const each = layer.macs()
    if (steps === null || each === null) return null
    if (isUnknown(steps)) return steps
    return typeof each === 'bigint' ? each * BigInt(steps) : each
  },
})

/** What the layer inside gets: the input without its steps. */
function eachStep(shape: Shape): Spec {
  if (shape.length < 3)
    refuse(
      'ValueError',
      `\`TimeDistributed\` needs an input of at least 3 axes, (batch, steps, …), found ${showShape(shape)}`,
    )
  return { shape: [shape[0] ?? null, ...shape.slice(2)], dtype: null }
}

function single(output: Output): Spec {
  return 'shape' in output
    ? output
    : refuse(
        'TypeError',
        '`TimeDistributed` takes a layer that gives one tensor, found one that gives several',
      )
}
