/** The rule that StringLookup, IntegerLookup and (inside) TextVectorization share: a vocabulary, and what is not in it. */
import type { Value } from '../../python/value.js'
import { integerOf, itemsOf, knownValue, numberOf, oneOf, show, truthOf } from '../arguments.js'
import { cannotTell, refuse } from '../error.js'
import type { LayerArguments, Output } from '../layer.js'
import { spec } from '../layer.js'
import { comparable } from '../numbers.js'
import { type Dim, isUnknown, type Shape } from '../shape.js'

const MODES = ['int', 'one_hot', 'multi_hot', 'count', 'tf_idf'] as const
export type LookupMode = (typeof MODES)[number]

/** What a lookup's constructor leaves. */
export interface Lookup {
  readonly output_mode: LookupMode
  /** Length of the vectors: the vocabulary with its special tokens, or `max_tokens` where padded to it; None before `adapt`. */
  readonly depth: Dim
}

/** `output_mode` with its old spellings. */
export function lookupMode(args: LayerArguments): LookupMode {
  const value = knownValue(args, 'output_mode')
  const text = value.kind === 'str' ? (OLD_MODES.get(value.value) ?? value.value) : null
  return (
    MODES.find((mode) => mode === text) ??
    refuse(
      'ValueError',
      `\`output_mode\` of \`${args.layer}\` must be 'int', 'one_hot', 'multi_hot', 'count' or 'tf_idf', found ${show(value)}`,
    )
  )
}

const OLD_MODES: ReadonlyMap<string, string> = new Map([
  ['binary', 'multi_hot'],
  ['tf-idf', 'tf_idf'],
])

/** Arguments of the base `Layer` that a lookup does not pass on. */
const NOT_TAKEN = ['input_shape', 'input_dim', 'activity_regularizer', 'autocast'] as const

/** The arguments of a lookup of strings or of whole numbers. */
export function readLookup(args: LayerArguments, tokens: 'str' | 'int'): Lookup {
  const limit = args.value('max_tokens')
  const max = limit.kind === 'none' ? undefined : comparable(args, 'max_tokens')
  if (max !== undefined && max <= 1)
    refuse('ValueError', `\`max_tokens\` of \`${args.layer}\` must be more than 1, found ${show(limit)}`)
  const pads = truthOf(args.value('pad_to_max_tokens'))
  if (pads && limit.kind === 'none')
    refuse('ValueError', `\`pad_to_max_tokens\` of \`${args.layer}\` needs \`max_tokens\``)
  const outside = comparable(args, 'num_oov_indices')
  if (outside !== undefined && outside < 0)
    refuse('ValueError', `\`num_oov_indices\` of \`${args.layer}\` must not be negative, found ${outside}`)
  checkHashing(args, tokens)
  const output_mode = lookupMode(args)
  if (truthOf(args.value('invert')) && output_mode !== 'int')
    refuse('ValueError', `\`invert\` of \`${args.layer}\` goes with output_mode='int' only`)
  if (truthOf(args.value('sparse')) && output_mode === 'int')
    refuse('ValueError', `\`sparse\` of \`${args.layer}\` does not go with output_mode='int'`)
  if (args.value('idf_weights').kind !== 'none' && output_mode !== 'tf_idf')
    refuse('ValueError', `\`idf_weights\` of \`${args.layer}\` goes with output_mode='tf_idf' only`)
  for (const name of NOT_TAKEN)
    if (args.given(name)) refuse('ValueError', `\`${args.layer}\` takes no argument \`${name}\``)
  const vocabulary = args.value('vocabulary')
  if (output_mode === 'tf_idf' && vocabulary.kind !== 'none' && args.value('idf_weights').kind === 'none')
    refuse('ValueError', `\`${args.layer}\` with a vocabulary needs \`idf_weights\` for output_mode='tf_idf'`)
  const mask = args.value('mask_token')
  if (itemsOf(mask) !== undefined) cannotTell(args.unknown(`\`mask_token\` is ${show(mask)}`))
  if (
    mask.kind !== 'none' &&
    !isUnknown(mask) &&
    mask.kind !== tokens &&
    !(tokens === 'int' && mask.kind === 'bool')
  )
    refuse(
      'TypeError',
      `\`mask_token\` of \`${args.layer}\` must be a ${tokens === 'str' ? 'string' : 'whole number'}, found ${show(mask)}`,
    )
  const size = vocabularySize(args, vocabulary, output_mode, tokens)
  if (typeof size === 'number' && max !== undefined && size > max)
    refuse(
      'ValueError',
      `a vocabulary of ${size} tokens, special ones included, is larger than \`max_tokens\`, ${max}`,
    )
  const padded = isUnknown(limit) ? limit : (max ?? null)
  return { output_mode, depth: pads ? padded : size }
}

