/**
 * MobileNet V2: inverted residual blocks with linear bottlenecks. Sandler et al., "MobileNetV2: Inverted Residuals and
 * Linear Bottlenecks" (2018); names and order as in Keras's `applications/mobilenet_v2.py`.
 */
import type { Value } from '../../python/value.js'
import { isUnknown } from '../shape.js'
import type { Application, Net } from './application.js'
import {
  checkColumns,
  correctPad,
  divisible,
  givenSize,
  rowsInName,
  squareSize,
  twoDecimals,
} from './mobile.js'
import { checkWeights, classifier, finish, inputOf, inputShape, type Options, pooled } from './options.js'

/** Filters and stride of the first block of a group, and how many there are. */
const GROUPS: readonly (readonly [number, number, number])[] = [
  [16, 1, 1],
  [24, 2, 2],
  [32, 2, 3],
  [64, 2, 4],
  [96, 1, 3],
  [160, 2, 3],
  [320, 1, 1],
]

/** Channels inside a block for each that comes in. */
const EXPANSION = 6

/** Sizes that ImageNet's weights are there for. */
const SIZES = [96, 128, 160, 192, 224]

function norm(net: Net, x: Value, name: string): Value {
  return net.batchNorm(x, { epsilon: 1e-3, momentum: 0.999, name })
}

function relu6(net: Net, x: Value, name: string): Value {
  return net.layer('ReLU', x, { max_value: 6, name })
}

function block(net: Net, x: Value, filters: number, strides: number, index: number): Value {
  const channels = net.channels(x)
  const prefix = index === 0 ? 'expanded_conv_' : `block_${index}_`
  let y = x
  if (index > 0) {
    y = net.conv(y, EXPANSION * channels, 1, { padding: 'same', use_bias: false, name: `${prefix}expand` })
    y = relu6(net, norm(net, y, `${prefix}expand_BN`), `${prefix}expand_relu`)
  }
  if (strides === 2) y = net.pad(y, correctPad(net, y, 3), `${prefix}pad`)
  y = net.depthwise(y, 3, {
    strides,
    use_bias: false,
    padding: strides === 1 ? 'same' : 'valid',
    name: `${prefix}depthwise`,
  })
  y = relu6(net, norm(net, y, `${prefix}depthwise_BN`), `${prefix}depthwise_relu`)
  y = net.conv(y, filters, 1, { padding: 'same', use_bias: false, name: `${prefix}project` })
  y = norm(net, y, `${prefix}project_BN`)
  return channels === filters && strides === 1 ? net.add([x, y], `${prefix}add`) : y
}

/** The size of the weights that would be loaded: by the shape given, else by that of the author's tensor. */
function defaultSize(net: Net, options: Options): number {
  const given = givenSize(options)
  if (given !== null) return squareSize(given[0], given[1], SIZES)
  const tensor = options.known('input_tensor')
  const shape = tensor.kind === 'none' ? null : net.workshop.shape(tensor)
  const [, rows = null, cols = null] = shape ?? []
  return isUnknown(rows) ? 224 : squareSize(rows, cols, SIZES)
}

export const MOBILENET_V2: Application = {
  name: 'MobileNetV2',
  modules: ['mobilenet_v2'],
  signature: `input_shape=None, alpha=1.0, include_top=True, weights='imagenet', input_tensor=None, pooling=None,
    classes=1000, classifier_activation='softmax', name=None`,
  build(net, options) {
    checkWeights(options)
    checkColumns(net, options)
    const shape = inputShape(options, { defaultSize: defaultSize(net, options), minSize: 32 })
    const alpha = options.number('alpha')
    if (options.imagenet && ![0.35, 0.5, 0.75, 1, 1.3, 1.4].includes(alpha))
      options.refuse(
        `the weights of ImageNet are for an \`alpha\` of 0.35, 0.5, 0.75, 1, 1.3 or 1.4, found ${alpha}`,
        'write `weights=None`',
      )
    const input = inputOf(net, options, shape)
    const first = { strides: 2, padding: 'same', use_bias: false, name: 'Conv1' }
    let x = net.conv(input, divisible(32 * alpha), 3, first)
    x = relu6(net, norm(net, x, 'bn_Conv1'), 'Conv1_relu')
    let index = 0
    for (const [filters, stride, count] of GROUPS)
      for (let at = 0; at < count; at += 1) {
        x = block(net, x, divisible(Math.trunc(filters * alpha)), at === 0 ? stride : 1, index)
        index += 1
      }
    const last = alpha > 1 ? divisible(1280 * alpha) : 1280
    x = net.conv(x, last, 1, { use_bias: false, name: 'Conv_1' })
    x = relu6(net, norm(net, x, 'Conv_1_bn'), 'out_relu')
    if (options.flag('include_top')) x = classifier(net, options, net.layer('GlobalAveragePooling2D', x))
    else x = pooled(net, options, x)
    const [rows = null, cols = null] = shape
    const name =
      options.known('name').kind === 'none'
        ? `mobilenetv2_${twoDecimals(alpha)}_${rowsInName(options, rows, cols, SIZES)}`
        : undefined
    return finish(net, options, input, x, name)
  },
}
