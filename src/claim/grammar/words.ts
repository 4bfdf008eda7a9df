/** From atoms to the edges that parsing starts with: words of the lexicon, numbers, shapes, code and names. */
import type { Plain } from '../../keras/summary.js'
import { type Atom, atomsOfText } from '../../language/atoms.js'
import { ACTIVATIONS, CLASS_ALIASES, CLASSES, KINDS } from '../../language/lexicon/kinds.js'
import { COMPARATORS } from '../../language/lexicon/words.js'
import { isKnown, lookup } from '../../language/lookup.js'
import type { Said } from '../../language/numbers.js'
import { fractionsIn, numbersIn, ordinalsIn } from '../../language/numbers.js'
import { shapesIn } from '../../language/shapes.js'
import type { Span } from '../../span.js'
import type { Kind } from '../meaning.js'
import type { Categories } from './categories.js'
import type { Edge } from './chart.js'

/** Worked arithmetic in a text, with its result. */
export interface Worked extends Span {
  readonly value: Said
}

/** What the model brings to the reading of words. */
export interface Names {
  /** Names and Python variables of layers and models. */
  readonly known: ReadonlySet<string>
  /** Classes of layers, the author's own included. */
  readonly classes: ReadonlySet<string>
}

const classesByLower = new Map<string, string>(
  [...CLASSES.map((name): [string, string] => [name, name]), ...CLASS_ALIASES].map(([form, name]) => [
    form.toLowerCase(),
    name,
  ]),
)
const classesByName = new Map<string, string>([
  ...CLASSES.map((name): [string, string] => [name, name]),
  ...CLASS_ALIASES,
])

function edge<C extends keyof Categories>(symbol: C, from: number, to: number, meaning: Categories[C]): Edge {
  return { symbol, from, to, meaning }
}

function kindOf(words: string, className: string): Kind {
  return { words, plural: false, readings: [[className]] }
}

