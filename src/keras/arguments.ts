/**
 * How Keras normalises and refuses the arguments of constructors: each rule once, told the argument's name. An unknown
 * number flows on as an unknown dimension; an unknown that decides anything else ends the reading of that layer.
 */
import type { Unknown, Value } from '../python/value.js'
import { cannotTell, refuse } from './error.js'
import { ACTIVATIONS, CONSTRAINTS, INITIALIZERS, REGULARIZERS } from './identifiers.js'
import type { LayerArguments } from './layer.js'
import { type Dim, isUnknown } from './shape.js'

/** A value as a sentence shows it: as Python prints it, shortened. */
export function show(value: Value): string {
  switch (value.kind) {
    case 'none':
      return 'None'
    case 'bool':
      return value.value ? 'True' : 'False'
    case 'int':
      return String(value.value)
    case 'float':
      return Number.isInteger(value.value) && Math.abs(value.value) < 1e16
        ? `${value.value}.0`
        : String(value.value)
    case 'str':
      return `'${value.value.length > LONGEST_SHOWN ? `${value.value.slice(0, LONGEST_SHOWN)}…` : value.value}'`
    case 'list':
    case 'tuple': {
      const items = value.items.slice(0, MOST_SHOWN).map(show)
      if (value.items.length > MOST_SHOWN) items.push('…')
      if (value.kind === 'list') return `[${items.join(', ')}]`
      return items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`
    }
    case 'unknown':
      return value.name ?? 'an unknown value'
    case 'instance':
      return `a ${value.class.name} object`
    case 'class':
      return `the class ${value.name}`
    default:
      return `a ${value.kind}`
  }
}

/** Entries of a list that a sentence shows. */
const MOST_SHOWN = 8
/** Characters of a string that a sentence shows. */
const LONGEST_SHOWN = 60

/** The whole number that a value is for Python's `isinstance(value, int)`: a bool counts; a float or a numpy number does not. */
export function integerOf(value: Value): number | undefined {
  if (value.kind === 'bool') return value.value ? 1 : 0
  return value.kind === 'int' ? Number(value.value) : undefined
}

/** The number that an int, a bool or a float is. */
export function numberOf(value: Value): number | undefined {
  return value.kind === 'float' ? value.value : integerOf(value)
}

/** The entries of a list or tuple (or range); undefined for anything else. */
export function itemsOf(value: Value): readonly Value[] | undefined {
  if (value.kind === 'list' || value.kind === 'tuple') return value.items
  return undefined
}

/** The value of an argument that a rule has to know. */
export function knownValue(args: LayerArguments, name: string): Exclude<Value, Unknown> {
  const value = args.value(name)
  return isUnknown(value) ? cannotTell(value) : value
}

/** `units` and its like: `isinstance(value, int) and value > 0`, else ValueError. */
export function positiveInteger(args: LayerArguments, name: string): Dim {
  const value = args.value(name)
  if (isUnknown(value)) return value
  const number = integerOf(value)
  if (number === undefined || number <= 0)
    refuse(
      'ValueError',
      `\`${args.layer}\` needs a positive whole number for \`${name}\`, found ${show(value)}`,
      value.kind === 'float' && Number.isInteger(value.value) && value.value > 0
        ? `write ${value.value} instead of ${show(value)} (\`//\` divides to a whole number)`
        : value.kind === 'instance'
          ? `turn it into a whole number of Python's: \`int(…)\``
          : undefined,
    )
  return number
}

/**
 * `kernel_size` and its like: one whole number for all axes, or one for each of `count` axes; positive, or not negative
 * where `allowZero`. A fraction among several passes, as it does in Keras: see {@link wholeTuple}. Unknown entries flow
 * on; an unknown as a whole is taken for one number a dimension.
 */
export function integerTuple(
  args: LayerArguments,
  name: string,
  count: number,
  allowZero = false,
  value: Value = args.value(name),
): readonly Dim[] {
  if (isUnknown(value)) return Array.from({ length: count }, () => value)
  const expected = `\`${name}\` of \`${args.layer}\` must be a whole number or ${count} of them`
  const single = integerOf(value)
  if (value.kind === 'str') refuseText(value.value, count, `${expected}, found ${show(value)}`)
  const items = single === undefined ? itemsOf(value) : Array.from({ length: count }, () => value)
  if (items === undefined) refuse('ValueError', `${expected}, found ${show(value)}`)
  if (items.length !== count)
    refuse('ValueError', `${expected}, found ${items.length}: ${show(value)}`, `give ${count}`)
  return items.map((item) => {
    if (isUnknown(item)) return item
    const number = numberOf(item)
    if (number === undefined) refuse('ValueError', `${expected}, found ${show(item)} in ${show(value)}`)
    if (number < 0 || (number === 0 && !allowZero))
      refuse(
        'ValueError',
        `${expected}, ${allowZero ? 'none negative' : 'all positive'}, found ${show(value)}`,
      )
    return number
  })
}

/** A string where numbers belong: Keras takes it for the tuple of its characters, and fails to compare digits with 0. */
function refuseText(text: string, count: number, reason: string): never {
  return refuse(text.length === count && /^\d+$/.test(text) ? 'TypeError' : 'ValueError', reason)
}

/** {@link integerTuple} where a fraction would become part of a shape, which no tensor and no weight can have. */
export function wholeTuple(
  args: LayerArguments,
  name: string,
  count: number,
  allowZero = false,
  value: Value = args.value(name),
): readonly Dim[] {
  const found = integerTuple(args, name, count, allowZero, value)
  if (itemsOf(value)?.some((item) => item.kind === 'float') === true)
    refuse('ValueError', `\`${name}\` of \`${args.layer}\` must hold whole numbers, found ${show(value)}`)
  return found
}

/** `padding` of convolutions: any case, `causal` only where allowed. A list is refused as the layer goes on to do. */
export function convolutionPadding(
  args: LayerArguments,
  allowCausal: boolean,
  list: 'ValueError' | 'AttributeError' = 'ValueError',
): 'valid' | 'same' | 'causal' {
  const value = knownValue(args, 'padding')
  if (value.kind !== 'str')
    refuse(
      itemsOf(value) === undefined ? 'AttributeError' : list,
      `\`padding\` of \`${args.layer}\` must be a string, found ${show(value)}`,
    )
  const padding = value.value.toLowerCase()
  if (padding === 'valid' || padding === 'same' || (padding === 'causal' && allowCausal)) return padding
  const allowed = allowCausal ? "'valid', 'same' or 'causal'" : "'valid' or 'same'"
  return refuse('ValueError', `\`padding\` of \`${args.layer}\` must be ${allowed}, found ${show(value)}`)
}

/** `data_format`: None stands for `channels_last`. */
export function dataFormat(args: LayerArguments): 'channels_last' | 'channels_first' {
  const value = knownValue(args, 'data_format')
  if (value.kind === 'none') return 'channels_last'
  const text = value.kind === 'str' ? value.value.toLowerCase() : ''
  if (text === 'channels_last' || text === 'channels_first') return text
  return refuse(
    'ValueError',
    `\`data_format\` of \`${args.layer}\` must be 'channels_last' or 'channels_first', found ${show(value)}`,
  )
}

/** Whether an argument is true for Python (`if self.use_bias:`). Objects are true, empty containers are not. */
export function flag(args: LayerArguments, name: string): boolean {
  return truthOf(knownValue(args, name))
}

/** Whether a value is true for Python; of an argument that is not given: not. Ends the rule at an unknown. */
export function truthOf(value: Value | undefined): boolean {
  if (value === undefined) return false
  switch (value.kind) {
    case 'unknown':
      return cannotTell(value)
    case 'none':
      return false
    case 'bool':
      return value.value
    case 'int':
      return value.value !== 0n
    case 'float':
      return value.value !== 0
    case 'str':
      return value.value !== ''
    case 'list':
    case 'tuple':
      return value.items.length > 0
    case 'dict':
    case 'set':
    case 'frozenset':
      return value.entries.size > 0
    default:
      return true
  }
}

/** One of the strings a rule knows, exactly as written; ValueError else. */
export function oneOf<T extends string>(args: LayerArguments, name: string, allowed: readonly T[]): T {
  const value = knownValue(args, name)
  const found = value.kind === 'str' ? allowed.find((one) => one === value.value) : undefined
  return (
    found ??
    refuse(
      'ValueError',
      `\`${name}\` of \`${args.layer}\` must be ${allowed.map((one) => `'${one}'`).join(' or ')}, found ${show(value)}`,
    )
  )
}

/** The nearest word of a set, for a hint; undefined where none is near. */
function nearest(word: string, among: Iterable<string>): string | undefined {
  const plain = (text: string): string => text.toLowerCase().replaceAll('_', '')
  const wanted = plain(word)
  for (const one of among) if (plain(one) === wanted) return one
  return undefined
}

/** An identifier as Keras's `get` functions take it: a known string, a dict, a callable, or None. Its name, or null. */
function identifier(
  args: LayerArguments,
  name: string,
  known: ReadonlySet<string>,
  what: string,
): string | null {
  const value = args.value(name)
  switch (value.kind) {
    case 'str': {
      if (known.has(value.value)) return value.value
      const near = nearest(value.value, known)
      return refuse(
        'ValueError',
        `\`${name}\` of \`${args.layer}\` is ${show(value)}, which is no ${what} of Keras`,
        near === undefined ? undefined : `write '${near}'`,
      )
    }
    case 'function':
    case 'hostFunction':
    case 'builtin':
    case 'class':
      return value.name
    case 'bool':
    case 'int':
    case 'float':
    case 'list':
    case 'tuple':
      return refuse(
        'ValueError',
        `\`${name}\` of \`${args.layer}\` must name a ${what} or be one, found ${show(value)}`,
      )
    default:
      return null
  }
}

/** `activation`: its name where it has one; null where none is given or it cannot be known (it changes no shape). */
export function activation(args: LayerArguments, name = 'activation'): string | null {
  return identifier(args, name, ACTIVATIONS, 'activation')
}

export function initializer(args: LayerArguments, name: string): string | null {
  return identifier(args, name, INITIALIZERS, 'initializer')
}

export function regularizer(args: LayerArguments, name: string): string | null {
  return identifier(args, name, REGULARIZERS, 'regularizer')
}

export function constraint(args: LayerArguments, name: string): string | null {
  return identifier(args, name, CONSTRAINTS, 'constraint')
}

/** Reads every initializer, regularizer and constraint among the given argument names, refusing what Keras refuses. */
export function identifiers(args: LayerArguments, ...names: readonly string[]): void {
  for (const name of names) {
    if (name.endsWith('_initializer')) initializer(args, name)
    else if (name.endsWith('_regularizer')) regularizer(args, name)
    else constraint(args, name)
  }
}

/** `lora_rank`: None (or what counts as false) for none, else a positive whole number. */
export function loraRank(
  args: LayerArguments,
  otherwise: 'ValueError' | 'TypeError' = 'ValueError',
): number | null {
  const value = knownValue(args, 'lora_rank')
  if (!truthOf(value)) return null
  if (value.kind === 'instance') cannotTell(args.unknown(`\`lora_rank\` is ${show(value)}`))
  const rank = integerOf(value)
  if (rank === undefined || rank < 0)
    refuse(
      rank === undefined ? otherwise : 'ValueError',
      `\`lora_rank\` of \`${args.layer}\` must be a positive whole number, found ${show(value)}`,
    )
  return rank
}
