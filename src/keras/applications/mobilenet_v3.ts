/**
 * MobileNet V3: inverted residual blocks with squeeze and excitation. Howard et al., "Searching for MobileNetV3" (2019);
 * names and order as in Keras's `applications/mobilenet_v3.py`.
 */
import { float, type Value } from '../../python/value.js'
import { show } from '../arguments.js'
import { cannotTell } from '../error.js'
import { isUnknown, type Shape } from '../shape.js'
import type { Application, Net } from './application.js'
import { checkColumns, correctPad, divisible, givenSize } from './mobile.js'
import {
  checkClassifier,
  checkWeights,
  finish,
  givenShape,
  inputOf,
  type Options,
  pooled,
} from './options.js'

/** A block: expansion, filters, whether its kernel is the wide one, stride, squeeze and excitation, hard swish. */
interface Block {
  readonly expansion: number
  readonly filters: number
  readonly wide: boolean
  readonly stride: number
  readonly squeeze: boolean
  readonly swish: boolean
}

/** A row of the paper's tables: letters stand for a wide kernel, squeeze and excitation, and hard swish. */
function row(expansion: number, filters: number, stride: number, letters = ''): Block {
  const has = (letter: string): boolean => letters.includes(letter)
  return { expansion, filters, stride, wide: has('w'), squeeze: has('s'), swish: has('h') }
}

const SMALL: readonly Block[] = [
  row(1, 16, 2, 's'),
  row(72 / 16, 24, 2),
  row(88 / 24, 24, 1),
  row(4, 40, 2, 'wsh'),
  row(6, 40, 1, 'wsh'),
  row(6, 40, 1, 'wsh'),
  row(3, 48, 1, 'wsh'),
  row(3, 48, 1, 'wsh'),
  row(6, 96, 2, 'wsh'),
  row(6, 96, 1, 'wsh'),
  row(6, 96, 1, 'wsh'),
]

const LARGE: readonly Block[] = [
  row(1, 16, 1),
  row(4, 24, 2),
  row(3, 24, 1),
  row(3, 40, 2, 'ws'),
  row(3, 40, 1, 'ws'),
  row(3, 40, 1, 'ws'),
  row(6, 80, 2, 'h'),
  row(2.5, 80, 1, 'h'),
  row(2.3, 80, 1, 'h'),
  row(2.3, 80, 1, 'h'),
  row(6, 112, 1, 'sh'),
  row(6, 112, 1, 'sh'),
  row(6, 160, 2, 'wsh'),
  row(6, 160, 1, 'wsh'),
  row(6, 160, 1, 'wsh'),
]

function norm(net: Net, x: Value, name: string): Value {
  return net.batchNorm(x, { epsilon: 1e-3, momentum: 0.999, name })
}

function active(net: Net, x: Value, swish: boolean): Value {
  return swish ? net.activation(x, 'hard_swish') : net.layer('ReLU', x)
}

/** Weighs the channels: pooled, squeezed to a quarter, and through a hard sigmoid, which is `relu6(x + 3) / 6`. */
function squeezed(net: Net, x: Value, filters: number, prefix: string): Value {
  const name = `${prefix}squeeze_excite_`
  let y = net.layer('GlobalAveragePooling2D', x, { keepdims: true, name: `${name}avg_pool` })
  y = net.conv(y, divisible(filters * 0.25), 1, { padding: 'same', name: `${name}conv` })
  y = net.layer('ReLU', y, { name: `${name}relu` })
  y = net.conv(y, filters, 1, { padding: 'same', name: `${name}conv_1` })
  y = net.layer('ReLU', net.workshop.binary('+', y, float(3)), { max_value: 6 })
  y = net.workshop.binary('*', y, float(1 / 6))
  return net.layer('Multiply', [x, y], { name: `${name}mul` })
}

