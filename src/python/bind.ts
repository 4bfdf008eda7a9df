/**
 * Arguments → parameters, with Python's own refusals.
 */
import type { Span } from '../span.js'
import { closest } from './closest.js'
import type { Bound, Parameter } from './host.js'
import type { Machine } from './machine.js'
import type { Call } from './syntax/expression.js'
import { type DictEntry, type Key, str, tuple, type Value } from './value.js'

const NO_KEYWORDS: ReadonlyMap<string, Value> = new Map()

/** The values of the parameters in their order; undefined for a default, which `defaults` gives. */
export function bindArguments(
  machine: Machine,
  name: string,
  parameters: readonly Parameter[],
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value> = NO_KEYWORDS,
): (Value | undefined)[] {
  const bound: (Value | undefined)[] = new Array(parameters.length).fill(undefined)
  let used = 0
  let extra: Map<Key, DictEntry> | null = null
  let takesRest = false
  for (let index = 0; index < parameters.length; index += 1) {
    const parameter = parameters[index]
    if (parameter === undefined) continue
    if (parameter.kind === 'ordinary' || parameter.kind === 'positionalOnly') {
      if (used < args.length) {
        bound[index] = args[used]
        used += 1
      }
    } else if (parameter.kind === 'rest') {
      bound[index] = tuple(args.slice(used))
      takesRest = true
      used = args.length
    } else if (parameter.kind === 'keywords') {
      extra = new Map()
      bound[index] = { kind: 'dict', entries: extra }
    }
  }
  if (used < args.length && !takesRest) tooMany(machine, name, parameters, args.length)
  for (const [keyword, value] of keywords) {
    const index = parameters.findIndex(
      (parameter) =>
        parameter.name === keyword && (parameter.kind === 'ordinary' || parameter.kind === 'keywordOnly'),
    )
    if (index >= 0) {
      if (bound[index] !== undefined) {
        machine.raise('TypeError', `${name}() got multiple values for argument '${keyword}'`, {
          hint: `give \`${keyword}\` once`,
        })
      }
      bound[index] = value
    } else if (extra !== null) extra.set(keyword, { key: str(keyword), value })
    else unexpected(machine, name, parameters, keyword)
  }
  const missing = parameters.filter(
    (parameter, index) => bound[index] === undefined && parameter.default === null,
  )
  if (missing.length > 0) {
    const positional = missing.filter(({ kind }) => kind !== 'keywordOnly')
    const kind = positional.length > 0 ? 'positional' : 'keyword-only'
    const names = (positional.length > 0 ? positional : missing).map((parameter) => `'${parameter.name}'`)
    machine.raise(
      'TypeError',
      `${name}() missing ${names.length} required ${kind} argument${names.length > 1 ? 's' : ''}: ${listed(names)}`,
    )
  }
  return bound
}

/** `'a', 'b', and 'c'`. */
function listed(names: readonly string[]): string {
  if (names.length < 3) return names.join(' and ')
  return `${names.slice(0, -1).join(', ')}, and ${names.at(-1)}`
}

function tooMany(machine: Machine, name: string, parameters: readonly Parameter[], given: number): never {
  const positional = parameters.filter(
    (parameter) => parameter.kind === 'ordinary' || parameter.kind === 'positionalOnly',
  ).length
  return machine.raise(
    'TypeError',
    `${name}() takes ${positional} positional argument${positional === 1 ? '' : 's'} but ${given} were given`,
  )
}

function unexpected(
  machine: Machine,
  name: string,
  parameters: readonly Parameter[],
  keyword: string,
): never {
  const names = parameters.filter((parameter) => parameter.kind !== 'positionalOnly').map(({ name }) => name)
  const near = closest(keyword, names)
  return machine.raise(
    'TypeError',
    `${name}() got an unexpected keyword argument '${keyword}'`,
    near === null ? {} : { hint: `did you mean \`${near}\`?` },
  )
}

/** The arguments of a call of a host function. */
export class BoundArguments implements Bound {
  readonly #parameters: readonly Parameter[]
  readonly #values: readonly (Value | undefined)[]
  readonly #node: Call | null
  readonly #site: Span
  readonly #given: number

  constructor(
    parameters: readonly Parameter[],
    values: readonly (Value | undefined)[],
    given: number,
    node: Call | null,
    site: Span,
  ) {
    this.#parameters = parameters
    this.#values = values
    this.#given = given
    this.#node = node
    this.#site = site
  }

  #index(name: string): number {
    const index = this.#parameters.findIndex((parameter) => parameter.name === name)
    if (index < 0) throw new Error(`the signature has no parameter \`${name}\``)
    return index
  }

  get(name: string): Value {
    const index = this.#index(name)
    const value = this.#values[index] ?? this.#parameters[index]?.default
    if (value === undefined || value === null) throw new Error(`the parameter \`${name}\` has no value`)
    // A default that can change is made anew for each call.
    if (value.kind === 'dict' && this.#values[index] === undefined)
      return { kind: 'dict', entries: new Map() }
    return value
  }

  has(name: string): boolean {
    return this.#values[this.#index(name)] !== undefined
  }

  get rest(): readonly Value[] {
    const index = this.#parameters.findIndex((parameter) => parameter.kind === 'rest')
    const value = this.#values[index]
    return value?.kind === 'tuple' ? value.items : []
  }

  get extra(): ReadonlyMap<string, Value> {
    const index = this.#parameters.findIndex((parameter) => parameter.kind === 'keywords')
    const value = this.#values[index]
    const found = new Map<string, Value>()
    if (value?.kind === 'dict') {
      for (const entry of value.entries.values()) {
        if (entry.key.kind === 'str') found.set(entry.key.value, entry.value)
      }
    }
    return found
  }

  span(name: string): Span {
    const node = this.#node
    if (node === null) return this.#site
    const named = node.args.find((argument) => argument.name === name)
    if (named !== undefined) return named.value
    if (node.args.some((argument) => argument.form === 'star')) return this.#site
    const positional = node.args.filter((argument) => argument.form === 'positional')
    // A method is given its object first, which is not written among the arguments.
    const index =
      this.#parameters.findIndex((parameter) => parameter.name === name) - (this.#given - positional.length)
    return (index < 0 ? undefined : positional[index]?.value) ?? this.#site
  }
}
