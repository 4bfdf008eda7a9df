/**
 * Numbers and shapes that a sentence of an explanation only mentions. Who they are said of may be left open; but where
 * the sentence speaks of the model as it is, they must be some number or shape of it. What is none, in any reading,
 * is wrong where a unit, a shape or a computation shows what it counts, and else only worth a second look: shares,
 * ratios and bare numbers are said of too many other things.
 */
import type { LayerRow, Shape } from '../keras/summary.js'
import type { Workbench } from '../keras/workbench.js'
import type { Atom } from '../language/atoms.js'
import { type Found, numbersIn, type Said } from '../language/numbers.js'
import { format } from '../language/rational.js'
import { type SaidShape, shapesIn } from '../language/shapes.js'
import type { Span } from '../span.js'
import { expressionsIn } from './arithmetic.js'
import { isWalk, walksIn } from './arrows.js'
import { sceneOn } from './evaluate.js'
import type { Names } from './grammar/words.js'
import { ELSEWHERE, HYPOTHESIS, MEANT_WRONG, withoutJudgement } from './guards.js'
import type { Quantity, Ref } from './meaning.js'
import { wrongProportions } from './proportions.js'
import { parsePhrases } from './read.js'
import { resolve } from './refer.js'
import { numbersOfRows, type Stock, type Stocked, stockOf } from './stock.js'

/** Something that is nothing of the model. */
export interface Mention extends Span {
  readonly text: string
  /** `number`: nothing shows that it is said of the model, so that it may not stop a build. */
  readonly kind: 'shape' | 'sentence' | 'number'
  readonly reason: string
  readonly expected: string | null
}

/** What is known around a sentence. */
export interface Around {
  readonly bench: Workbench
  readonly names: Names
  /** Numbers that the post says elsewhere: of them an explanation may speak, too. */
  readonly said: ReadonlySet<number>
  /** Numbers that the utterance itself says. */
  readonly near: ReadonlySet<number>
  /** Stretches that were read already. */
  readonly read: readonly Span[]
}

/** Counts below this come about in too many ways. */
const MIN_COUNT = 10

/** Of a number without a unit: smaller ones may count anything. */
const MIN_BARE = 100

