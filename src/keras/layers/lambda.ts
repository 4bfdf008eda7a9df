import type { Unknown, Value } from '../../python/value.js'
import { integerOf, itemsOf, show, truthOf } from '../arguments.js'
import { cannotTell, refuse } from '../error.js'
import { type LayerArguments, layer, spec } from '../layer.js'
import { type Dim, isUnknown, type Shape } from '../shape.js'

/** What the constructor leaves. */
interface LambdaState {
  readonly callee: Value
  readonly keywords: ReadonlyMap<string, Value>
  /** The output's shape without the batch, where it is given as a plain shape. */
  readonly output_shape: Shape | null
  readonly why: Unknown
  readonly masks: boolean
}

/**
 * A function of the program as a layer. Its output's shape is `output_shape` with the batch before it, or else what the
 * function gives for a symbolic tensor. No weights.
 */
export const Lambda = layer<LambdaState>({
  name: 'Lambda',
  signature: 'function, output_shape=None, mask=None, arguments=None, **kwargs',
  call: 'inputs, mask=None, training=None',
  init(args) {
    const callee = args.value('function')
    refuseUncallable(args, callee)
    return {
      callee,
      keywords: keywordsOf(args),
      output_shape: givenShape(args),
      why: args.unknown('what the function of the `Lambda` layer gives is not known'),
      masks: args.value('mask').kind !== 'none',
    }
  },
  passesMasks: ({ masks }) => masks,
  program: ({ callee, keywords, output_shape }) => (output_shape === null ? { callee, keywords } : null),
  output({ output_shape, why }, { shapes }) {
    const [first] = shapes
    if (output_shape === null) return cannotTell(why)
    return spec([first?.[0] ?? null, ...output_shape])
  },
  mask: ({ masks, why }) => (masks ? cannotTell(why) : [null]),
})

/** `inspect` finds no arguments of what is no function. */
function refuseUncallable(args: LayerArguments, value: Value): void {
  switch (value.kind) {
    case 'none':
    case 'bool':
    case 'int':
    case 'float':
    case 'str':
    case 'list':
    case 'tuple':
    case 'dict':
      refuse('TypeError', `\`function\` of \`${args.layer}\` must be a function, found ${show(value)}`)
      break
    default:
  }
}

/** `arguments`: a dict with names for keys. */
function keywordsOf(args: LayerArguments): ReadonlyMap<string, Value> {
  const value = args.value('arguments')
  if (!truthOf(value)) return new Map()
  if (value.kind !== 'dict') return cannotTell(args.unknown(`\`arguments\` is ${show(value)}`))
  const found = new Map<string, Value>()
  for (const { key, value: entry } of value.entries.values()) {
    if (key.kind !== 'str') cannotTell(args.unknown('a key of `arguments` is no name'))
    found.set(key.value, entry)
  }
  return found
}

/** `output_shape` as a plain shape; a function or a nest of shapes is not followed. */
function givenShape(args: LayerArguments): Shape | null {
  const value = args.value('output_shape')
  if (value.kind === 'none') return null
  const items = itemsOf(value)
  if (items === undefined)
    return cannotTell(isUnknown(value) ? value : args.unknown(`\`output_shape\` is ${show(value)}`))
  return items.map((item): Dim => {
    if (isUnknown(item)) return item
    if (item.kind === 'none') return null
    return integerOf(item) ?? cannotTell(args.unknown('`output_shape` is no plain shape'))
  })
}
