/** The arguments of an application, and the checks that all of Keras's applications make of them. */

import { int, NONE, str, tuple, type Unknown, type Value } from '../../python/value.js'
import { integerOf, itemsOf, numberOf, show, truthOf } from '../arguments.js'
import { cannotTell, refuse } from '../error.js'
import { type Dim, isUnknown, type Shape } from '../shape.js'
import type { Net } from './application.js'

export class Options {
  readonly application: string
  readonly #value: (name: string) => Value

  constructor(application: string, value: (name: string) => Value) {
    this.application = application
    this.#value = value
  }

  /** The value of an argument, default included. */
  value(name: string): Value {
    return this.#value(name)
  }

  /** The same where a rule has to know it. */
  known(name: string): Exclude<Value, Unknown> {
    const value = this.#value(name)
    return isUnknown(value) ? cannotTell(value) : value
  }

  /** Whether it is true for Python. */
  flag(name: string): boolean {
    return truthOf(this.known(name))
  }

  /** A number; TypeError where it is none, as arithmetic in Keras fails. */
  number(name: string): number {
    const value = this.known(name)
    const found = numberOf(value)
    if (found === undefined)
      refuse('TypeError', `\`${name}\` of \`${this.application}\` must be a number, found ${show(value)}`)
    return found
  }

  /** `weights == "imagenet"`. */
  get imagenet(): boolean {
    const weights = this.known('weights')
    return weights.kind === 'str' && weights.value === 'imagenet'
  }

  /** Refuses as Keras does, with the name of the application in front. */
  refuse(reason: string, note?: string): never {
    return refuse('ValueError', `\`${this.application}\`: ${reason}`, note)
  }
}

/** A path to a file of weights: it has a folder or an extension. */
const PATH = /[/\\.]/

/** What every application refuses first: unknown names of weights, and other classes than those of ImageNet's weights. */
export function checkWeights(options: Options): void {
  const weights = options.known('weights')
  if (weights.kind === 'str') {
    if (weights.value !== 'imagenet' && !PATH.test(weights.value))
      options.refuse(
        `\`weights\` is None, 'imagenet' or the path of a file, found ${show(weights)}`,
        "write `weights='imagenet'` or `weights=None`",
      )
  } else if (weights.kind === 'int' || weights.kind === 'bool')
    options.refuse(`\`weights\` is None, 'imagenet' or the path of a file, found ${show(weights)}`)
  else if (['list', 'dict', 'set', 'tuple', 'float'].includes(weights.kind))
    refuse('TypeError', `\`weights\` of \`${options.application}\` is no path: ${show(weights)}`)
  if (!options.imagenet || !options.flag('include_top')) return
  const classes = options.known('classes')
  if (numberOf(classes) !== 1000)
    options.refuse(
      `the weights of ImageNet with \`include_top=True\` have 1000 classes, found \`classes=${show(classes)}\``,
      'write `weights=None`, or `include_top=False` and a head of your own',
    )
}

/** With weights, the classifier's activation may only be `softmax` or none. */
export function checkClassifier(options: Options): void {
  if (options.known('weights').kind === 'none') return
  const activation = options.value('classifier_activation')
  const allowed = ['softmax', 'linear']
  if (activation.kind === 'none' || isUnknown(activation)) return
  if (activation.kind === 'str' && allowed.includes(activation.value)) return
  if ('name' in activation && typeof activation.name === 'string' && allowed.includes(activation.name)) return
  options.refuse(
    `with weights, \`classifier_activation\` is 'softmax' or None, found ${show(activation)}`,
    'write `weights=None` or leave the activation as it is',
  )
}

/** The entries of `input_shape`; null where it is None. Dimensions that are not known flow on. */
export function givenShape(options: Options): readonly Dim[] | null {
  const value = options.known('input_shape')
  if (value.kind === 'none') return null
  const items = itemsOf(value)
  if (items === undefined)
    refuse(
      'TypeError',
      `\`input_shape\` of \`${options.application}\` is a tuple such as (224, 224, 3), found ${show(value)}`,
    )
  return items.map((item) => {
    if (isUnknown(item)) return item
    if (item.kind === 'none') return null
    const number = integerOf(item)
    if (number === undefined)
      refuse(
        item.kind === 'float' ? 'ValueError' : 'TypeError',
        `\`input_shape\` of \`${options.application}\` holds whole numbers, found ${show(value)}`,
      )
    return number
  })
}

