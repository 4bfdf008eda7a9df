/**
 * ConvNeXt: a residual network drawn up like a vision transformer; 7 × 7 filters on each channel, then two dense layers.
 *
 * Sources: Liu et al., "A ConvNet for the 2020s" (arXiv 2201.03545), with Keras's `applications/convnext.py`.
 */
import type { Value } from '../../python/value.js'
import { show } from '../arguments.js'
import { refuse } from '../error.js'
import type { Application, Net, Settings } from './application.js'
import { checkClassifier, checkWeights, finish, inputOf, inputShape, pooled } from './options.js'

/** Blocks and channels of the four stages. */
interface Plan {
  readonly depths: readonly number[]
  readonly channels: readonly number[]
}

const DEEP: readonly number[] = [3, 3, 27, 3]

/** Channels double from stage to stage. */
const plan = (depths: readonly number[], first: number): Plan => ({
  depths,
  channels: [first, 2 * first, 4 * first, 8 * first],
})

/** The variants by the ends of their names. */
const VARIANTS: readonly (readonly [name: string, plan: Plan])[] = [
  ['Tiny', plan([3, 3, 9, 3], 96)],
  ['Small', plan(DEEP, 96)],
  ['Base', plan(DEEP, 128)],
  ['Large', plan(DEEP, 192)],
  ['XLarge', plan(DEEP, 256)],
]

const EPSILON = 1e-6

/** What the layer scale starts at. */
const SCALE = 1e-6

/** The layers up to the top, all named after the model; `imagenet` says whether pixels are normalised by ImageNet's. */
function body(net: Net, x: Value, { depths, channels }: Plan, name: string, imagenet: boolean): Value {
  let at = imagenet ? prestem(net, x, name) : x
  for (const [stage, depth] of depths.entries()) {
    const filters = channels[stage] ?? 0
    at = stage === 0 ? stem(net, at, name, filters) : downsampled(net, at, name, stage - 1, filters)
    for (let index = 0; index < depth; index += 1)
      at = block(net, at, filters, `${name}_stage_${stage}_block_${index}`)
  }
  return at
}

/** The head: pooled, normalised, classified. */
function head(net: Net, x: Value, name: string, dense: Settings): Value {
  let at = net.layer('GlobalAveragePooling2D', x, { name: `${name}_head_gap` })
  at = net.layer('LayerNormalization', at, { epsilon: EPSILON, name: `${name}_head_layernorm` })
  return net.layer('Dense', at, { ...dense, name: `${name}_head_dense` })
}

function prestem(net: Net, x: Value, name: string): Value {
  const mean = [0.485, 0.456, 0.406].map((one) => one * 255)
  const variance = [0.229, 0.224, 0.225].map((one) => (one * 255) ** 2)
  return net.layer('Normalization', x, { mean, variance, name: `${name}_prestem_normalization` })
}

function stem(net: Net, x: Value, name: string, filters: number): Value {
  const conv = { filters, kernel_size: 4, strides: 4, name: `${name}_stem_conv` }
  const norm = { epsilon: EPSILON, name: `${name}_stem_layernorm` }
  return net.sequential(x, `${name}_stem`, [
    ['Conv2D', conv],
    ['LayerNormalization', norm],
  ])
}

function downsampled(net: Net, x: Value, name: string, index: number, filters: number): Value {
  const norm = { epsilon: EPSILON, name: `${name}_downsampling_layernorm_${index}` }
  const conv = { filters, kernel_size: 2, strides: 2, name: `${name}_downsampling_conv_${index}` }
  return net.sequential(x, `${name}_downsampling_block_${index}`, [
    ['LayerNormalization', norm],
    ['Conv2D', conv],
  ])
}

function block(net: Net, x: Value, filters: number, name: string): Value {
  const depthwise = { filters, kernel_size: 7, padding: 'same', groups: filters }
  let at = net.layer('Conv2D', x, { ...depthwise, name: `${name}_depthwise_conv` })
  at = net.layer('LayerNormalization', at, { epsilon: EPSILON, name: `${name}_layernorm` })
  at = net.layer('Dense', at, { units: 4 * filters, name: `${name}_pointwise_conv_1` })
  at = net.layer('Activation', at, { activation: 'gelu', name: `${name}_gelu` })
  at = net.layer('Dense', at, { units: filters, name: `${name}_pointwise_conv_2` })
  const scale = { init_values: SCALE, projection_dim: filters, name: `${name}_layer_scale` }
  at = net.layer('LayerScale', at, scale)
  at = net.layer('Activation', at, { activation: 'linear', name: `${name}_identity` })
  return net.workshop.binary('+', x, at)
}

export const CONV_NEXT: readonly Application[] = VARIANTS.map(([variant, plan]) => ({
  name: `ConvNeXt${variant}`,
  modules: ['convnext'],
  signature: `include_top=True, include_preprocessing=True, weights='imagenet', input_tensor=None, input_shape=None,
    pooling=None, classes=1000, classifier_activation='softmax', name='convnext_${variant.toLowerCase()}'`,
  build(net, options) {
    checkWeights(options)
    const shape = inputShape(options, { defaultSize: 224, minSize: 32 })
    const input = inputOf(net, options, shape)
    const given = options.known('name')
    const imagenet = options.flag('include_preprocessing') && shape[2] === 3
    if (given.kind !== 'str')
      return refuse(
        // Without a name, Keras's normalising layer asks for a counter that is not there.
        given.kind === 'none' && imagenet ? 'AttributeError' : 'TypeError',
        `\`${options.application}\` names its layers by \`name\`, which is a string, found ${show(given)}`,
      )
    const name = given.value
    let x = body(net, input, plan, name, imagenet)
    if (options.flag('include_top')) {
      checkClassifier(options)
      const activation = options.value('classifier_activation')
      x = head(net, x, name, { units: options.value('classes'), activation })
    } else x = net.layer('LayerNormalization', pooled(net, options, x), { epsilon: EPSILON })
    const model = finish(net, options, input, x)
    const own = `convnext_${variant.toLowerCase()}`
    if (options.imagenet && !name.includes(own))
      options.refuse(
        `with the weights of ImageNet, \`name\` must contain '${own}', found '${name}'`,
        'leave `name` out',
      )
    return model
  },
}))
