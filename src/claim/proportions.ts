/** Ratios, shares and sizes in memory that a sentence mentions: some two numbers of the model must make them. */
import type { Atom } from '../language/atoms.js'
import { numbersIn, type Said } from '../language/numbers.js'
import type { Stock } from './stock.js'

/** A proportion that nothing of the model makes. */
export interface Unmade {
  readonly from: number
  readonly to: number
  readonly what: string
}

interface Sources {
  readonly stock: Stock
  /** Numbers that are said beside it. */
  readonly said: ReadonlySet<number>
}

/** More numbers than this make every ratio there is. */
const MAX_NUMBERS = 400

/** Bytes of an entry of a weight, in the types that are used. */
const ENTRY = [1, 2, 4, 8]

const UNITS: ReadonlyMap<string, readonly number[]> = new Map([
  ['byte', [1]],
  ['bytes', [1]],
  ['kb', [1000, 1024]],
  ['kilobytes', [1000, 1024]],
  ['kib', [1024]],
  ['mb', [1_000_000, 1024 ** 2]],
  ['megabytes', [1_000_000, 1024 ** 2]],
  ['mib', [1024 ** 2]],
  ['gb', [1_000_000_000, 1024 ** 3]],
])

/** Words by which a share is one of the model's numbers, and no rate or score. */
const OF_A_MODEL =
  /^(?:parameters?|params?|weights?|them|these|total|model|network|sum|size|values?|entries)$/

/** Every ratio ("57.8 times"), share ("91.1%") and size ("829 KB") of a sentence that no numbers make. */
export function wrongProportions(atoms: readonly Atom[], text: string, sources: Sources): readonly Unmade[] {
  const found: Unmade[] = []
  const isOfModel = atoms.some((atom) => OF_A_MODEL.test(atom.key))
  for (const { from, to, value } of numbersIn(atoms)) {
    if (atoms[from]?.kind !== 'number' || value.rounded !== 'no') continue
    const after = atoms[to]?.key ?? ''
    const exact = value.value.d !== 1n
    const before = atoms[from - 1]?.key ?? ''
    if (COMPARED.test(before) || (before === 'to' && atoms[from - 2]?.key === 'up')) continue
    const what = text.slice(atoms[from]?.start ?? 0, atoms[to]?.end ?? 0)
    const bytes = UNITS.get(after)
    if (after === 'times' && exact && !isMade(value, ratiosOf({ ...sources, said: numbersOf(atoms) })))
      found.push({ from, to: to + 1, what })
    if (/^(?:%|percent)$/.test(after) && isOfModel && !isMade(value, sharesOf(sources)))
      found.push({ from, to: to + 1, what })
    if (
      bytes !== undefined &&
      (exact || Number(value.value.n) >= MIN_BYTES) &&
      !isMade(value, memoryOf(sources, bytes))
    )
      found.push({ from, to: to + 1, what })
  }
  return found
}

function numbersOf(atoms: readonly Atom[]): ReadonlySet<number> {
  return new Set(
    numbersIn(atoms).flatMap(({ value: { value } }) => (value.d === 1n ? [Number(value.n)] : [])),
  )
}

/** Round sizes below this are said of machines and limits. */
const MIN_BYTES = 100

/** Words before a number that is a bound. */
const COMPARED = /^(?:than|over|under|below|above|least|most|exceeds?|nearly|almost|[<>≤≥])$/

/** Whether one of many values is the said one, by the digits shown. */
function isMade({ value, step }: Said, values: Iterable<number>): boolean {
  const said = Number(value.n) / Number(value.d)
  const unit = Number(step.n) / Number(step.d)
  // What is written as a whole multiple of ten may be rounded to tens.
  const last = value.d === 1n && value.n % 10n === 0n ? 10 * unit : unit
  for (const each of values) if (each >= said - HALF * last && each < said + last) return true
  return false
}

/** Rounded to the nearest or cut off; a little more, for what floating point makes of a half. */
const HALF = 0.50001

/** A number of at least this size beside a ratio is one of the two that make it. */
const MIN_LOCAL = 1000

function* ratiosOf({ stock, said }: Sources): Iterable<number> {
  const numbers = [...new Set([...stock.counts, ...stock.totals, ...stock.values, ...said])].filter(
    (each) => each > 0,
  )
  if (numbers.length > MAX_NUMBERS) {
    yield* []
    return
  }
  const local = [...said].filter((each) => each >= MIN_LOCAL)
  for (const a of local.length > 0 ? local : numbers) for (const b of numbers) yield a > b ? a / b : b / a
}

function* sharesOf({ stock, said }: Sources): Iterable<number> {
  const wholes = new Set([...stock.totals, ...said])
  const parts = new Set([...stock.counts, ...stock.totals, ...stock.params, ...said])
  for (const whole of wholes) {
    if (whole <= 0) continue
    for (const part of parts) {
      if (part > whole) continue
      yield (100 * part) / whole
      yield 100 - (100 * part) / whole
    }
  }
}

function* memoryOf({ stock, said }: Sources, bytes: readonly number[]): Iterable<number> {
  for (const count of new Set([...stock.params, ...stock.values, ...said]))
    for (const entry of ENTRY) for (const unit of bytes) yield (count * entry) / unit
}