function residual(net: Net, x: Value, index: number, block: Block, filters: number, plain: boolean): Value {
  const channels = net.channels(x)
  const inner = divisible(channels * block.expansion)
  const swish = block.swish && !plain
  const kernel = block.wide && !plain ? 5 : 3
  const prefix = index === 0 ? 'expanded_conv_' : `expanded_conv_${index}_`
  let y = x
  if (index > 0) {
    y = net.conv(y, inner, 1, { padding: 'same', use_bias: false, name: `${prefix}expand` })
    y = active(net, norm(net, y, `${prefix}expand_bn`), swish)
  }
  if (block.stride === 2) y = net.pad(y, correctPad(net, y, kernel), `${prefix}depthwise_pad`)
  y = net.depthwise(y, kernel, {
    strides: block.stride,
    padding: block.stride === 1 ? 'same' : 'valid',
    use_bias: false,
    name: `${prefix}depthwise`,
  })
  y = active(net, norm(net, y, `${prefix}depthwise_bn`), swish)
  if (block.squeeze && !plain) y = squeezed(net, y, inner, prefix)
  y = net.conv(y, filters, 1, { padding: 'same', use_bias: false, name: `${prefix}project` })
  y = norm(net, y, `${prefix}project_bn`)
  return block.stride === 1 && channels === filters ? net.add([x, y], `${prefix}add`) : y
}

/** The shape of the input. Without one, that of the author's tensor, or any size: nothing needs it to be static. */
function shapeOf(net: Net, options: Options): Shape {
  const given = givenShape(options)
  const tensor = options.known('input_tensor')
  let shape: Shape = [null, null, 3]
  if (given !== null) shape = given
  else if (tensor.kind !== 'none') {
    const [, rows = null, cols = null] = net.workshop.shape(tensor) ?? []
    shape = [cols, rows, 3]
  }
  const sizes = given === null ? shape.slice(0, 2) : (givenSize(options) ?? [])
  for (const size of sizes) if (isUnknown(size)) cannotTell(size)
  if (sizes.every(Boolean) && sizes.some((size) => typeof size === 'number' && size < 32))
    options.refuse(`the input is at least 32 × 32, found ${show(options.value('input_shape'))}`)
  if (options.imagenet && shape.length === 3 && typeof shape[2] === 'number' && shape[2] !== 3)
    options.refuse(`the weights of ImageNet are for 3 channels, found ${shape[2]}`)
  return shape
}

function top(net: Net, options: Options, x: Value, width: number, swish: boolean): Value {
  let y = net.layer('GlobalAveragePooling2D', x, { keepdims: true })
  y = active(net, net.conv(y, width, 1, { padding: 'same', use_bias: true, name: 'conv_2' }), swish)
  if (options.number('dropout_rate') > 0) y = net.layer('Dropout', y, { rate: options.value('dropout_rate') })
  y = net.conv(y, options.value('classes'), 1, { padding: 'same', name: 'logits' })
  y = net.layer('Flatten', y)
  checkClassifier(options)
  return net.activation(y, options.value('classifier_activation'), 'predictions')
}

function mobilenetV3(name: string, blocks: readonly Block[], width: number): Application {
  return {
    name,
    modules: [],
    signature: `input_shape=None, alpha=1.0, minimalistic=False, include_top=True, weights='imagenet', input_tensor=None,
      classes=1000, pooling=None, dropout_rate=0.2, classifier_activation='softmax', include_preprocessing=True,
      name='${name}'`,
    build(net, options) {
      checkWeights(options)
      checkColumns(net, options)
      const shape = shapeOf(net, options)
      const alpha = options.number('alpha')
      const plain = options.flag('minimalistic')
      if (options.imagenet && alpha !== 1 && (plain || alpha !== 0.75))
        options.refuse(
          `the weights of ImageNet are for an \`alpha\` of 0.75 or 1, or 1 if \`minimalistic\`, found ${alpha}`,
          'write `weights=None`',
        )
      const input = inputOf(net, options, shape)
      let x = input
      if (options.flag('include_preprocessing'))
        x = net.layer('Rescaling', x, { scale: 1 / 127.5, offset: -1 })
      x = net.conv(x, 16, 3, { strides: 2, padding: 'same', use_bias: false, name: 'conv' })
      x = active(net, norm(net, x, 'conv_bn'), !plain)
      for (const [index, block] of blocks.entries())
        x = residual(net, x, index, block, divisible(block.filters * alpha), plain)
      const last = divisible(net.channels(x) * 6)
      x = net.conv(x, last, 1, { padding: 'same', use_bias: false, name: 'conv_1' })
      x = active(net, norm(net, x, 'conv_1_bn'), !plain)
      if (options.flag('include_top'))
        x = top(net, options, x, alpha > 1 ? divisible(width * alpha) : width, !plain)
      else x = pooled(net, options, x, ['avg_pool', 'max_pool'])
      return finish(net, options, input, x)
    },
  }
}

export const MOBILENET_V3: readonly Application[] = [
  mobilenetV3('MobileNetV3Small', SMALL, 1024),
  mobilenetV3('MobileNetV3Large', LARGE, 1280),
]
