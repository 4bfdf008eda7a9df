/** A bottom-up chart parser: all readings of all stretches of an utterance, with bounded work. */
import { isCategory, type Meaning, type Rule } from './notation.js'

/** A stretch of atoms that is a word of the lexicon or has a meaning of a category. */
export interface Edge {
  readonly symbol: string
  readonly from: number
  readonly to: number
  readonly meaning: Meaning | undefined
}

/** Rules in a form that shares their common beginnings. */
export interface Grammar {
  readonly roots: ReadonlyMap<string, Node>
}

interface Node {
  readonly next: Map<string, Node>
  readonly ends: Rule[]
}

/** Edges per utterance; a statement of 40 words makes some two thousand, so this stops only floods. */
export const MAX_EDGES = 60_000

/** Readings of one category over one stretch: beyond it a sentence is not understood anyway. */
export const MAX_READINGS = 48

export function compile(rules: readonly Rule[]): Grammar {
  const roots = new Map<string, Node>()
  for (const rule of rules) {
    let level = roots
    let node: Node | undefined
    for (const symbol of rule.symbols) {
      node = level.get(symbol)
      if (node === undefined) {
        node = { next: new Map(), ends: [] }
        level.set(symbol, node)
      }
      level = node.next
    }
    if (node === undefined) throw new Error(`a rule without symbols for ${rule.category}`)
    node.ends.push(rule)
  }
  return { roots }
}

interface Active {
  readonly node: Node
  readonly from: number
  readonly args: readonly Edge[]
}

/** What was found; `full` tells whether the bounds were kept. */
export interface Chart {
  /** The distinct meanings of a category over a stretch. */
  readonly over: (category: string, from: number, to: number) => readonly Meaning[]
  /** All edges of a category. */
  readonly of: (category: string) => readonly Edge[]
  readonly full: boolean
}

/** A text that is the same for the same meaning. */
export function keyOf(meaning: unknown): string {
  return JSON.stringify(meaning, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))
}

/** Gives the same number to the same meaning; parts that were seen before cost nothing. */
class Numbering {
  readonly #ofObjects = new WeakMap<object, number>()
  readonly #ofTexts = new Map<string, number>()

  of(meaning: object): number {
    const known = this.#ofObjects.get(meaning)
    if (known !== undefined) return known
    let text = ''
    if (Array.isArray(meaning)) for (const item of meaning) text += `${this.#part(item)},`
    else {
      for (const key in meaning)
        text += `${key}:${this.#part((meaning as { readonly [key: string]: unknown })[key])};`
    }
    const id = this.#ofTexts.get(text) ?? this.#ofTexts.size
    this.#ofTexts.set(text, id)
    this.#ofObjects.set(meaning, id)
    return id
  }

  #part(value: unknown): string {
    if (typeof value === 'object' && value !== null) return `#${this.of(value)}`
    return typeof value === 'string'
      ? JSON.stringify(value)
      : typeof value === 'bigint'
        ? `${value}n`
        : String(value)
  }
}

export function parse(grammar: Grammar, size: number, words: readonly Edge[]): Chart {
  const passive: Map<string, Edge[]>[] = Array.from({ length: size + 1 }, () => new Map())
  const waiting: Map<string, Active[]>[] = Array.from({ length: size + 1 }, () => new Map())
  const seen = new Map<string, Set<string | number>>()
  const numbering = new Numbering()
  const agenda: Edge[] = []
  let count = 0
  let full = true

  const add = (edge: Edge): void => {
    const place = `${edge.symbol} ${edge.from} ${edge.to}`
    const meanings = seen.get(place)
    const { meaning } = edge
    const key =
      meaning === undefined ? '' : typeof meaning === 'object' ? numbering.of(meaning) : String(meaning)
    if (meanings === undefined) seen.set(place, new Set([key]))
    else {
      if (meanings.has(key)) return
      if (meanings.size >= MAX_READINGS) {
        full = false
        return
      }
      meanings.add(key)
    }
    if (++count > MAX_EDGES) {
      full = false
      return
    }
    agenda.push(edge)
  }

  const advance = (node: Node, from: number, to: number, args: readonly Edge[]): void => {
    for (const rule of node.ends) {
      const meaning = rule.build(rule.slots.map((slot) => (slot < 0 ? undefined : args[slot]?.meaning)))
      if (meaning !== null) add({ symbol: rule.category, from, to, meaning })
    }
    const active: Active = { node, from, args }
    for (const [symbol, next] of node.next) {
      const waitingHere = waiting[to]
      if (waitingHere === undefined) continue
      const list = waitingHere.get(symbol)
      if (list === undefined) waitingHere.set(symbol, [active])
      else list.push(active)
      for (const edge of passive[to]?.get(symbol) ?? []) advance(next, from, edge.to, [...args, edge])
    }
  }

  for (const word of words) add(word)
  for (;;) {
    const edge = agenda.pop()
    if (edge === undefined || !full) break
    const here = passive[edge.from]
    if (here === undefined) continue
    const list = here.get(edge.symbol)
    if (list === undefined) here.set(edge.symbol, [edge])
    else list.push(edge)
    const root = grammar.roots.get(edge.symbol)
    if (root !== undefined) advance(root, edge.from, edge.to, [edge])
    for (const active of [...(waiting[edge.from]?.get(edge.symbol) ?? [])]) {
      const next = active.node.next.get(edge.symbol)
      if (next !== undefined) advance(next, active.from, edge.to, [...active.args, edge])
    }
  }

  return {
    full,
    over: (category, from, to) =>
      (passive[from]?.get(category) ?? [])
        .filter((edge) => edge.to === to)
        .flatMap((edge) => (edge.meaning === undefined ? [] : [edge.meaning])),
    of: (category) => (isCategory(category) ? passive.flatMap((here) => here.get(category) ?? []) : []),
  }
}
