import { refuse } from '../error.js'
import { layer, spec } from '../layer.js'
import { at, showShape } from '../shape.js'
import { readAxes } from './normalized_axes.js'

/** Divides each sample by its norm over `axis`. No weights. */
export const UnitNormalization = layer({
  name: 'UnitNormalization',
  signature: 'axis=-1, **kwargs',
  builtAtInit: true,
  supportsMasking: true,
  init: (args) => ({ axes: readAxes(args) }),
  output({ axes }, { shape }) {
    for (const axis of axes)
      if (at(shape, axis) === undefined)
        refuse('ValueError', `\`UnitNormalization\` finds no axis ${axis} in an input of ${showShape(shape)}`)
    return spec(shape)
  },
})
