import { itemsOf, knownValue, show } from '../arguments.js'
import { refuse } from '../error.js'
import { joined } from '../formula.js'
import { type LayerHandle, layer, type Output } from '../layer.js'

/** What the constructor leaves: the layers, or what was found in place of one. */
interface Steps {
  readonly layers: readonly LayerHandle[]
  readonly wrong: 'AttributeError' | 'TypeError' | null
  readonly shown: string
}

/** Several layers, each applied to what the one before gives. Their weights are not made before data comes. */
export const Pipeline = layer<Steps>({
  name: 'Pipeline',
  signature: 'layers, name=None',
  call: 'inputs, training=True, mask=None',
  init(args) {
    const value = knownValue(args, 'layers')
    const items = itemsOf(value)
    const found = (items ?? []).map((item) => args.layerOf(item))
    const layers = found.filter((one) => one !== undefined)
    const wrong = items === undefined ? 'TypeError' : layers.length < found.length ? 'AttributeError' : null
    return { layers, wrong, shown: show(value) }
  },
  sublayers: ({ layers }) => layers,
  output({ layers, wrong, shown }, { first }) {
    if (wrong !== null) refuse(wrong, `\`Pipeline\` needs a list of layers, found ${shown}`)
    if (layers.length === 0) refuse('UnboundLocalError', '`Pipeline` needs at least one layer')
    return layers.reduce<Output>((given, one) => one.output(given), first)
  },
  formula: ({ layers }) => joined(layers.map((one) => one.formula()).filter((one) => one !== null)),
})
