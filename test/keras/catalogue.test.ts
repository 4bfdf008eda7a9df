import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CATALOGUE } from '../../src/keras/catalogue.js'
import type { LayerDeclaration } from '../../src/keras/layer.js'
import { toPlain } from '../../src/python/plain.js'
import { signature } from '../../src/python/signature.js'

/** An argument as `inspect.signature` of real Keras gives it. */
interface Recorded {
  readonly name: string
  readonly kind: string
  readonly required?: true
  readonly default?: unknown
}
type RecordedLayer =
  | { readonly function: true; readonly arguments: readonly Recorded[] }
  | {
      readonly function?: undefined
      readonly class: string
      readonly bases: readonly string[]
      readonly arguments: readonly Recorded[]
      readonly call: readonly Recorded[]
    }

const RECORDED = new Map(
  Object.entries(
    JSON.parse(readFileSync(new URL('signatures.json', import.meta.url), 'utf8')) as Record<
      string,
      RecordedLayer
    >,
  ),
)

/** Names of `keras.layers` that are no entries of the catalogue, each with the reason. */
const ELSEWHERE = new Map([
  ['InputLayer', 'makes a tensor instead of taking one'],
  ['InputSpec', 'is no layer'],
  ['Layer', 'is what every layer derives from'],
  ['JaxLayer', 'wraps a function of another library'],
  ['FlaxLayer', 'wraps a module of another library'],
  ['TorchModuleWrapper', 'wraps a module of another library'],
  ['TFSMLayer', 'loads a file'],
])

const KINDS: Readonly<Record<string, string>> = {
  POSITIONAL_OR_KEYWORD: 'ordinary',
  KEYWORD_ONLY: 'keywordOnly',
  VAR_POSITIONAL: 'rest',
  VAR_KEYWORD: 'keywords',
}

const BY_NAME = new Map<string, LayerDeclaration>(
  CATALOGUE.flatMap((entry) => [entry.name, ...(entry.aliases ?? [])].map((name) => [name, entry] as const)),
)

function ours(text: string): readonly unknown[] {
  return signature(text).parameters.map(({ name, kind, default: value }) => [
    name,
    kind,
    value === null ? 'required' : toPlain(value),
  ])
}

function theirs(parameters: readonly Recorded[]): readonly unknown[] {
  return parameters.map(({ name, kind, required, default: value }) => [
    name,
    KINDS[kind],
    required === true ? 'required' : value,
  ])
}

const layers = [...RECORDED].flatMap(([name, recorded]) =>
  recorded.function === true || ELSEWHERE.has(name) ? [] : [{ name, recorded }],
)

test('every public layer of Keras is declared', () => {
  expect(layers.filter(({ name }) => !BY_NAME.has(name)).map(({ name }) => name)).toEqual([])
})

test('nothing is declared that Keras does not have', () => {
  const classes = new Set(layers.map(({ recorded }) => recorded.class))
  const strangers = [...BY_NAME.keys()].filter((name) => !RECORDED.has(name) && !classes.has(name))
  expect(strangers).toEqual([])
})

test('no name is declared twice', () => {
  const names = CATALOGUE.flatMap((entry) => [entry.name, ...(entry.aliases ?? [])])
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})

test.each(layers)('$name stands for the class that Keras says', ({ name, recorded }) => {
  expect(BY_NAME.get(name)?.name).toBe(recorded.class)
})

test.each(layers)('$name takes the arguments that Keras says, with their defaults', ({ name, recorded }) => {
  expect(ours(BY_NAME.get(name)?.signature ?? '')).toEqual(theirs(recorded.arguments))
})

test.each(layers)('$name is called with the arguments that Keras says', ({ name, recorded }) => {
  expect(ours(BY_NAME.get(name)?.call ?? 'inputs')).toEqual(theirs(recorded.call))
})

test.each(layers)('$name derives from the classes that Keras says', ({ name, recorded }) => {
  const entry = BY_NAME.get(name)
  expect([entry?.name, ...(entry?.bases ?? []), 'Layer']).toEqual(recorded.bases)
})
