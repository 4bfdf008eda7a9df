/** Finds the words of the lexicon in atoms: all of them, phrases of several words included, with slips of typing. */
import type { Atom } from './atoms.js'
import { ACTIVATIONS, KINDS } from './lexicon/kinds.js'
import { ADJECTIVES, COMPARATORS, FUNCTION_WORDS, NOUNS, VERBS, WITHOUT_BEARING } from './lexicon/words.js'

/** What a phrase of the lexicon is. */
export type Entry =
  | { readonly entry: 'word'; readonly concept: string }
  | { readonly entry: 'kind'; readonly index: number }
  | { readonly entry: 'activation'; readonly name: string }
  | { readonly entry: 'comparator'; readonly index: number }

/** An entry over `atoms[from, to)`. */
export interface Match {
  readonly from: number
  readonly to: number
  readonly entry: Entry
}

interface Node {
  readonly next: Map<string, Node>
  readonly entries: Entry[]
}

function empty(): Node {
  return { next: new Map(), entries: [] }
}

/** The keys of a form: as atoms have them. */
function keysOf(form: string): readonly string[] {
  return /^[\p{L}\d '-]+$/u.test(form) ? form.toLowerCase().split(/[ -]+/) : form.split(/(?=[^\p{L}\d])| /u)
}

function insert(root: Node, form: string, entry: Entry): void {
  let node = root
  for (const key of keysOf(form)) {
    let next = node.next.get(key)
    if (next === undefined) {
      next = empty()
      node.next.set(key, next)
    }
    node = next
  }
  node.entries.push(entry)
}

/** Shorter words have neighbours within one edit that mean something else. */
const MIN_SLIP_LENGTH = 7

/** Nouns and adjectives of content, where slips of typing are read. */
const correctable = new Set<string>()

const trie = buildTrie()
const silent = buildSilent()
const vocabulary = buildVocabulary()

function buildTrie(): Node {
  const root = empty()
  for (const table of [NOUNS, VERBS, ADJECTIVES, FUNCTION_WORDS]) {
    for (const [concept, forms] of Object.entries(table)) {
      for (const form of new Set(forms.split('|'))) {
        insert(root, form, { entry: 'word', concept })
        if (table === NOUNS || table === ADJECTIVES) for (const key of keysOf(form)) collect(key)
      }
    }
  }
  KINDS.forEach(([forms], index) => {
    for (const form of forms.split('|')) {
      insert(root, form, { entry: 'kind', index })
      for (const key of keysOf(form)) collect(key)
    }
  })
  for (const [form, name] of ACTIVATIONS) insert(root, form, { entry: 'activation', name })
  COMPARATORS.forEach(([forms], index) => {
    for (const form of forms.split('|')) insert(root, form, { entry: 'comparator', index })
  })
  return root
}

function collect(key: string): void {
  if (key.length >= MIN_SLIP_LENGTH) correctable.add(key)
}

function buildSilent(): Node {
  const root = empty()
  for (const form of WITHOUT_BEARING.split('|')) insert(root, form, { entry: 'word', concept: '' })
  return root
}

function buildVocabulary(): ReadonlySet<string> {
  const words = new Set<string>()
  const walk = (node: Node): void => {
    for (const [key, next] of node.next) {
      words.add(key)
      walk(next)
    }
  }
  walk(trie)
  walk(silent)
  return words
}

/** Words of English within one edit of a word of the lexicon: no slips. */
const REAL_WORDS = new Set(
  'convention conventional conventions revolution convolute filtered filtering parametric perimeter perimeters perimeters trainers training retrainable untrainable unlearnable untouched unattended bidirectionally denser densest flattened flattener embedded imbedding activated activating deactivation inactivation attentions intention retention detention normalized normalizes normalizer sequences sequenced sequencer elementss pictured trained constrainable restrainable drainable strainable'.split(
    ' ',
  ),
)

/** Drops atoms without bearing, but never one that stands in the middle of a phrase that carries meaning. */
export function withoutSilent(atoms: readonly Atom[]): readonly Atom[] {
  const kept: Atom[] = []
  for (let at = 0; at < atoms.length; ) {
    const quiet = longest(silent, atoms, at)
    if (quiet > 0 && quiet >= longest(trie, atoms, at)) {
      at += quiet
      // Commas that only set the phrase off go with it.
      if (atoms[at]?.key === ',' && (kept.length === 0 || kept.at(-1)?.key === ',')) at += 1
      continue
    }
    const atom = atoms[at]
    if (atom !== undefined) kept.push(atom)
    at += 1
  }
  return kept
}

function longest(root: Node, atoms: readonly Atom[], from: number): number {
  let node: Node | undefined = root
  let best = 0
  for (let i = from; i < atoms.length; i++) {
    const atom = atoms[i]
    if (atom === undefined || atom.kind === 'code') break
    node = node.next.get(atom.key)
    if (node === undefined) break
    if (node.entries.length > 0) best = i + 1 - from
  }
  return best
}

/** Every phrase of the lexicon in the atoms. */
export function lookup(atoms: readonly Atom[]): readonly Match[] {
  const matches: Match[] = []
  for (let from = 0; from < atoms.length; from++) {
    let node: Node | undefined = trie
    for (let to = from; to < atoms.length; to++) {
      const atom = atoms[to]
      if (atom === undefined || atom.kind === 'code') break
      node = node.next.get(atom.kind === 'word' ? corrected(atom.key) : atom.key)
      if (node === undefined) break
      for (const entry of node.entries) matches.push({ from, to: to + 1, entry })
    }
  }
  return matches
}

const corrections = new Map<string, string>()
/** Words looked up are remembered up to this many; a flood of made-up words is not. */
const MAX_REMEMBERED = 5000

/** The word itself, or the one word of the lexicon it is a slip of. */
export function corrected(key: string): string {
  if (vocabulary.has(key) || key.length < MIN_SLIP_LENGTH || REAL_WORDS.has(key)) return key
  const known = corrections.get(key)
  if (known !== undefined) return known
  const near = [...correctable].filter((word) => isOneEdit(word, key))
  const result = near.length === 1 ? (near[0] ?? key) : key
  if (corrections.size < MAX_REMEMBERED) corrections.set(key, result)
  return result
}

/** One letter added, left out, replaced, or two neighbours exchanged. */
export function isOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false
  let i = 0
  while (i < a.length && i < b.length && a[i] === b[i]) i++
  if (a.length === b.length) {
    if (a.slice(i + 1) === b.slice(i + 1)) return true
    return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2)
  }
  return a.length > b.length ? a.slice(i + 1) === b.slice(i) : a.slice(i) === b.slice(i + 1)
}

/** Whether a word is known to the lexicon at all. */
export function isKnown(key: string): boolean {
  return vocabulary.has(corrected(key))
}
