/**
 * DenseNet: every layer of a block sees all before it. Huang et al., "Densely Connected Convolutional Networks" (2016);
 * names and order as in Keras's `applications/densenet.py`.
 */
import type { Value } from '../../python/value.js'
import type { Application, Net } from './application.js'
import { checkWeights, finish, inputOf, inputShape, usualTop } from './options.js'

/** Channels that a layer of a dense block adds. */
const GROWTH = 32

function normalised(net: Net, x: Value, bn: string, relu: string): Value {
  return net.activation(net.batchNorm(x, { axis: 3, epsilon: 1.001e-5, name: bn }), 'relu', relu)
}

function denseBlock(net: Net, x: Value, layers: number, block: string): Value {
  let all = x
  for (let index = 1; index <= layers; index += 1) {
    const name = `${block}_block${index}`
    let y = normalised(net, all, `${name}_0_bn`, `${name}_0_relu`)
    y = net.conv(y, 4 * GROWTH, 1, { use_bias: false, name: `${name}_1_conv` })
    y = normalised(net, y, `${name}_1_bn`, `${name}_1_relu`)
    y = net.conv(y, GROWTH, 3, { padding: 'same', use_bias: false, name: `${name}_2_conv` })
    all = net.concatenate([all, y], `${name}_concat`)
  }
  return all
}

/** Halves the channels and the sizes. */
function transition(net: Net, x: Value, name: string): Value {
  const y = normalised(net, x, `${name}_bn`, `${name}_relu`)
  const half = Math.trunc(net.channels(y) * 0.5)
  return net.averagePool(net.conv(y, half, 1, { use_bias: false, name: `${name}_conv` }), 2, 2, {
    name: `${name}_pool`,
  })
}

function densenet(name: string, blocks: readonly number[]): Application {
  return {
    name,
    modules: ['densenet'],
    signature: `include_top=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None, classes=1000,
      classifier_activation='softmax', name='${name.toLowerCase()}'`,
    build(net, options) {
      checkWeights(options)
      const input = inputOf(net, options, inputShape(options, { defaultSize: 224, minSize: 32 }))
      let x = net.conv(net.pad(input, 3), 64, 7, { strides: 2, use_bias: false, name: 'conv1_conv' })
      x = normalised(net, x, 'conv1_bn', 'conv1_relu')
      x = net.maxPool(net.pad(x, 1), 3, 2, { name: 'pool1' })
      for (const [index, layers] of blocks.entries()) {
        if (index > 0) x = transition(net, x, `pool${index + 1}`)
        x = denseBlock(net, x, layers, `conv${index + 2}`)
      }
      x = normalised(net, x, 'bn', 'relu')
      return finish(net, options, input, usualTop(net, options, x, ['avg_pool', 'max_pool']))
    },
  }
}

export const DENSENET: readonly Application[] = [
  densenet('DenseNet121', [6, 12, 24, 16]),
  densenet('DenseNet169', [6, 12, 32, 32]),
  densenet('DenseNet201', [6, 12, 48, 32]),
]
