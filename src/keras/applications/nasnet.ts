/**
 * NASNet-A: two cells found by search, a normal one and one that halves the picture, each fed by the two cells before it.
 *
 * Sources: Zoph et al., "Learning Transferable Architectures for Scalable Image Recognition" (arXiv 1707.07012, figure 4),
 * with Keras's `applications/nasnet.py`.
 */

import type { Value } from '../../python/value.js'
import type { Application, Net } from './application.js'
import { correctPad } from './inverted_residual.js'
import { checkWeights, classifier, finish, givenShape, inputOf, inputShape, pooled } from './options.js'

/** `NASNet (N @ P)`: cells of each of three stages, filters at the end; filters of the first convolution. */
interface Plan {
  readonly cells: number
  readonly penultimate: number
  readonly stem: number
  readonly size: number
  /** Whether a stage's first cell is fed by what stood before the halving cell rather than by that cell's own input. */
  readonly skip: boolean
  /** Whether its default size also holds without a top. */
  readonly sized: boolean
}

/** A normal cell gives six branches, and filters double twice: 6 × 4. */
const BRANCHES = 24

/** The layers up to the top. */
function body(net: Net, x: Value, { cells, penultimate, stem, skip }: Plan): Value {
  const filters = Math.floor(penultimate / BRANCHES)
  const first = { filters: stem, kernel_size: 3, strides: 2, padding: 'valid', use_bias: false }
  let at = batch(net, net.layer('Conv2D', x, { ...first, name: 'stem_conv1' }), 'stem_bn1')
  let before: Value | null = null
  const step = (cell: Cell, width: number, id: string): void => {
    const next = cell(net, at, before, width, id)
    before = at
    at = next
  }
  step(reduction, Math.floor(filters / 4), 'stem_1')
  step(reduction, Math.floor(filters / 2), 'stem_2')
  for (let stage = 0; stage < 3; stage += 1) {
    const width = filters * 2 ** stage
    if (stage > 0) {
      const kept: Value | null = before
      step(reduction, width, `reduce_${stage * cells}`)
      if (skip) before = kept
    }
    const offset = stage === 0 ? 0 : stage * cells + 1
    for (let index = 0; index < cells; index += 1) step(normal, width, `${offset + index}`)
  }
  return relu(net, at)
}

/** A cell's output from the one before it (`x`) and the one before that (none at first). */
type Cell = (net: Net, x: Value, before: Value | null, filters: number, id: string) => Value

const relu = (net: Net, x: Value): Value => net.layer('Activation', x, { activation: 'relu' })

const batch = (net: Net, x: Value, name: string): Value =>
  net.layer('BatchNormalization', x, { axis: -1, momentum: 0.9997, epsilon: 1e-3, name })

const point = (net: Net, x: Value, filters: number, name: string): Value =>
  net.layer('Conv2D', x, { filters, kernel_size: 1, padding: 'same', use_bias: false, name })

const average = (net: Net, x: Value, name: string): Value =>
  net.layer('AveragePooling2D', x, { pool_size: 3, strides: 1, padding: 'same', name })

const add = (net: Net, name: string | null, ...inputs: readonly Value[]): Value =>
  net.layer('Add', inputs, name === null ? {} : { name })

/** Twice ReLU, separable convolution, batch normalization; the first may halve the picture. */
function separable(net: Net, x: Value, filters: number, kernel: number, id: string, halve = false): Value {
  let at = relu(net, x)
  if (halve)
    at = net.layer('ZeroPadding2D', at, {
      padding: correctPad(net, at, kernel),
      name: `separable_conv_1_pad_${id}`,
    })
  const conv = { filters, kernel_size: kernel, use_bias: false }
  const [strides, padding] = halve ? [2, 'valid'] : [1, 'same']
  at = net.layer('SeparableConv2D', at, { ...conv, strides, padding, name: `separable_conv_1_${id}` })
  at = relu(net, batch(net, at, `separable_conv_1_bn_${id}`))
  at = net.layer('SeparableConv2D', at, { ...conv, padding: 'same', name: `separable_conv_2_${id}` })
  return batch(net, at, `separable_conv_2_bn_${id}`)
}

/** What stood before, brought to the size and channels that the cell works with. */
function adjusted(net: Net, before: Value | null, x: Value, filters: number, id: string): Value {
  if (before === null) return x
  if (net.size(before, 2) !== net.size(x, 2)) return shrunk(net, before, filters, id)
  if (net.size(before, 3) === filters) return before
  const at = point(net, relu(net, before), filters, `adjust_conv_projection_${id}`)
  return batch(net, at, `adjust_bn_${id}`)
}