/** The edges over atoms, and the atoms that nothing is known of. */
export function edgesOf(
  atoms: readonly Atom[],
  text: string,
  names: Names,
  chains: readonly Worked[] = [],
): { readonly edges: readonly Edge[]; readonly unknown: readonly Atom[] } {
  const edges: Edge[] = []
  const covered = new Set<number>()
  const put = (found: Edge) => {
    edges.push(found)
    for (let i = found.from; i < found.to; i++) covered.add(i)
  }
  for (const chain of chains) {
    const from = atoms.findIndex((atom) => atom.start >= chain.start)
    const to = atoms.findLastIndex((atom) => atom.end <= chain.end) + 1
    // "100 * 5 + 5 = 505 parameters" is 505 of them.
    if (from >= 0 && to > from + 1) put(edge('NUM', from, to, chain.value))
  }
  for (const { from, to, value } of numbersIn(atoms)) put(edge('NUM', from, to, value))
  for (const { from, to, value } of ordinalsIn(atoms)) put(edge('ORD', from, to, value))
  for (const { from, to, value } of fractionsIn(atoms)) put(edge('FRAC', from, to, value))
  for (const { from, to, value } of shapesIn(atoms, text)) put(edge('SHAPE', from, to, value))
  for (const { from, to, entry } of lookup(atoms)) {
    switch (entry.entry) {
      case 'word':
        put({ symbol: entry.concept, from, to, meaning: undefined })
        break
      case 'kind': {
        const readings = KINDS[entry.index]?.slice(1) as readonly (readonly string[])[]
        const words = atoms
          .slice(from, to)
          .map((atom) => atom.key)
          .join(' ')
        put(edge('KIND', from, to, { words, plural: /[^s]s$/.test(words), readings }))
        break
      }
      case 'activation':
        put(edge('ACT', from, to, entry.name))
        break
      case 'comparator': {
        const [, op, kind] = COMPARATORS[entry.index] ?? ['', '=', '']
        put(edge('CMP', from, to, { op, about: kind === 'about', near: kind === 'near' }))
      }
    }
  }
  atoms.forEach((atom, at) => {
    for (const found of singles(atom, at, names, atoms[at - 1], atoms[at + 1])) put(found)
    const quoted = atoms[at + 1]
    const close = atoms[at + 2]
    if ((atom.key === '"' || atom.key === "'") && close?.key === atom.key && quoted?.kind === 'word') {
      put(edge('NAME', at, at + 3, quoted.text))
      const activation = ACTIVATIONS.get(quoted.key)
      if (activation !== undefined) put(edge('ACT', at, at + 3, activation))
      const className = classesByName.get(quoted.text)
      if (className !== undefined) put(edge('KIND', at, at + 3, kindOf(quoted.text, className)))
    }
    if (atom.key === "'s" || (atom.key === "'" && /s$/.test(atoms[at - 1]?.key ?? ''))) {
      put({ symbol: "'s", from: at, to: at + 1, meaning: undefined })
    }
    if (atom.kind === 'sign' && /^[,:;.()"'—/%]$/.test(atom.key)) {
      put({ symbol: atom.key === '—' ? ',' : atom.key, from: at, to: at + 1, meaning: undefined })
    }
  })
  return { edges, unknown: atoms.filter((_, i) => !covered.has(i)) }
}

/** Beside these words even a word of the lexicon may be a name. */
function isNaming(atom: Atom | undefined): boolean {
  return atom !== undefined && /^(?:layers?|named|called|branch)$/.test(atom.key)
}

function singles(atom: Atom, at: number, names: Names, before?: Atom, after?: Atom): Edge[] {
  const found: Edge[] = []
  const to = at + 1
  if (atom.kind === 'word') {
    const exact = names.classes.has(atom.text) ? atom.text : classesByName.get(atom.text)
    const lenient = classesByLower.get(atom.key)
    if (exact !== undefined) found.push(edge('KIND', at, to, kindOf(atom.text, exact)))
    else if (lenient !== undefined && !isKnown(atom.key))
      found.push(edge('KIND', at, to, kindOf(atom.text, lenient)))
    else if (/s$/.test(atom.text)) {
      const singular = classesByName.get(atom.text.slice(0, -1))
      if (singular !== undefined)
        found.push(edge('KIND', at, to, { ...kindOf(atom.text, singular), plural: true }))
    }
    if (names.known.has(atom.text) && (!isKnown(atom.key) || isNaming(before) || isNaming(after))) {
      found.push(edge('NAME', at, to, atom.text))
    }
    return found
  }
  if (atom.kind !== 'code') return found
  const code = atom.key.replace(/^(?:keras|layers|tf|tf\.keras\.layers|keras\.layers)\./, '')
  const parsed = readCode(code)
  found.push(edge('CODE', at, to, code))
  if (parsed?.code === 'assign')
    found.push(edge('ASSIGN', at, to, { name: parsed.name, value: parsed.value }))
  if (parsed?.code === 'call') {
    found.push(edge('CALL', at, to, parsed.call))
    const className = names.classes.has(parsed.call.name)
      ? parsed.call.name
      : classesByName.get(parsed.call.name)
    const bare = parsed.call.args.length === 0 && Object.keys(parsed.call.keywords).length === 0
    if (className !== undefined && bare) found.push(edge('KIND', at, to, kindOf(code, className)))
  }
  if (/^[A-Za-z_][\w./]*$/.test(code)) {
    const className = names.classes.has(code) ? code : classesByName.get(code)
    if (className !== undefined) found.push(edge('KIND', at, to, kindOf(code, className)))
    if (className === undefined || names.known.has(code)) found.push(edge('NAME', at, to, code))
  }
  const bare = code.replace(/^(['"])(.*)\1$/, '$2')
  const activation = ACTIVATIONS.get(bare)
  if (activation !== undefined) found.push(edge('ACT', at, to, activation))
  if (bare !== code && /^\w+$/.test(bare)) found.push(edge('NAME', at, to, bare))
  const inner = atomsOfText(code)
  for (const { from, to: end, value } of numbersIn(inner)) {
    if (from === 0 && end === inner.length) found.push(edge('NUM', at, to, value))
  }
  for (const { from, to: end, value } of shapesIn(inner, code)) {
    if (from === 0 && end === inner.length) found.push(edge('SHAPE', at, to, value))
  }
  if (!code.includes('(') && found.length === 1) {
    for (const match of lookup(inner)) {
      if (match.from === 0 && match.to === inner.length && match.entry.entry === 'word') {
        found.push({ symbol: match.entry.concept, from: at, to, meaning: undefined })
      }
    }
  }
  return found
}

/** Python as far as a statement needs it: an assignment, a call or a literal. */
export type Code =
  | { readonly code: 'assign'; readonly name: string; readonly value: Plain }
  | { readonly code: 'call'; readonly call: Categories['CALL'] }
  | { readonly code: 'value'; readonly value: Plain }

/** Longer code in a sentence is no single setting. */
const MAX_CODE = 300

export function readCode(source: string): Code | null {
  if (source.length > MAX_CODE) return null
  const assign = /^([A-Za-z_][\w.]*)\s*=\s*([^=].*)$/su.exec(source)
  if (assign !== null) {
    const value = readLiteral(assign[2] ?? '')
    return value === undefined ? null : { code: 'assign', name: assign[1] ?? '', value }
  }
  const call = /^([A-Za-z_][\w.]*)\((.*)\)$/su.exec(source)
  if (call !== null) {
    const args: Plain[] = []
    const keywords = new Map<string, Plain>()
    for (const part of splitTop(call[2] ?? '')) {
      const keyword = /^([A-Za-z_]\w*)\s*=\s*([^=].*)$/su.exec(part)
      const value = readLiteral(keyword === null ? part : (keyword[2] ?? ''))
      if (value === undefined) return null
      if (keyword === null) args.push(value)
      else keywords.set(keyword[1] ?? '', value)
    }
    const name = (call[1] ?? '').split('.').at(-1) ?? ''
    return { code: 'call', call: { name, args, keywords: Object.fromEntries(keywords) } }
  }
  const value = readLiteral(source)
  return value === undefined ? null : { code: 'value', value }
}

function splitTop(text: string): readonly string[] {
  const parts: string[] = []
  let depth = 0
  let part = ''
  for (const char of text) {
    if ('([{'.includes(char)) depth += 1
    if (')]}'.includes(char)) depth -= 1
    if (char === ',' && depth === 0) {
      parts.push(part.trim())
      part = ''
    } else part += char
  }
  if (part.trim() !== '') parts.push(part.trim())
  return parts
}

/** A Python literal; undefined for anything else. */
function readLiteral(source: string): Plain | undefined {
  const text = source.trim()
  if (text === 'True') return true
  if (text === 'False') return false
  if (text === 'None') return null
  const string = /^(['"“‘])([^'"“”‘’]*)(['"”’])$/u.exec(text)
  if (string !== null) return string[2] ?? ''
  if (/^-?\d[\d_]*(?:\.\d+)?(?:e-?\d+)?$/i.test(text)) return Number(text.replace(/_/g, ''))
  const list = /^[([](.*)[)\]]$/su.exec(text)
  if (list !== null) {
    const items = splitTop(list[1] ?? '').map(readLiteral)
    return items.every((item) => item !== undefined) ? items : undefined
  }
  return undefined
}
