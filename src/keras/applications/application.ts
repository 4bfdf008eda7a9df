/**
 * What a model of `keras.applications` is written down as: a function that makes layers of the catalogue and calls them,
 * as Keras's own function does. Names that Keras gives explicitly are given, others are left to the naming counters.
 */
import { float, int, list, NONE, str, type Unknown, type Value } from '../../python/value.js'
import { cannotTell } from '../error.js'
import { isUnknown, type Shape } from '../shape.js'
import type { Options } from './options.js'

/** A setting of a layer: plain data, or a value that the program gives. Undefined leaves Keras's default. */
export type Setting = number | string | boolean | null | readonly Setting[] | Value | undefined
export type Settings = Readonly<Record<string, Setting>>

export interface Application {
  /** Keras's name of the function: `VGG16`. */
  readonly name: string
  /** The modules of `keras.applications` that have it too: `['vgg16']`. */
  readonly modules: readonly string[]
  /** Its parameters in Python's notation. */
  readonly signature: string
  /** Checks the arguments as Keras does and makes the model. */
  build(net: Net, options: Options): Value
}

/** What makes the layers: the trace of the program under way. */
export interface Workshop {
  /** Makes a layer of the catalogue and calls it. */
  layer(type: string, settings: ReadonlyMap<string, Value>, input: Value): Value
  /** Makes a Sequential model of layers of the catalogue and calls it. */
  sequential(
    name: string,
    layers: readonly (readonly [type: string, settings: ReadonlyMap<string, Value>])[],
    input: Value,
  ): Value
  /** `keras.Input(shape)`. */
  input(shape: Value): Value
  /** The Functional model between an input and an output, or between what an author's `input_tensor` comes from and it. */
  model(input: Value, isAuthors: boolean, output: Value, name: Value): Value
  /** The shape of a symbolic tensor; null for any other value. Ends the rule where not even the rank is known. */
  shape(value: Value): Shape | null
  /** An operator of Python: `+`, `/`. */
  binary(operator: string, left: Value, right: Value): Value
  unknown(reason: string): Unknown
}

function settingValue(setting: Exclude<Setting, undefined>): Value {
  if (setting === null) return NONE
  switch (typeof setting) {
    case 'boolean':
      return { kind: 'bool', value: setting }
    case 'number':
      return Number.isSafeInteger(setting) ? int(setting) : float(setting)
    case 'string':
      return str(setting)
    default:
      return isList(setting)
        ? list(setting.map((one) => (one === undefined ? NONE : settingValue(one))))
        : setting
  }
}

function settingValues(settings: Settings): ReadonlyMap<string, Value> {
  const given = new Map<string, Value>()
  for (const [key, setting] of Object.entries(settings))
    if (setting !== undefined) given.set(key, settingValue(setting))
  return given
}

function isList(setting: Setting): setting is readonly Setting[] {
  return Array.isArray(setting)
}

/** The words that architectures are written in. Every method makes one layer, calls it and gives what comes out. */
export class Net {
  readonly workshop: Workshop

  constructor(workshop: Workshop) {
    this.workshop = workshop
  }

  layer(type: string, x: Value | readonly Value[], settings: Settings = {}): Value {
    return this.workshop.layer(type, settingValues(settings), 'kind' in x ? x : list([...x]))
  }

  /** A Sequential model of layers. */
  sequential(
    x: Value,
    name: string,
    layers: readonly (readonly [type: string, settings: Settings])[],
  ): Value {
    const given = layers.map(([type, settings]) => [type, settingValues(settings)] as const)
    return this.workshop.sequential(name, given, x)
  }

  conv(x: Value, filters: Setting, kernel: Setting, settings: Settings = {}): Value {
    return this.layer('Conv2D', x, { filters, kernel_size: kernel, ...settings })
  }

  depthwise(x: Value, kernel: Setting, settings: Settings = {}): Value {
    return this.layer('DepthwiseConv2D', x, { kernel_size: kernel, ...settings })
  }

  separable(x: Value, filters: Setting, kernel: Setting, settings: Settings = {}): Value {
    return this.layer('SeparableConv2D', x, { filters, kernel_size: kernel, ...settings })
  }

  batchNorm(x: Value, settings: Settings = {}): Value {
    return this.layer('BatchNormalization', x, settings)
  }

  activation(x: Value, activation: Setting, name?: string): Value {
    return this.layer('Activation', x, { activation, name })
  }

  dense(x: Value, units: Setting, settings: Settings = {}): Value {
    return this.layer('Dense', x, { units, ...settings })
  }

  pad(x: Value, padding: Setting, name?: string): Value {
    return this.layer('ZeroPadding2D', x, { padding, name })
  }

  maxPool(x: Value, size: Setting, strides: Setting, settings: Settings = {}): Value {
    return this.layer('MaxPooling2D', x, { pool_size: size, strides, ...settings })
  }

  averagePool(x: Value, size: Setting, strides: Setting, settings: Settings = {}): Value {
    return this.layer('AveragePooling2D', x, { pool_size: size, strides, ...settings })
  }

  add(inputs: readonly Value[], name?: string): Value {
    return this.layer('Add', inputs, { name })
  }

  concatenate(inputs: readonly Value[], name?: string): Value {
    return this.layer('Concatenate', inputs, { axis: 3, name })
  }

  /** The channels of a tensor, where they are known. */
  channels(x: Value): number {
    const size = this.workshop.shape(x)?.at(-1)
    return typeof size === 'number' ? size : Number.NaN
  }

  /** The size of an axis, or null where it is None. Ends the rule where it is not known. */
  size(x: Value, axis: number): number | null {
    const size = this.workshop.shape(x)?.[axis] ?? null
    return isUnknown(size) ? cannotTell(size) : size
  }
}
