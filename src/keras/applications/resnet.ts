/**
 * ResNet (He et al., "Deep Residual Learning for Image Recognition", 2015) and ResNet V2 ("Identity Mappings in Deep
 * Residual Networks", 2016); names and order as in Keras's `applications/resnet.py` and `resnet_v2.py`.
 */
import type { Value } from '../../python/value.js'
import type { Application, Net } from './application.js'
import { checkWeights, finish, inputOf, inputShape, usualTop } from './options.js'

const EPSILON = 1.001e-5

/** Filters of the bottlenecks, stack by stack; a block gives four times as many. */
const FILTERS = [64, 128, 256, 512]

function norm(net: Net, x: Value, name: string): Value {
  return net.batchNorm(x, { axis: 3, epsilon: EPSILON, name })
}

/** Convolution, normalisation, activation, three times; and the shortcut. */
function blockV1(net: Net, x: Value, filters: number, strides: number, first: boolean, name: string): Value {
  const shortcut = first
    ? norm(net, net.conv(x, 4 * filters, 1, { strides, name: `${name}_0_conv` }), `${name}_0_bn`)
    : x
  let y = norm(net, net.conv(x, filters, 1, { strides, name: `${name}_1_conv` }), `${name}_1_bn`)
  y = net.activation(y, 'relu', `${name}_1_relu`)
  y = norm(net, net.conv(y, filters, 3, { padding: 'SAME', name: `${name}_2_conv` }), `${name}_2_bn`)
  y = net.activation(y, 'relu', `${name}_2_relu`)
  y = norm(net, net.conv(y, 4 * filters, 1, { name: `${name}_3_conv` }), `${name}_3_bn`)
  return net.activation(net.add([shortcut, y], `${name}_add`), 'relu', `${name}_out`)
}

/** The same with normalisation and activation in front of the convolutions. */
function blockV2(net: Net, x: Value, filters: number, strides: number, first: boolean, name: string): Value {
  const before = net.activation(norm(net, x, `${name}_preact_bn`), 'relu', `${name}_preact_relu`)
  let shortcut = x
  if (first) shortcut = net.conv(before, 4 * filters, 1, { strides, name: `${name}_0_conv` })
  else if (strides > 1) shortcut = net.maxPool(x, 1, strides)
  let y = net.conv(before, filters, 1, { strides: 1, use_bias: false, name: `${name}_1_conv` })
  y = net.activation(norm(net, y, `${name}_1_bn`), 'relu', `${name}_1_relu`)
  y = net.pad(y, 1, `${name}_2_pad`)
  y = net.conv(y, filters, 3, { strides, use_bias: false, name: `${name}_2_conv` })
  y = net.activation(norm(net, y, `${name}_2_bn`), 'relu', `${name}_2_relu`)
  return net.add([shortcut, net.conv(y, 4 * filters, 1, { name: `${name}_3_conv` })], `${name}_out`)
}

/** In V1 the first block of a stack makes the image smaller (but in the first), in V2 the last (but in the last). */
function stack(net: Net, x: Value, at: number, blocks: number, version: 1 | 2): Value {
  const filters = FILTERS[at] ?? 0
  let y = x
  for (let index = 1; index <= blocks; index += 1) {
    const name = `conv${at + 2}_block${index}`
    const strides = version === 1 ? (index === 1 && at > 0 ? 2 : 1) : index === blocks && at < 3 ? 2 : 1
    y = (version === 1 ? blockV1 : blockV2)(net, y, filters, strides, index === 1, name)
  }
  return y
}

function resnet(layers: number, blocks: readonly number[], version: 1 | 2): Application {
  const name = `ResNet${layers}${version === 2 ? 'V2' : ''}`
  return {
    name,
    modules: version === 2 ? ['resnet_v2'] : layers === 50 ? ['resnet', 'resnet50'] : ['resnet'],
    signature: `include_top=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None, classes=1000,
      classifier_activation='softmax', name='${name.toLowerCase()}'`,
    build(net, options) {
      checkWeights(options)
      const input = inputOf(net, options, inputShape(options, { defaultSize: 224, minSize: 32 }))
      let x = net.conv(net.pad(input, 3, 'conv1_pad'), 64, 7, {
        strides: 2,
        use_bias: true,
        name: 'conv1_conv',
      })
      if (version === 1) x = net.activation(norm(net, x, 'conv1_bn'), 'relu', 'conv1_relu')
      x = net.maxPool(net.pad(x, 1, 'pool1_pad'), 3, 2, { name: 'pool1_pool' })
      for (const [at, count] of blocks.entries()) x = stack(net, x, at, count, version)
      if (version === 2) x = net.activation(norm(net, x, 'post_bn'), 'relu', 'post_relu')
      return finish(net, options, input, usualTop(net, options, x, ['avg_pool', 'max_pool']))
    },
  }
}

const BLOCKS: readonly (readonly [number, readonly number[]])[] = [
  [50, [3, 4, 6, 3]],
  [101, [3, 4, 23, 3]],
  [152, [3, 8, 36, 3]],
]

export const RESNET: readonly Application[] = BLOCKS.flatMap(([layers, blocks]) => [
  resnet(layers, blocks, 1),
  resnet(layers, blocks, 2),
])
