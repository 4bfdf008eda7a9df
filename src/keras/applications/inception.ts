/**
 * Inception V3 and Inception-ResNet V2: several convolutions of different reach side by side, their results concatenated.
 *
 * Sources: Szegedy et al., "Rethinking the Inception Architecture for Computer Vision" (arXiv 1512.00567) with Keras's
 * `applications/inception_v3.py`; Szegedy et al., "Inception-v4, Inception-ResNet and the Impact of Residual Connections on
 * Learning" (arXiv 1602.07261) with Keras's `applications/inception_resnet_v2.py`.
 */
import type { Value } from '../../python/value.js'
import type { Application, Net } from './application.js'
import { checkWeights, finish, inputOf, inputShape, usualTop } from './options.js'

/** Filters, and rows and columns of the kernel. */
type Step = readonly [filters: number, rows: number, columns?: number]

/** A convolution without a bias, normalised without `gamma`, and a ReLU; layers named by what Keras counts up. */
function conv(net: Net, x: Value, [filters, rows, columns = rows]: Step, shrink: Shrink = {}): Value {
  const kernel = { filters, kernel_size: [rows, columns], use_bias: false, padding: 'same', ...shrink }
  const normalised = net.layer('BatchNormalization', net.layer('Conv2D', x, kernel), {
    axis: 3,
    scale: false,
  })
  return net.layer('Activation', normalised, { activation: 'relu' })
}

type Shrink = { readonly strides?: number; readonly padding?: string }

/** No padding: the picture loses its border. */
const VALID: Shrink = { padding: 'valid' }
/** No padding, every other place: the picture halves. */
const HALVE: Shrink = { strides: 2, padding: 'valid' }

/** One convolution after the other; the last may halve the picture. */
function tower(net: Net, x: Value, steps: readonly Step[], last: Shrink = {}): Value {
  return steps.reduce((at, step, index) => conv(net, at, step, index === steps.length - 1 ? last : {}), x)
}

/** Averages over 3 × 3 before a convolution of one place. */
function pooled(net: Net, x: Value, filters: number): Value {
  const pooling = { pool_size: 3, strides: 1, padding: 'same' }
  return conv(net, net.layer('AveragePooling2D', x, pooling), [filters, 1])
}

function halved(net: Net, x: Value): Value {
  return net.layer('MaxPooling2D', x, { pool_size: 3, strides: 2 })
}

function joined(net: Net, name: string | undefined, branches: readonly Value[]): Value {
  return net.layer('Concatenate', branches, name === undefined ? { axis: 3 } : { axis: 3, name })
}

/** The first seven steps, which both networks share: 299 × 299 × 3 becomes 35 × 35 × 192. */
function stem(net: Net, x: Value): Value {
  let at = conv(net, x, [32, 3], HALVE)
  at = conv(net, at, [32, 3], VALID)
  at = halved(net, conv(net, at, [64, 3]))
  at = conv(net, at, [80, 1], VALID)
  return halved(net, conv(net, at, [192, 3], VALID))
}

/** Three reaches and a pooling side by side, at 35 × 35. */
function moduleA(net: Net, x: Value, name: string, single: number, pool: number): Value {
  return joined(net, name, [
    tower(net, x, [[single, 1]]),
    tower(net, x, [
      [48, 1],
      [64, 5],
    ]),
    tower(net, x, [
      [64, 1],
      [96, 3],
      [96, 3],
    ]),
    pooled(net, x, pool),
  ])
}

/** 7 × 7 taken apart into rows and columns, at 17 × 17; `n` filters on the way. */
function moduleB(net: Net, x: Value, name: string, n: number): Value {
  return joined(net, name, [
    tower(net, x, [[192, 1]]),
    tower(net, x, [
      [n, 1],
      [n, 1, 7],
      [192, 7, 1],
    ]),
    tower(net, x, [
      [n, 1],
      [n, 7, 1],
      [n, 1, 7],
      [n, 7, 1],
      [192, 1, 7],
    ]),
    pooled(net, x, 192),
  ])
}

/** Rows and columns side by side, at 8 × 8. */
function moduleC(net: Net, x: Value, index: number): Value {
  const spread = (from: Value, name?: string): Value =>
    joined(net, name, [conv(net, from, [384, 1, 3]), conv(net, from, [384, 3, 1])])
  const single = conv(net, x, [320, 1])
  const near = spread(conv(net, x, [384, 1]), `mixed9_${index}`)
  const far = spread(
    tower(net, x, [
      [448, 1],
      [384, 3],
    ]),
  )
  return joined(net, `mixed${9 + index}`, [single, near, far, pooled(net, x, 192)])
}

