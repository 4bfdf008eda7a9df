/**
 * MobileNet: depthwise and pointwise convolutions in turn. Howard et al., "MobileNets: Efficient Convolutional Neural
 * Networks for Mobile Vision Applications" (2017); names and order as in Keras's `applications/mobilenet.py`.
 */
import type { Value } from '../../python/value.js'
import type { Application, Net } from './application.js'
import { givenSize, rowsInName, squareSize, twoDecimals } from './mobile.js'
import {
  checkClassifier,
  checkWeights,
  finish,
  inputOf,
  inputShape,
  type Options,
  pooled,
} from './options.js'

/** Filters and strides of the blocks. */
const BLOCKS: readonly (readonly [number, number])[] = [
  [64, 1],
  [128, 2],
  [128, 1],
  [256, 2],
  [256, 1],
  [512, 2],
  [512, 1],
  [512, 1],
  [512, 1],
  [512, 1],
  [512, 1],
  [1024, 2],
  [1024, 1],
]

/** Sizes that ImageNet's weights are there for. */
const SIZES = [128, 160, 192, 224]

function active(net: Net, x: Value, name: string): Value {
  return net.layer('ReLU', net.batchNorm(x, { name: `${name}_bn` }), { max_value: 6, name: `${name}_relu` })
}

function block(net: Net, options: Options, x: Value, index: number, filters: number, strides: number): Value {
  let y =
    strides === 1
      ? x
      : net.pad(
          x,
          [
            [0, 1],
            [0, 1],
          ],
          `conv_pad_${index}`,
        )
  y = net.depthwise(y, 3, {
    padding: strides === 1 ? 'same' : 'valid',
    depth_multiplier: options.value('depth_multiplier'),
    strides,
    use_bias: false,
    name: `conv_dw_${index}`,
  })
  y = active(net, y, `conv_dw_${index}`)
  y = net.conv(y, filters, 1, { padding: 'same', use_bias: false, name: `conv_pw_${index}` })
  return active(net, y, `conv_pw_${index}`)
}

function top(net: Net, options: Options, x: Value): Value {
  const classes = options.value('classes')
  let y = net.layer('GlobalAveragePooling2D', x, { keepdims: true })
  y = net.layer('Dropout', y, { rate: options.value('dropout'), name: 'dropout' })
  y = net.conv(y, classes, 1, { padding: 'same', name: 'conv_preds' })
  y = net.layer('Reshape', y, { target_shape: [classes], name: 'reshape_2' })
  checkClassifier(options)
  return net.activation(y, options.value('classifier_activation'), 'predictions')
}

export const MOBILENET: Application = {
  name: 'MobileNet',
  modules: ['mobilenet'],
  signature: `input_shape=None, alpha=1.0, depth_multiplier=1, dropout=1e-3, include_top=True, weights='imagenet',
    input_tensor=None, pooling=None, classes=1000, classifier_activation='softmax', name=None`,
  build(net, options) {
    checkWeights(options)
    const size = givenSize(options)
    const defaultSize = size === null ? 224 : squareSize(size[0], size[1], SIZES)
    const shape = inputShape(options, { defaultSize, minSize: 32 })
    const alpha = options.number('alpha')
    if (options.imagenet) {
      if (options.number('depth_multiplier') !== 1)
        options.refuse('the weights of ImageNet are for `depth_multiplier=1`', 'write `weights=None`')
      if (![0.25, 0.5, 0.75, 1].includes(alpha))
        options.refuse(
          `the weights of ImageNet are for an \`alpha\` of 0.25, 0.5, 0.75 or 1, found ${alpha}`,
          'write `weights=None`',
        )
    }
    const input = inputOf(net, options, shape)
    const [rows = null, cols = null] = shape
    const first = { strides: 2, padding: 'same', use_bias: false, name: 'conv1' }
    let x = active(net, net.conv(input, Math.trunc(32 * alpha), 3, first), 'conv1')
    for (const [index, [filters, strides]] of BLOCKS.entries())
      x = block(net, options, x, index + 1, Math.trunc(filters * alpha), strides)
    x = options.flag('include_top') ? top(net, options, x) : pooled(net, options, x)
    const name =
      options.known('name').kind === 'none'
        ? `mobilenet_${twoDecimals(alpha)}_${rowsInName(options, rows, cols, SIZES)}`
        : undefined
    return finish(net, options, input, x, name)
  },
}