/** The sizes that an application is made for. */
export interface Sizes {
  readonly defaultSize: number
  readonly minSize: number
  /** Whether a static shape is demanded; default: `include_top`. */
  readonly flat?: boolean
}

/** Keras's `obtain_input_shape`: the shape of the model's input, checked against weights and the smallest size. */
export function inputShape(options: Options, { defaultSize, minSize, flat }: Sizes): Shape {
  const top = flat ?? options.flag('include_top')
  const given = givenShape(options)
  const value = options.known('input_shape')
  const { imagenet } = options
  const channels = !imagenet && given?.length === 3 ? (given[2] ?? null) : 3
  const byDefault: Shape = [defaultSize, defaultSize, channels]
  if (imagenet && top) {
    if (given !== null) {
      const unsure = given.find(isUnknown)
      const same =
        value.kind === 'tuple' && given.length === 3 && given.every((one, i) => one === byDefault[i])
      if (!same && unsure !== undefined) cannotTell(unsure)
      if (!same)
        options.refuse(
          `with \`include_top=True\` and the weights of ImageNet, \`input_shape\` is (${byDefault.join(', ')}), found ${show(value)}`,
          'write `include_top=False` for other sizes',
        )
    }
    return byDefault
  }
  const shape = given === null || given.length === 0 ? (top ? byDefault : [null, null, 3]) : given
  if (given !== null && given.length > 0) {
    if (given.length !== 3) options.refuse(`\`input_shape\` has three entries, found ${show(value)}`)
    if (imagenet && isUnknown(given[2])) cannotTell(given[2])
    if (imagenet && given[2] !== 3)
      options.refuse(
        `the weights of ImageNet are for 3 channels, found ${show(value)}`,
        'write `weights=None`, or turn the images into three channels',
      )
    for (const size of given.slice(0, 2)) {
      if (isUnknown(size)) cannotTell(size)
      if (size !== null && size < minSize)
        options.refuse(`the input is at least ${minSize} × ${minSize}, found ${show(value)}`)
    }
  }
  if (top && shape.includes(null))
    options.refuse(
      `with \`include_top=True\` every size of \`input_shape\` is known, found ${show(value)}`,
      'write the sizes, or `include_top=False`',
    )
  return shape
}

/** The input: a new one, or the author's `input_tensor`. With ImageNet's weights it has three channels. */
export function inputOf(net: Net, options: Options, shape: Shape): Value {
  const given = options.known('input_tensor')
  if (given.kind === 'none') return net.workshop.input(tuple(shape.map(dimension)))
  const own = net.workshop.shape(given)
  if (own === null)
    return cannotTell(net.workshop.unknown('an `input_tensor` that is no symbolic tensor is not followed'))
  const channels = own.at(-1)
  if (options.imagenet && own.length === 4 && typeof channels === 'number' && channels !== 3)
    options.refuse(`the weights of ImageNet are for 3 channels, found an input with ${channels}`)
  return given
}

function dimension(size: Dim): Value {
  return size === null ? NONE : isUnknown(size) ? size : int(size)
}

/** The model between the input and an output, under the name that the program gives or a default. */
export function finish(net: Net, options: Options, input: Value, output: Value, byDefault?: string): Value {
  const name = options.known('name')
  const own = options.known('input_tensor').kind !== 'none'
  return net.workshop.model(
    input,
    own,
    output,
    name.kind === 'none' && byDefault !== undefined ? str(byDefault) : name,
  )
}

/** What stands in place of the top: global pooling, under names that some applications give. */
export function pooled(net: Net, options: Options, x: Value, names?: readonly [string, string]): Value {
  const pooling = options.known('pooling')
  if (pooling.kind !== 'str') return x
  if (pooling.value === 'avg') return net.layer('GlobalAveragePooling2D', x, { name: names?.[0] })
  if (pooling.value === 'max') return net.layer('GlobalMaxPooling2D', x, { name: names?.[1] })
  return x
}

/** The usual top: global average pooling `avg_pool` and the classifier `predictions`, or else pooling as asked for. */
export function usualTop(net: Net, options: Options, x: Value, names?: readonly [string, string]): Value {
  if (!options.flag('include_top')) return pooled(net, options, x, names)
  const flat = net.layer('GlobalAveragePooling2D', x, { name: 'avg_pool' })
  return classifier(net, options, flat)
}

/** The classifier `predictions`. */
export function classifier(net: Net, options: Options, x: Value): Value {
  checkClassifier(options)
  return net.dense(x, options.value('classes'), {
    activation: options.value('classifier_activation'),
    name: 'predictions',
  })
}
