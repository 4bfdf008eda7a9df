/** How meanings are put together: what several rules share. */
import type { Said } from '../../language/numbers.js'
import { whole } from '../../language/rational.js'
import type {
  Amount,
  Claim,
  Description,
  Kind,
  Mode,
  Pred,
  Quantifier,
  Quantity,
  QuantityId,
  Ref,
  Relation,
  Test,
  Value,
} from '../meaning.js'
import { EQUALS } from '../meaning.js'
import type { MeasureOf, Np, Rhs, Vp } from './categories.js'

export const MODEL: Ref = { ref: 'model', name: null }
export const MORE: Relation = { op: '>', about: false, near: false }
export const FEWER: Relation = { op: '<', about: false, near: false }
export const AT_LEAST: Relation = { op: '>=', about: false, near: false }
export const AT_MOST: Relation = { op: '<=', about: false, near: false }

export function q(id: QuantityId): Quantity {
  return { id }
}

/** A whole number that is not written but meant: "a", "both", "twice". */
export function meant(n: number, d = 1): Said {
  const value = { n: BigInt(n), d: BigInt(d) }
  return { value, step: whole(1), rounded: 'no', text: d === 1 ? String(n) : `${n}/${d}` }
}

export function number(said: Said): Value {
  return { value: 'number', said }
}

export function amount(relation: Relation, said: Said): Amount {
  return { ...relation, said }
}

export function relationOf({ op, about, near }: Relation): Relation {
  return { op, about, near }
}

/** "320 parameters": the measure of the subject stands in the amount's relation to its number. */
export function counted(quantity: Quantity, { said, ...relation }: Amount): Pred {
  return { pred: 'rel', quantity, relation: relationOf(relation), right: number(said) }
}

export function vp(pred: Pred, mode: Mode = 'open'): Vp {
  return { pred, mode }
}

export function negated({ pred, mode }: Vp): Vp {
  return { pred: { pred: 'not', inner: denied(pred) }, mode }
}

/** "Not as many as" is fewer: what is denied is that there are at least as many. */
function denied(pred: Pred): Pred {
  return pred.pred === 'than' && pred.asMany === true ? { ...pred, relation: AT_LEAST } : pred
}

export function both(...parts: readonly Pred[]): Pred {
  const flat = parts.flatMap((part) => (part.pred === 'and' ? part.parts : [part]))
  const [only] = flat
  return flat.length === 1 && only !== undefined ? only : { pred: 'and', parts: flat }
}

export function describe(kind: Kind | null, plural: boolean, tests: readonly Test[] = []): Description {
  return { kind, tests, plural, ordinal: null }
}

export function withTest(description: Description, test: Test): Description {
  return { ...description, tests: [...description.tests, test] }
}

export function one(ref: Ref): Np {
  return { ref, quantifier: null, amount: null }
}

export function every(quantifier: Quantifier, ref: Ref, howMany: Amount | null = null): Np {
  return { ref, quantifier, amount: howMany }
}

export function all(what: Description, count: number | null = null): Ref & { readonly ref: 'all' } {
  return { ref: 'all', what: { ...what, plural: true }, count }
}

/** A small whole number as said, or null. */
export function small(said: Said): number | null {
  return said.value.d === 1n && said.value.n >= 0n && said.value.n <= 10_000_000n
    ? Number(said.value.n)
    : null
}

/** Puts layers of a kind where a sentence leaves the kind out: "more parameters than the first one". */
export function fill<T>(term: T, what: Description): T {
  if (!leavesOut(term)) return term
  const walk = (value: unknown): unknown => {
    if (!leavesOut(value)) return value
    if (Array.isArray(value)) return value.map(walk)
    if (value === null || typeof value !== 'object') return value
    if ('ref' in value && value.ref === 'ellipsis' && 'ordinal' in value) {
      return { ref: 'one', what: { ...what, tests: [], plural: false, ordinal: value.ordinal } }
    }
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]))
  }
  return walk(term) as T
}

const known = new WeakMap<object, boolean>()

/** Whether something in a term leaves out its kind. */
function leavesOut(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return false
  const before = known.get(value)
  if (before !== undefined) return before
  const result = ('ref' in value && value.ref === 'ellipsis') || Object.values(value).some(leavesOut)
  known.set(value, result)
  return result
}

/** What kind of layer a referent names. */
export function kindIn(ref: Ref): Description | null {
  if (ref.ref !== 'one' && ref.ref !== 'all' && ref.ref !== 'slice') return null
  // "The first layer …, the second one": of all layers.
  const isNth = ref.ref === 'one' && ref.what.ordinal !== null && ref.what.tests.length === 0
  return ref.what.kind !== null || isNth ? ref.what : null
}

/** A subject with what is said of it. */
export function say(np: Np, phrase: Vp): Claim {
  const kind = kindIn(np.ref)
  const { pred, mode } = kind === null ? phrase : fill(phrase, kind)
  if (np.quantifier === null) return { claim: 'pred', subject: np.ref, pred, mode }
  if (np.quantifier === 'each' && pred.pred === 'same') return { claim: 'pred', subject: np.ref, pred, mode }
  // "All convolutions have 18,816 parameters in total" speaks of their sum.
  if (np.quantifier === 'each' && mode === 'sum') return { claim: 'pred', subject: np.ref, pred, mode }
  const said = np.quantifier === 'none' || np.quantifier === 'notAll' ? denied(pred) : pred
  return { claim: 'quantified', quantifier: np.quantifier, set: np.ref, pred: said, amount: np.amount }
}

/** "The number of parameters of X is …". */
export function measured(measure: MeasureOf, rhs: Rhs): Claim {
  const { quantity } = measure
  const pred = both(...related(quantity, rhs))
  return say({ ref: measure.of, quantifier: measure.quantifier, amount: null }, { pred, mode: measure.mode })
}

function related(quantity: Quantity, { relation, right, and }: Rhs): readonly Pred[] {
  const first: Pred = { pred: 'rel', quantity, relation, right: ofSame(right, quantity) }
  return and === undefined ? [first] : [first, ...related(quantity, and)]
}

/** "Higher than that of X": of X, the same measure. */
function ofSame(value: Value, quantity: Quantity): Value {
  if (value.value === 'same') return { value: 'measure', quantity, of: value.of, mode: 'open' }
  return value.value === 'times' ? { ...value, of: ofSame(value.of, quantity) } : value
}

export function asValue(measure: MeasureOf): Value | null {
  if (measure.quantifier !== null) return null
  return { value: 'measure', quantity: measure.quantity, of: measure.of, mode: measure.mode }
}

export function joined(parts: readonly Claim[]): Claim {
  const flat = parts.flatMap((part) => (part.claim === 'and' ? part.parts : [part]))
  const [only] = flat
  return flat.length === 1 && only !== undefined ? only : { claim: 'and', parts: flat }
}

export function refs(parts: readonly Ref[]): Ref & { readonly ref: 'and' } {
  return { ref: 'and', parts: parts.flatMap((part) => (part.ref === 'and' ? part.parts : [part])) }
}

export const equals = EQUALS
