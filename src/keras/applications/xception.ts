/**
 * Xception: residual blocks of separable convolutions. Chollet, "Xception: Deep Learning with Depthwise Separable
 * Convolutions" (2016); names and order as in Keras's `applications/xception.py`.
 */
import type { Value } from '../../python/value.js'
import type { Application, Net } from './application.js'
import { checkWeights, finish, inputOf, inputShape, usualTop } from './options.js'

function convolution(net: Net, x: Value, filters: number, strides: number, name: string): Value {
  const y = net.batchNorm(net.conv(x, filters, 3, { strides, use_bias: false, name }), { name: `${name}_bn` })
  return net.activation(y, 'relu', `${name}_act`)
}

function separable(net: Net, x: Value, filters: number, name: string): Value {
  const y = net.separable(x, filters, 3, { padding: 'same', use_bias: false, name })
  return net.batchNorm(y, { name: `${name}_bn` })
}

/** Two separable convolutions and a pool, beside a strided convolution. The first block starts without an activation. */
function shrinking(net: Net, x: Value, first: number, filters: number, block: number): Value {
  const name = `block${block}`
  const beside = net.conv(x, filters, 1, { strides: 2, padding: 'same', use_bias: false })
  const residual = net.batchNorm(beside)
  let y = block === 2 ? x : net.activation(x, 'relu', `${name}_sepconv1_act`)
  y = separable(net, y, first, `${name}_sepconv1`)
  y = net.activation(y, 'relu', `${name}_sepconv2_act`)
  y = separable(net, y, filters, `${name}_sepconv2`)
  y = net.maxPool(y, 3, 2, { padding: 'same', name: `${name}_pool` })
  return net.add([y, residual])
}

/** Three separable convolutions beside nothing. */
function middle(net: Net, x: Value, block: number): Value {
  let y = x
  for (let index = 1; index <= 3; index += 1) {
    const name = `block${block}_sepconv${index}`
    y = separable(net, net.activation(y, 'relu', `${name}_act`), 728, name)
  }
  return net.add([y, x])
}

/** Middle blocks are numbered from 5 to 12. */
const MIDDLE = { first: 5, last: 12 }

export const XCEPTION: Application = {
  name: 'Xception',
  modules: ['xception'],
  signature: `include_top=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None, classes=1000,
    classifier_activation='softmax', name='xception'`,
  build(net, options) {
    checkWeights(options)
    const input = inputOf(net, options, inputShape(options, { defaultSize: 299, minSize: 71 }))
    let x = convolution(net, input, 32, 2, 'block1_conv1')
    x = convolution(net, x, 64, 1, 'block1_conv2')
    x = shrinking(net, x, 128, 128, 2)
    x = shrinking(net, x, 256, 256, 3)
    x = shrinking(net, x, 728, 728, 4)
    for (let block = MIDDLE.first; block <= MIDDLE.last; block += 1) x = middle(net, x, block)
    x = shrinking(net, x, 728, 1024, 13)
    for (const [filters, name] of [
      [1536, 'block14_sepconv1'],
      [2048, 'block14_sepconv2'],
    ] as const)
      x = net.activation(separable(net, x, filters, name), 'relu', `${name}_act`)
    return finish(net, options, input, usualTop(net, options, x))
  },
}