/** Everything that a sentence mentions and the model does not have; empty where it may speak of something else. */
export function mentionsIn(atoms: readonly Atom[], text: string, around: Around): readonly Mention[] {
  const [first] = atoms
  const last = atoms.at(-1)
  if (first === undefined || last === undefined) return []
  const sentence = withoutJudgement(text.slice(first.start, last.end))
  if (MEANT_WRONG.test(sentence) || ELSEWHERE.test(sentence)) return []
  if (HYPOTHESIS.test(withoutFacts(sentence, around.bench))) return []
  const { chart, unknown } = parsePhrases(atoms, text, around.names)
  if (speaksOfAnother(atoms, unknown, around.names)) return []
  if (isGeneral(atoms, chart)) return []
  const stock = stockOf(around.bench)
  const isRead = (span: Span) => around.read.some((each) => each.start < span.end && span.start < each.end)
  const walks = walksIn(atoms, text)
  const shapes = shapesIn(atoms, text)
  const inside = (at: number, found: readonly { readonly from: number; readonly to: number }[]) =>
    found.some(({ from, to }) => at >= from && at < to)
  const put = (from: number, to: number, more: Pick<Mention, 'kind' | 'reason' | 'expected'>): Mention => {
    const start = atoms[from]?.start ?? 0
    const end = atoms[to - 1]?.end ?? start
    return { start, end, text: text.slice(start, end), ...more }
  }
  const found: Mention[] = []
  for (const walk of walks) {
    if (isRead({ start: atoms[walk.from]?.start ?? 0, end: atoms[walk.to - 1]?.end ?? 0 })) continue
    for (const { from, to, expected, reason } of isWalk(walk, stock.walk))
      found.push(put(from, to, { kind: 'shape', reason, expected }))
  }
  for (const { from, to, value } of longest(shapes)) {
    const near = inside(from, walks) ? null : nearMiss(value, stock)
    const mention = put(from, to, {
      kind: 'shape',
      reason: `nothing in the model has the shape ${value.text}`,
      expected: near === null ? null : printed(near, value),
    })
    if (near !== null && !isRead(mention)) found.push(mention)
  }
  for (const { from, to, value } of numbersHere(atoms)) {
    if (inside(from, walks) || inside(from, shapes)) continue
    const unit = unitAt(chart, to, atoms.length)
    const asked = kindsOf(atoms, from, to, unit, value, unknown.length === 0)
    if (asked === null) continue
    const mention = put(from, to, {
      kind: unit === null ? 'number' : 'sentence',
      reason: `no ${unit === null ? 'number' : 'count'} of the model is ${value.text}, nor is it said elsewhere`,
      expected: null,
    })
    if (isRead(mention)) continue
    const owners = ownersAt(
      chart,
      unit === null ? to : to + unitLength(chart, to, atoms.length),
      atoms,
      around,
    )
    if (!isStocked(value, asked, stock, around.said)) found.push(mention)
    else if (owners !== null && !numbersOfRows(owners).has(Number(value.value.n)))
      found.push({
        ...mention,
        reason: `no number of ${owners.map(({ name }) => `\`${name}\``).join(' or ')} is ${value.text}`,
      })
  }
  for (const { from, to, what } of wrongProportions(atoms, text, { stock, said: around.near }))
    found.push(
      put(from, to, { kind: 'number', reason: `no two numbers of the model make ${what}`, expected: null }),
    )
  for (const { start, end, value } of expressionsIn(sentenceOf(text, first, last))) {
    const span = { start: first.start + start, end: first.start + end }
    const n = Number(value.n)
    const isKnown =
      value.d === 1n &&
      (around.said.has(n) ||
        around.near.has(n) ||
        stock.params.has(n) ||
        stock.values.has(n) ||
        stock.sizes.has(n))
    if (isKnown || isRead(span)) continue
    found.push({
      ...span,
      text: text.slice(span.start, span.end),
      kind: 'sentence',
      reason: `this gives ${format(value)}, which is no number of the model`,
      expected: null,
    })
  }
  return found
}

function sentenceOf(text: string, first: Atom, last: Atom): string {
  return text.slice(first.start, last.end)
}

/** "A dense layer with 100 inputs …": of such layers in general. */
function isGeneral(atoms: readonly Atom[], { over }: ReturnType<typeof parsePhrases>['chart']): boolean {
  return atoms.some(
    (atom, at) =>
      /^(?:an?|any)$/.test(atom.key) && ends(at + 1).some((to) => over('KIND', at + 1, to).length > 0),
  )

  function ends(from: number): readonly number[] {
    return [1, 2, 3, 4].map((length) => from + length)
  }
}

/** "Without padding", of a model that has none: no hypothesis. */
function withoutFacts(sentence: string, { model }: Workbench): string {
  const padded = model.layers.some(({ config }) => config['padding'] === 'same')
  const biased = model.layers.some(({ config }) => config['use_bias'] === true)
  let rest = sentence.replace(/\bwithout (?:its|the|a) (?:top|head)\b/gi, '')
  if (!padded) rest = rest.replace(/\bwithout (?:any )?padding\b/gi, '')
  if (!biased) rest = rest.replace(/\bwithout (?:any |a )?bias(?:es)?\b/gi, '')
  return rest
}

/** Whether a sentence names something that is neither of the lexicon nor of the post: another network, a person. */
function speaksOfAnother(
  atoms: readonly Atom[],
  unknown: readonly Atom[],
  { known, classes }: Names,
): boolean {
  const own = [...known, ...classes].map((name) => name.toLowerCase())
  const isOwn = (name: string) => own.some((each) => each.startsWith(name.toLowerCase()))
  return unknown.some((atom) => {
    if (atom.kind === 'code') return false
    const capital = /^\p{Lu}/u.test(atom.text) && (atom !== atoms[0] || /.[\p{Lu}\d]/u.test(atom.text))
    return capital && !OWN_WORDS.test(atom.text) && !isOwn(atom.text)
  })
}

/** Names that any explanation may use. */
const OWN_WORDS =
  /^(?:I|Keras|TensorFlow|Python|NumPy|RGB|CNN|RNN|MLP|ReLU|LSTM|GRU|Parameters?|Input|Output|Total|Shapes?)$/

function longest<T>(found: readonly Found<T>[]): readonly Found<T>[] {
  return found.filter(
    (each) =>
      !found.some(
        (other) =>
          other !== each &&
          other.from <= each.from &&
          other.to >= each.to &&
          other.to - other.from > each.to - each.from,
      ),
  )
}

/** Numbers in digits, each in its one spelling; those of two readings are left out. */
function numbersHere(atoms: readonly Atom[]): readonly Found<Said>[] {
  const found = longest(numbersIn(atoms)).filter(({ from }) => atoms[from]?.kind === 'number')
  return found.filter((each) => found.filter((other) => other.from === each.from).length === 1)
}

/** The unit behind a number; null where there is none. */
function unitAt(chart: ReturnType<typeof parsePhrases>['chart'], from: number, end: number): Quantity | null {
  for (let to = Math.min(end, from + 3); to > from; to--) {
    const [unit] = chart.over('Unit', from, to) as readonly Quantity[]
    if (unit !== undefined) return unit
  }
  return null
}

function unitLength(chart: ReturnType<typeof parsePhrases>['chart'], from: number, end: number): number {
  return (
    [3, 2, 1].find((length) => from + length <= end && chart.over('Unit', from, from + length).length > 0) ??
    0
  )
}

/** The layers that a number is said to be in ("17 in the last layer"), in every reading; null where that is not said. */
function ownersAt(
  { over }: ReturnType<typeof parsePhrases>['chart'],
  at: number,
  atoms: readonly Atom[],
  { bench }: Around,
): readonly LayerRow[] | null {
  if (!/^(?:in|for)$/.test(atoms[at]?.key ?? '')) return null
  for (let to = Math.min(atoms.length, at + MAX_OWNER); to > at + 1; to--) {
    const refs = over('Single', at + 1, to) as readonly Ref[]
    if (refs.length === 0) continue
    const found = refs.flatMap((ref) => resolve(ref, sceneOn(bench)))
    const things = found.flatMap((each) => (each.ok ? each.things : []))
    const rows = things.flatMap((thing) => (thing.thing === 'layer' ? [thing.row] : []))
    return found.every((each) => each.ok) && rows.length === things.length && rows.length > 0 ? rows : null
  }
  return null
}

/** Atoms that a reference to a layer takes at most. */
const MAX_OWNER = 9

const UNITS: ReadonlyMap<string, readonly Stocked[]> = new Map([
  ['params', ['params']],
  ['trainable', ['params']],
  ['learnable', ['params']],
  ['nonTrainable', ['params']],
  ['weights', ['params', 'values']],
  ['kernel', ['params', 'values']],
  ['biases', ['params', 'sizes']],
  ['connections', ['params', 'values']],
  ['values', ['params', 'values', 'sizes']],
  ['numbers', ['params', 'values', 'sizes']],
  ['inputs', ['values', 'sizes']],
  ['outputs', ['values', 'sizes']],
  ['channels', ['sizes', 'values']],
  ['filters', ['sizes', 'values']],
  ['units', ['sizes', 'values']],
  ['neurons', ['sizes', 'values']],
])

/** What a bare number may be followed by without belonging to a thing that no word is known of. */
const BEHIND = /^(?:[.,;:)—]|in|for|and|so|which|because|since|but|while|as|altogether|together|of|at|per)$/

/** Verbs and nouns before a bare number that is a result. */
const BEFORE =
  /^(?:is|'s|are|leaves?|gives?|makes?|becomes?|yields?|to|get|have|has|remain|keeps?|total|sum|:|=)$/

/** What a number may count; null where it is not clear enough that it counts something of a model. */
function kindsOf(
  atoms: readonly Atom[],
  from: number,
  to: number,
  unit: Quantity | null,
  { value, rounded }: Said,
  isAllKnown: boolean,
): readonly Stocked[] | null {
  const before = atoms[from - 1]?.key ?? ''
  const after = atoms[to]?.key ?? ''
  if (
    value.d !== 1n ||
    rounded !== 'no' ||
    /^(?:[-+*/^×·x=#~≈<>→%$]|no|page|step|about|around|roughly|approximately|over|than|least|most|nearly|almost|under|hundred|some|up)$/.test(
      before,
    )
  )
    return null
  if (
    /^(?:[-+*/^×·x=%°²³→]|times|x|of|percent|st|nd|rd|th|k|m|kb|mb|gb|kib|mib|bytes?|by|bits?|fold)$/.test(
      after,
    )
  )
    return null
  if (unit !== null) {
    const kinds = UNITS.get(unit.id)
    return kinds === undefined || value.n < BigInt(MIN_COUNT) ? null : kinds
  }
  const written = atoms[from]?.text ?? ''
  if (/^(?:19|20)\d\d$/.test(written)) return null
  if (after !== '' && !BEHIND.test(after)) return null
  const isResult = BEFORE.test(before)
  const ofTotal = before === 'of' && /^(?:total|sum)$/.test(atoms[from - 2]?.key ?? '')
  if ((before === 'of' && !ofTotal) || (!isAllKnown && !isResult)) return null
  return value.n < BigInt(isResult ? MIN_COUNT : MIN_BARE) ? null : ['params', 'values', 'sizes']
}

function isStocked(
  { value }: Said,
  kinds: readonly Stocked[],
  stock: Stock,
  said: ReadonlySet<number>,
): boolean {
  const n = Number(value.n)
  return said.has(n) || kinds.some((kind) => stock[kind].has(n))
}

/** A shape of the model that is the said one but for a single axis; null where there is none, or it is one of the model's. */
function nearMiss({ dims }: SaidShape, { shapes }: Stock): Shape | null {
  const own = dims[0] === null ? dims.slice(1) : dims
  if (own.length < 2 || own.some((dim) => dim === null || dim < 2)) return null
  const alike = shapes.filter((shape) => shape.length === own.length)
  if (alike.some((shape) => shape.every((dim, i) => dim === null || dim === own[i]))) return null
  return (
    alike.find((shape) => {
      const off = shape.flatMap((dim, i) =>
        dim === own[i] ? [] : [Math.abs((dim ?? 0) - (own[i] ?? 0)) / (dim ?? 1)],
      )
      return (
        off.length === 1 &&
        (own.length > 2 || (off[0] ?? 1) <= CLOSE || Math.max(...own.map(Number)) <= SMALL)
      )
    }) ?? null
  )
}

/** Two sizes of a pair are a slip of one another within this share, or where both are small. */
const CLOSE = 0.15
const SMALL = 9

function printed(shape: Shape, { form, dims }: SaidShape): string {
  return form === 'cross'
    ? shape.join('x')
    : `(${[...(dims[0] === null ? ['None'] : []), ...shape].join(', ')})`
}
