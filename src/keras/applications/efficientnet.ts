/**
 * EfficientNet: inverted residual blocks with squeeze and excitation, one plan widened, deepened and enlarged together.
 *
 * Sources: Tan and Le, "EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks" (arXiv 1905.11946), with
 * Keras's `applications/efficientnet.py`.
 */

import type { Value } from '../../python/value.js'
import type { Application, Net } from './application.js'
import { correctPad, droppedTop, excite, normalised, repeated, roundFilters } from './inverted_residual.js'
import { checkWeights, finish, inputOf, inputShape } from './options.js'

/** One stage of the plan, before scaling: kernel, repeats, filters in and out, expansion, stride. */
type Stage = readonly [
  kernel: number,
  repeats: number,
  from: number,
  to: number,
  expand: number,
  stride: number,
]

const STAGES: readonly Stage[] = [
  [3, 1, 32, 16, 1, 1],
  [3, 2, 16, 24, 6, 2],
  [5, 2, 24, 40, 6, 2],
  [3, 3, 40, 80, 6, 2],
  [5, 3, 80, 112, 6, 1],
  [5, 4, 112, 192, 6, 2],
  [3, 1, 192, 320, 6, 1],
]

/** The share of the block's input channels that is left when it squeezes. */
const SQUEEZE = 0.25
/** How often the last block's branch is dropped in training; earlier ones in proportion. */
const DROP_CONNECT = 0.2

/** How a variant scales the plan, and its default size and dropout. */
interface Scale {
  readonly width: number
  readonly depth: number
  readonly size: number
  readonly dropout: number
}

/** `EfficientNetB0` to `EfficientNetB7`. */
const SCALES: readonly Scale[] = [
  { width: 1, depth: 1, size: 224, dropout: 0.2 },
  { width: 1, depth: 1.1, size: 240, dropout: 0.2 },
  { width: 1.1, depth: 1.2, size: 260, dropout: 0.3 },
  { width: 1.2, depth: 1.4, size: 300, dropout: 0.3 },
  { width: 1.4, depth: 1.8, size: 380, dropout: 0.4 },
  { width: 1.6, depth: 2.2, size: 456, dropout: 0.4 },
  { width: 1.8, depth: 2.6, size: 528, dropout: 0.5 },
  { width: 2, depth: 3.1, size: 600, dropout: 0.5 },
]

/** The layers up to the top; with ImageNet's weights, Keras scales once more by the root of the deviations. */
function body(net: Net, x: Value, { width, depth }: Scale, imagenet: boolean): Value {
  const filters = (n: number): number => roundFilters(n * width, 0.9)
  let at = net.layer('Rescaling', x, { scale: 1 / 255 })
  at = net.layer('Normalization', at, { axis: 3 })
  if (imagenet)
    at = net.layer('Rescaling', at, { scale: [0.229, 0.224, 0.225].map((one) => 1 / Math.sqrt(one)) })
  at = net.layer('ZeroPadding2D', at, { padding: correctPad(net, at, 3), name: 'stem_conv_pad' })
  const stem = { filters: filters(32), kernel_size: 3, strides: 2, padding: 'valid', use_bias: false }
  at = normalised(net, net.layer('Conv2D', at, { ...stem, name: 'stem_conv' }), 'stem_')
  at = repeated(
    at,
    STAGES.map(([, repeats]) => Math.ceil(depth * repeats)),
    (input, { stage, first, name, progress }) => {
      const [kernel, , from, to, expand, stride] = STAGES[stage] as Stage
      return block(net, input, {
        name,
        kernel,
        from: filters(first ? from : to),
        to: filters(to),
        expand,
        stride: first ? stride : 1,
        drop: DROP_CONNECT * progress,
      })
    },
  )
  const top = { filters: filters(1280), kernel_size: 1, padding: 'same', use_bias: false, name: 'top_conv' }
  return normalised(net, net.layer('Conv2D', at, top), 'top_')
}

interface Block {
  readonly name: string
  readonly kernel: number
  readonly from: number
  readonly to: number
  readonly expand: number
  readonly stride: number
  readonly drop: number
}

/** Widen, filter each channel for itself, squeeze and excite, narrow; added to its input where shapes allow. */
function block(net: Net, x: Value, { name, kernel, from, to, expand, stride, drop }: Block): Value {
  let at = x
  const wide = from * expand
  const point = { kernel_size: 1, padding: 'same', use_bias: false }
  if (expand !== 1)
    at = normalised(
      net,
      net.layer('Conv2D', at, { ...point, filters: wide, name: `${name}expand_conv` }),
      `${name}expand_`,
    )
  if (stride === 2)
    at = net.layer('ZeroPadding2D', at, { padding: correctPad(net, at, kernel), name: `${name}dwconv_pad` })
  const padding = stride === 2 ? 'valid' : 'same'
  const depthwise = { kernel_size: kernel, strides: stride, padding, use_bias: false, name: `${name}dwconv` }
  at = normalised(net, net.layer('DepthwiseConv2D', at, depthwise), name)
  at = excite(net, at, name, wide, Math.max(1, Math.trunc(from * SQUEEZE)))
  at = net.layer('Conv2D', at, { ...point, filters: to, name: `${name}project_conv` })
  at = net.layer('BatchNormalization', at, { axis: 3, name: `${name}project_bn` })
  if (stride !== 1 || from !== to) return at
  if (drop > 0)
    at = net.layer('Dropout', at, { rate: drop, noise_shape: [null, 1, 1, 1], name: `${name}drop` })
  return net.layer('Add', [at, x], { name: `${name}add` })
}

export const EFFICIENT_NET: readonly Application[] = SCALES.map((scale, index) => ({
  name: `EfficientNetB${index}`,
  modules: ['efficientnet'],
  signature: `include_top=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None, classes=1000,
    classifier_activation='softmax', name='efficientnetb${index}'`,
  build(net, options) {
    checkWeights(options)
    const input = inputOf(net, options, inputShape(options, { defaultSize: scale.size, minSize: 32 }))
    const output = body(net, input, scale, options.imagenet)
    return finish(net, options, input, droppedTop(net, options, output, scale.dropout))
  },
}))
