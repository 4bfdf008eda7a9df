/**
 * EfficientNet V2: early stages with whole convolutions (fused blocks), later ones with inverted residual blocks.
 *
 * Sources: Tan and Le, "EfficientNetV2: Smaller Models and Faster Training" (arXiv 2104.00298), with Keras's
 * `applications/efficientnet_v2.py`.
 */

import type { Value } from '../../python/value.js'
import { show } from '../arguments.js'
import { refuse } from '../error.js'
import type { Application, Net } from './application.js'
import { droppedTop, excite, normalised, repeated, roundFilters } from './inverted_residual.js'
import { checkWeights, finish, inputOf, inputShape, type Options } from './options.js'

/** One stage before scaling: repeats, filters in and out, expansion, stride; those with 0.25 squeeze and are not fused. */
type Stage = readonly [repeats: number, from: number, to: number, expand: number, stride: number, se: number]

const BASE: readonly Stage[] = [
  [1, 32, 16, 1, 1, 0],
  [2, 16, 32, 4, 2, 0],
  [2, 32, 48, 4, 2, 0],
  [3, 48, 96, 4, 2, 0.25],
  [5, 96, 112, 6, 1, 0.25],
  [8, 112, 192, 6, 2, 0.25],
]

const SMALL: readonly Stage[] = [
  [2, 24, 24, 1, 1, 0],
  [4, 24, 48, 4, 2, 0],
  [4, 48, 64, 4, 2, 0],
  [6, 64, 128, 4, 2, 0.25],
  [9, 128, 160, 6, 1, 0.25],
  [15, 160, 256, 6, 2, 0.25],
]

const MEDIUM: readonly Stage[] = [
  [3, 24, 24, 1, 1, 0],
  [5, 24, 48, 4, 2, 0],
  [5, 48, 80, 4, 2, 0],
  [7, 80, 160, 4, 2, 0.25],
  [14, 160, 176, 6, 1, 0.25],
  [18, 176, 304, 6, 2, 0.25],
  [5, 304, 512, 6, 1, 0.25],
]

const LARGE: readonly Stage[] = [
  [4, 32, 32, 1, 1, 0],
  [7, 32, 64, 4, 2, 0],
  [7, 64, 96, 4, 2, 0],
  [10, 96, 192, 4, 2, 0.25],
  [19, 192, 224, 6, 1, 0.25],
  [25, 224, 384, 6, 2, 0.25],
  [7, 384, 640, 6, 1, 0.25],
]

/** A variant: its plan, how it is scaled, and its default size. */
interface Plan {
  readonly stages: readonly Stage[]
  readonly width: number
  readonly depth: number
  readonly size: number
}

/** The variants by the end of their names (`EfficientNetV2B0`, `efficientnetv2-b0`). */
type Variant = 'b0' | 'b1' | 'b2' | 'b3' | 's' | 'm' | 'l'

const VARIANTS: readonly Variant[] = ['b0', 'b1', 'b2', 'b3', 's', 'm', 'l']

const PLANS: Readonly<Record<Variant, Plan>> = {
  b0: { stages: BASE, width: 1, depth: 1, size: 224 },
  b1: { stages: BASE, width: 1, depth: 1.1, size: 240 },
  b2: { stages: BASE, width: 1.1, depth: 1.2, size: 260 },
  b3: { stages: BASE, width: 1.2, depth: 1.4, size: 300 },
  s: { stages: SMALL, width: 1, depth: 1, size: 384 },
  m: { stages: MEDIUM, width: 1, depth: 1, size: 480 },
  l: { stages: LARGE, width: 1, depth: 1, size: 480 },
}

/** How often the last block's branch is dropped in training; earlier ones in proportion. */
const DROP_CONNECT = 0.2
const MOMENTUM = 0.9

/** How a model takes pixels: not at all, scaled to [-1, 1], or by the means and deviations of ImageNet. */
type Preprocessing = 'none' | 'range' | 'imagenet'

/** The layers up to the top. */
function body(net: Net, x: Value, plan: Plan, preprocessing: Preprocessing): Value {
  const filters = (n: number): number => roundFilters(n * plan.width)
  let at = preprocessed(net, x, preprocessing)
  const stem = { filters: filters(plan.stages[0]?.[1] ?? 0), kernel_size: 3, strides: 2, padding: 'same' }
  at = net.layer('Conv2D', at, { ...stem, use_bias: false, name: 'stem_conv' })
  at = normalised(net, at, 'stem_', MOMENTUM)
  at = repeated(
    at,
    plan.stages.map(([repeats]) => Math.ceil(plan.depth * repeats)),
    (input, { stage, first, name, progress }) => {
      const [, from, to, expand, stride, se] = plan.stages[stage] as Stage
      return block(net, input, {
        name,
        from: filters(first ? from : to),
        to: filters(to),
        expand,
        stride: first ? stride : 1,
        se,
        drop: DROP_CONNECT * progress,
      })
    },
    plan.stages.reduce((sum, [repeats]) => sum + repeats, 0),
  )
  const top = { filters: filters(1280), kernel_size: 1, padding: 'same', use_bias: false, name: 'top_conv' }
  return normalised(net, net.layer('Conv2D', at, top), 'top_', MOMENTUM)
}