/** Every other place twice over, the second time moved by one, so that none of what is dropped is always the same. */
function shrunk(net: Net, before: Value, filters: number, id: string): Value {
  const from = net.layer('Activation', before, { activation: 'relu', name: `adjust_relu_1_${id}` })
  const half = Math.floor(filters / 2)
  const every = { pool_size: 1, strides: 2, padding: 'valid' }
  let one = net.layer('AveragePooling2D', from, { ...every, name: `adjust_avg_pool_1_${id}` })
  one = point(net, one, half, `adjust_conv_1_${id}`)
  const padding = [
    [0, 1],
    [0, 1],
  ]
  let other = net.layer('ZeroPadding2D', from, { padding })
  const cropping = [
    [1, 0],
    [1, 0],
  ]
  other = net.layer('Cropping2D', other, { cropping })
  other = net.layer('AveragePooling2D', other, { ...every, name: `adjust_avg_pool_2_${id}` })
  other = point(net, other, half, `adjust_conv_2_${id}`)
  return batch(net, net.layer('Concatenate', [one, other], { axis: -1 }), `adjust_bn_${id}`)
}

/** The normal cell. */
function normal(net: Net, x: Value, before: Value | null, filters: number, id: string): Value {
  const p = adjusted(net, before, x, filters, id)
  const h = batch(net, point(net, relu(net, x), filters, `normal_conv_1_${id}`), `normal_bn_1_${id}`)
  const left = (from: Value, kernel: number, n: number): Value =>
    separable(net, from, filters, kernel, `normal_left${n}_${id}`)
  const right = (from: Value, kernel: number, n: number): Value =>
    separable(net, from, filters, kernel, `normal_right${n}_${id}`)
  const x1 = add(net, `normal_add_1_${id}`, left(h, 5, 1), right(p, 3, 1))
  const x2 = add(net, `normal_add_2_${id}`, left(p, 5, 2), right(p, 3, 2))
  const x3 = add(net, `normal_add_3_${id}`, average(net, h, `normal_left3_${id}`), p)
  const sides = [average(net, p, `normal_left4_${id}`), average(net, p, `normal_right4_${id}`)]
  const x4 = add(net, `normal_add_4_${id}`, ...sides)
  const x5 = add(net, `normal_add_5_${id}`, left(h, 3, 5), h)
  return net.layer('Concatenate', [p, x1, x2, x3, x4, x5], { axis: -1, name: `normal_concat_${id}` })
}

/** The cell that halves the picture. */
function reduction(net: Net, x: Value, before: Value | null, filters: number, id: string): Value {
  const p = adjusted(net, before, x, filters, id)
  const h = batch(net, point(net, relu(net, x), filters, `reduction_conv_1_${id}`), `reduction_bn_1_${id}`)
  const padding = { padding: correctPad(net, h, 3), name: `reduction_pad_1_${id}` }
  const h3 = net.layer('ZeroPadding2D', h, padding)
  const pool = (type: string, name: string): Value =>
    net.layer(type, h3, { pool_size: 3, strides: 2, padding: 'valid', name: `${name}_${id}` })
  const halved = (from: Value, kernel: number, name: string): Value =>
    separable(net, from, filters, kernel, `${name}_${id}`, true)
  const left1 = halved(h, 5, 'reduction_left1')
  const x1 = add(net, `reduction_add_1_${id}`, left1, halved(p, 7, 'reduction_right1'))
  const left2 = pool('MaxPooling2D', 'reduction_left2')
  const x2 = add(net, `reduction_add_2_${id}`, left2, halved(p, 7, 'reduction_right2'))
  const left3 = pool('AveragePooling2D', 'reduction_left3')
  const x3 = add(net, `reduction_add3_${id}`, left3, halved(p, 5, 'reduction_right3'))
  const x4 = add(net, null, x2, average(net, x1, `reduction_left4_${id}`))
  const left5 = separable(net, x1, filters, 3, `reduction_left4_${id}`)
  const x5 = add(net, `reduction_add4_${id}`, left5, pool('MaxPooling2D', 'reduction_right5'))
  return net.layer('Concatenate', [x2, x3, x4, x5], { axis: -1, name: `reduction_concat_${id}` })
}

function nasNet(name: string, plan: Plan): Application {
  return {
    name: `NASNet${name}`,
    modules: ['nasnet'],
    signature: `input_shape=None, include_top=True, weights='imagenet', input_tensor=None, pooling=None, classes=1000,
      classifier_activation='softmax', name='nasnet_${name.toLowerCase()}'`,
    build(net, options) {
      checkWeights(options)
      const given = givenShape(options)
      if (options.imagenet && options.known('input_shape').kind === 'tuple' && given?.includes(null))
        options.refuse('with the weights of ImageNet, every size of `input_shape` is known, found a None')
      const top = options.flag('include_top')
      const { size } = plan
      const shape =
        plan.sized && !top && given === null
          ? [size, size, 3]
          : inputShape(options, { defaultSize: size, minSize: 32 })
      const input = inputOf(net, options, shape)
      const x = body(net, input, plan)
      if (!top) return finish(net, options, input, pooled(net, options, x))
      const flat = net.layer('GlobalAveragePooling2D', x)
      return finish(net, options, input, classifier(net, options, flat))
    },
  }
}

export const NAS_NET: readonly Application[] = [
  nasNet('Mobile', { cells: 4, penultimate: 1056, stem: 32, size: 224, skip: false, sized: true }),
  nasNet('Large', { cells: 6, penultimate: 4032, stem: 96, size: 331, skip: true, sized: false }),
]