/** The layers of Inception V3 up to the top. */
function inceptionV3(net: Net, x: Value): Value {
  let at = stem(net, x)
  for (const [index, pool] of [32, 64, 64].entries()) at = moduleA(net, at, `mixed${index}`, 64, pool)
  at = joined(net, 'mixed3', [
    conv(net, at, [384, 3], HALVE),
    tower(
      net,
      at,
      [
        [64, 1],
        [96, 3],
        [96, 3],
      ],
      HALVE,
    ),
    halved(net, at),
  ])
  for (const [index, n] of [128, 160, 160, 192].entries()) at = moduleB(net, at, `mixed${4 + index}`, n)
  at = joined(net, 'mixed8', [
    tower(
      net,
      at,
      [
        [192, 1],
        [320, 3],
      ],
      HALVE,
    ),
    tower(
      net,
      at,
      [
        [192, 1],
        [192, 1, 7],
        [192, 7, 1],
        [192, 3],
      ],
      HALVE,
    ),
    halved(net, at),
  ])
  return moduleC(net, moduleC(net, at, 0), 1)
}

/** The residual branches of Inception-ResNet, by their names in Keras. */
const RESIDUAL: Readonly<Record<Residual, readonly (readonly Step[])[]>> = {
  block35: [
    [[32, 1]],
    [
      [32, 1],
      [32, 3],
    ],
    [
      [32, 1],
      [48, 3],
      [64, 3],
    ],
  ],
  block17: [
    [[192, 1]],
    [
      [128, 1],
      [160, 1, 7],
      [192, 7, 1],
    ],
  ],
  block8: [
    [[192, 1]],
    [
      [192, 1],
      [224, 1, 3],
      [256, 3, 1],
    ],
  ],
}

type Residual = 'block35' | 'block17' | 'block8'

/** Branches brought back to the channels of `x`, scaled and added to it; without a ReLU where it is the last. */
function residual(net: Net, x: Value, type: Residual, index: number, scale: number, last = false): Value {
  const name = `${type}_${index}`
  const mixed = joined(
    net,
    `${name}_mixed`,
    RESIDUAL[type].map((steps) => tower(net, x, steps)),
  )
  const up = net.layer('Conv2D', mixed, {
    filters: net.channels(x),
    kernel_size: 1,
    padding: 'same',
    name: `${name}_conv`,
  })
  const sum = net.layer('CustomScaleLayer', [x, up], { scale })
  return last ? sum : net.layer('Activation', sum, { activation: 'relu', name: `${name}_ac` })
}

/** The layers of Inception-ResNet V2 up to the top. */
function inceptionResNetV2(net: Net, x: Value): Value {
  let at = moduleA(net, stem(net, x), 'mixed_5b', 96, 64)
  for (let index = 1; index <= 10; index += 1) at = residual(net, at, 'block35', index, 0.17)
  at = joined(net, 'mixed_6a', [
    conv(net, at, [384, 3], HALVE),
    tower(
      net,
      at,
      [
        [256, 1],
        [256, 3],
        [384, 3],
      ],
      HALVE,
    ),
    halved(net, at),
  ])
  for (let index = 1; index <= 20; index += 1) at = residual(net, at, 'block17', index, 0.1)
  at = joined(net, 'mixed_7a', [
    tower(
      net,
      at,
      [
        [256, 1],
        [384, 3],
      ],
      HALVE,
    ),
    tower(
      net,
      at,
      [
        [256, 1],
        [288, 3],
      ],
      HALVE,
    ),
    tower(
      net,
      at,
      [
        [256, 1],
        [288, 3],
        [320, 3],
      ],
      HALVE,
    ),
    halved(net, at),
  ])
  for (let index = 1; index <= 9; index += 1) at = residual(net, at, 'block8', index, 0.2)
  at = residual(net, at, 'block8', 10, 1, true)
  at = net.layer('Conv2D', at, {
    filters: 1536,
    kernel_size: 1,
    padding: 'same',
    use_bias: false,
    name: 'conv_7b',
  })
  at = net.layer('BatchNormalization', at, { axis: 3, scale: false, name: 'conv_7b_bn' })
  return net.layer('Activation', at, { activation: 'relu', name: 'conv_7b_ac' })
}

/** The smallest picture, and the one of the papers. */
const SIZES = { defaultSize: 299, minSize: 75 }

function application(name: string, module: string, body: (net: Net, x: Value) => Value): Application {
  return {
    name,
    modules: [module],
    signature: `include_top=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None, classes=1000,
      classifier_activation='softmax', name='${module}'`,
    build(net, options) {
      checkWeights(options)
      const input = inputOf(net, options, inputShape(options, SIZES))
      return finish(net, options, input, usualTop(net, options, body(net, input)))
    },
  }
}

export const INCEPTION: readonly Application[] = [
  application('InceptionV3', 'inception_v3', inceptionV3),
  application('InceptionResNetV2', 'inception_resnet_v2', inceptionResNetV2),
]