function preprocessed(net: Net, x: Value, how: Preprocessing): Value {
  switch (how) {
    case 'none':
      return x
    case 'range':
      return net.layer('Rescaling', x, { scale: 1 / 128, offset: -1 })
    case 'imagenet': {
      const at = net.layer('Rescaling', x, { scale: 1 / 255 })
      const variance = [0.229 ** 2, 0.224 ** 2, 0.225 ** 2]
      return net.layer('Normalization', at, { mean: [0.485, 0.456, 0.406], variance, axis: 3 })
    }
  }
}

interface Block {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly expand: number
  readonly stride: number
  readonly se: number
  readonly drop: number
}

/** A block of either kind; added to its input where shapes allow. */
function block(net: Net, x: Value, one: Block): Value {
  const { name, from, to, stride, drop } = one
  let at = one.se === 0 ? fused(net, x, one) : inverted(net, x, one)
  if (stride !== 1 || from !== to) return at
  if (drop !== 0)
    at = net.layer('Dropout', at, { rate: drop, noise_shape: [null, 1, 1, 1], name: `${name}drop` })
  return net.layer('Add', [at, x], { name: `${name}add` })
}

const KERNEL = { kernel_size: 3, padding: 'same', use_bias: false }
const POINT = { kernel_size: 1, strides: 1, padding: 'same', use_bias: false }

/** Widen, filter each channel for itself, squeeze and excite, narrow. */
function inverted(net: Net, x: Value, { name, from, to, expand, stride, se }: Block): Value {
  const wide = from * expand
  let at = x
  if (expand !== 1) {
    at = net.layer('Conv2D', at, { ...POINT, filters: wide, name: `${name}expand_conv` })
    at = normalised(net, at, `${name}expand_`, MOMENTUM)
  }
  at = net.layer('DepthwiseConv2D', at, { ...KERNEL, strides: stride, name: `${name}dwconv2` })
  at = normalised(net, at, name, MOMENTUM)
  at = excite(net, at, name, wide, Math.max(1, Math.trunc(from * se)))
  at = net.layer('Conv2D', at, { ...POINT, filters: to, name: `${name}project_conv` })
  return net.layer('BatchNormalization', at, { axis: 3, momentum: MOMENTUM, name: `${name}project_bn` })
}

/** Widening and filtering in one whole convolution; where nothing is widened, that convolution is all. */
function fused(net: Net, x: Value, { name, from, to, expand, stride }: Block): Value {
  if (expand === 1) {
    const only = { ...KERNEL, filters: to, strides: stride, name: `${name}project_conv` }
    return normalised(net, net.layer('Conv2D', x, only), `${name}project_`, MOMENTUM)
  }
  const wide = { ...KERNEL, filters: from * expand, strides: stride, name: `${name}expand_conv` }
  let at = normalised(net, net.layer('Conv2D', x, wide), `${name}expand_`, MOMENTUM)
  at = net.layer('Conv2D', at, { ...POINT, filters: to, name: `${name}project_conv` })
  return net.layer('BatchNormalization', at, { axis: 3, momentum: MOMENTUM, name: `${name}project_bn` })
}

/** How often the top's input is dropped in training. */
const DROPOUT = 0.2

/**
 * Keras looks up the plan, and the way of preprocessing, by the model's name: one of its own variants' names stands for that
 * variant's stages, any other is a KeyError.
 */
function planName(options: Options): Variant {
  const name = options.known('name')
  const found = VARIANTS.find((one) => name.kind === 'str' && name.value === `efficientnetv2-${one}`)
  return (
    found ??
    refuse(
      'KeyError',
      `\`${options.application}\` looks up its blocks by \`name\`, found ${show(name)}`,
      'leave `name` out, and rename the model afterwards',
    )
  )
}

export const EFFICIENT_NET_V2: readonly Application[] = VARIANTS.map((variant) => ({
  name: `EfficientNetV2${variant.toUpperCase()}`,
  modules: ['efficientnet_v2'],
  signature: `include_top=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None, classes=1000,
    classifier_activation='softmax', include_preprocessing=True, name='efficientnetv2-${variant}'`,
  build(net, options) {
    const named = planName(options)
    checkWeights(options)
    const { width, depth, size } = PLANS[variant]
    const shape = inputShape(options, { defaultSize: size, minSize: 32 })
    const input = inputOf(net, options, shape)
    const own = named.startsWith('b') && shape[2] === 3
    const preprocessing = !options.flag('include_preprocessing') ? 'none' : own ? 'imagenet' : 'range'
    const output = body(net, input, { stages: PLANS[named].stages, width, depth, size }, preprocessing)
    return finish(net, options, input, droppedTop(net, options, output, DROPOUT))
  },
}))