/** `oov_method` and `salt`, which only choose among hashes. */
function checkHashing(args: LayerArguments, tokens: 'str' | 'int'): void {
  const method = args.value('oov_method')
  if (!isUnknown(method)) oneOf(args, 'oov_method', ['floormod', 'farmhash'])
  const salt = args.value('salt')
  if (salt.kind === 'none' || isUnknown(salt)) return
  if (tokens === 'int' && method.kind === 'str' && method.value !== 'farmhash')
    refuse('ValueError', `\`salt\` of \`${args.layer}\` goes with oov_method='farmhash' only`)
  if (integerOf(salt) === undefined && itemsOf(salt)?.length !== 2)
    refuse('ValueError', `\`salt\` of \`${args.layer}\` must be a whole number or two, found ${show(salt)}`)
}

/** The vocabulary with its special tokens; None where it is to be learned by `adapt`. */
function vocabularySize(args: LayerArguments, vocabulary: Value, mode: LookupMode, kind: 'str' | 'int'): Dim {
  if (vocabulary.kind === 'none') return null
  if (isUnknown(vocabulary)) return vocabulary
  const items = itemsOf(vocabulary)
  if (numberOf(vocabulary) !== undefined)
    refuse('AttributeError', `\`vocabulary\` of \`${args.layer}\` must be a list, found ${show(vocabulary)}`)
  if (items === undefined) return args.unknown(`the vocabulary is ${show(vocabulary)}`)
  const unknownItem = items.find(isUnknown)
  if (unknownItem !== undefined) return unknownItem
  if (items.length === 0) refuse('ValueError', `\`${args.layer}\` cannot take an empty vocabulary`)
  // numpy makes one array of the list: numbers beside a string become strings, strings of digits numbers.
  const texts = items.some((item) => item.kind === 'str' || item.kind === 'bytes')
  const stranger = items.find((item) =>
    kind === 'str'
      ? item.kind === 'none' || !texts
      : item.kind === 'none' || (item.kind === 'str' && !/^\s*[+-]?\d+\s*$/.test(item.value)),
  )
  if (stranger !== undefined)
    refuse(
      'ValueError',
      `the vocabulary of \`${args.layer}\` must hold ${kind === 'str' ? 'strings' : 'whole numbers'}, found ${show(stranger)}`,
    )
  const mask = args.value('mask_token')
  const outside = comparable(args, 'num_oov_indices')
  if (outside === undefined || isUnknown(mask)) return args.unknown('the special tokens are not known')
  if (args.value('num_oov_indices').kind === 'float')
    refuse('TypeError', `\`num_oov_indices\` of \`${args.layer}\` must be a whole number, found ${outside}`)
  const special: Value[] = [
    ...(mask.kind !== 'none' && mode === 'int' ? [mask] : []),
    ...Array.from({ length: outside }, () => args.value('oov_token')),
  ]
  const found = special.length <= items.length && special.every((token, index) => same(token, items[index]))
  const tokens = found ? items.slice(special.length) : items
  const seen = new Set<string>()
  for (const token of tokens) {
    const text = show(token)
    if (seen.has(text)) refuse('ValueError', `the vocabulary of \`${args.layer}\` holds ${text} twice`)
    seen.add(text)
  }
  if (mask.kind !== 'none' && seen.has(show(mask)))
    refuse('ValueError', `the mask token ${show(mask)} stands inside the vocabulary of \`${args.layer}\``)
  if (truthOf(args.value('invert')) && seen.has(show(args.value('oov_token'))))
    refuse('ValueError', `the token for unknown words stands inside the vocabulary of \`${args.layer}\``)
  return special.length + tokens.length
}

function same(a: Value, b: Value | undefined): boolean {
  if (b === undefined) return false
  if (a.kind === 'str') return b.kind === 'str' && a.value === b.value
  const number = integerOf(a)
  return number !== undefined && number === integerOf(b)
}

/** Indices of the same shape, or vectors: `one_hot` for each entry (for a last axis of 1 in its place), else in place of the last axis. */
export function lookedUp({ output_mode, depth }: Lookup, shape: Shape): Output {
  switch (output_mode) {
    case 'int':
      return spec(shape, 'int64')
    case 'one_hot':
      return spec(
        shape.length > 1 && shape.at(-1) === 1 ? [...shape.slice(0, -1), depth] : [...shape, depth],
        'float32',
      )
    case 'multi_hot':
    case 'count':
    case 'tf_idf':
      return spec([...shape.slice(0, -1), depth], 'float32')
  }
}
