import { integerOf, oneOf, show } from '../arguments.js'
import { refuse } from '../error.js'
import { layer, spec } from '../layer.js'
import { at, type Dim, isUnknown, showShape } from '../shape.js'

/** Two features crossed and hashed into `num_bins` bins. */
export const HashedCrossing = layer<{ readonly num_bins: Dim; readonly int: boolean }>({
  name: 'HashedCrossing',
  signature: "num_bins, output_mode='int', sparse=False, name=None, dtype=None, **kwargs",
  init(args) {
    const mode = oneOf(args, 'output_mode', ['int', 'one_hot'])
    const value = args.value('num_bins')
    const bins = isUnknown(value) ? value : integerOf(value)
    return { num_bins: bins ?? args.unknown(`\`num_bins\` is ${show(value)}`), int: mode === 'int' }
  },
  output({ num_bins, int }, { first, shapes }) {
    const [a, b] = shapes
    if (!Array.isArray(first) || a === undefined || b === undefined || shapes.length !== 2)
      refuse('ValueError', '`HashedCrossing` takes a list of two inputs')
    const one = at(a, -1)
    const other = at(b, -1)
    if (one === undefined || other === undefined)
      refuse('IndexError', '`HashedCrossing` needs inputs of at least one axis')
    if (!isUnknown(one) && !isUnknown(other) && one !== other)
      refuse(
        'ValueError',
        `\`HashedCrossing\` needs inputs of the same shape, found ${showShape(a)} and ${showShape(b)}`,
      )
    if (int) return spec(a, 'int64')
    return spec(one === 1 ? [...a.slice(0, -1), num_bins] : [...a, num_bins])
  },
})
