/** Numbers in the spellings of authors: `18,496`, `18 496`, `1.2 million`, `eighteen thousand`, `a dozen`, `2^10`. */
import type { Atom } from './atoms.js'
import { divide, fraction, multiply, parseDecimal, power, type Rational, whole, ZERO } from './rational.js'

/** A number as said. */
export interface Said {
  readonly value: Rational
  /** The unit of the last digit shown, for rounding: 1/10 of `57.8`, 100 of `18.5k`. */
  readonly step: Rational
  /**
   * Whether the spelling itself says that it is rounded: `18.5k`, `2 M` surely, `1.2 million` maybe; `digits` where it
   * must be the right rounding to the digits shown (`9.95 MB`).
   */
  readonly rounded: 'no' | 'maybe' | 'yes' | 'digits'
  readonly text: string
}

/** A number over `atoms[from, to)`. */
export interface Found<T> {
  readonly from: number
  readonly to: number
  readonly value: T
}

const UNITS = new Map<string, number>(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value) => [word, value]),
)
const TENS = new Map<string, number>(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, i) => [word, 20 + 10 * i]),
)
const SCALES = new Map<string, bigint>([
  ['thousand', 1000n],
  ['thousands', 1000n],
  ['million', 1_000_000n],
  ['millions', 1_000_000n],
  ['billion', 1_000_000_000n],
])
const SUFFIXES = new Map<string, bigint>([
  ['k', 1000n],
  ['K', 1000n],
  ['M', 1_000_000n],
  ['m', 1_000_000n],
  ['B', 1_000_000_000n],
])
const POWERS = new Map([
  ['²', 2],
  ['³', 3],
])

/** Every number that stands somewhere in the atoms, in all its readings. */
export function numbersIn(atoms: readonly Atom[]): readonly Found<Said>[] {
  const found: Found<Said>[] = []
  for (let at = 0; at < atoms.length; at++) {
    for (const number of [...digitsAt(atoms, at), ...wordsAt(atoms, at)]) found.push(number)
  }
  return found
}

const ONE_STEP = whole(1)

function said(value: Rational | null, step: Rational | null, rounded: Said['rounded'], text: string): Said[] {
  return value === null || step === null ? [] : [{ value, step, rounded, text }]
}

/** What the digits of one atom may mean; a lone `18.496` is 18.496 or 18,496. */
export function digits(text: string): readonly Said[] {
  const plain = text.replace(/,|\{,\}|\\,|[\u00a0\u202f\u2009'’_]/gu, '')
  const value = parseDecimal(plain)
  const decimals = /\.(\d+)/.exec(plain)?.[1]?.length ?? 0
  const results = said(value, fraction(1n, 10n ** BigInt(decimals)), 'no', text)
  if (/^[1-9]\d{0,2}\.\d{3}$/.test(text)) {
    results.push(...said(parseDecimal(text.replace('.', '')), ONE_STEP, 'no', text))
  }
  return results
}

function textOf(atoms: readonly Atom[], from: number, to: number): string {
  return atoms
    .slice(from, to)
    .map((atom, i) => {
      const before = atoms[from + i - 1]
      return (i > 0 && before !== undefined && before.end < atom.start ? ' ' : '') + atom.text
    })
    .join('')
}

function digitsAt(atoms: readonly Atom[], at: number): Found<Said>[] {
  const atom = atoms[at]
  if (atom === undefined || atom.kind !== 'number') return []
  const results: Found<Said>[] = []
  const put = (to: number, values: readonly Said[]) => {
    for (const value of values)
      results.push({ from: at, to, value: { ...value, text: textOf(atoms, at, to) } })
  }
  const own = digits(atom.text)
  const next = atoms[at + 1]
  const exponent = next === undefined ? undefined : POWERS.get(next.key)
  const raised = atoms[at + 2]
  if (exponent !== undefined) {
    put(
      at + 2,
      own.flatMap((x) => said(power(x.value, whole(exponent)), ONE_STEP, 'no', '')),
    )
    return results
  }
  if (next?.key === '^' && raised?.kind === 'number') {
    for (const e of digits(raised.text)) {
      put(
        at + 3,
        own.flatMap((x) => said(power(x.value, e.value), ONE_STEP, 'no', '')),
      )
    }
    return results
  }
  const scale = next === undefined ? undefined : scaleOf(next, atom)
  if (scale !== undefined) {
    for (const x of own) {
      const rounded = scale.sure || x.value.d !== 1n ? 'yes' : 'maybe'
      put(at + 2, said(multiply(x.value, whole(scale.by)), multiply(x.step, whole(scale.by)), rounded, ''))
    }
    if (scale.sure) return results
  }
  put(at + 1, own)
  // `18 496`: groups of three digits behind single blanks.
  let to = at + 1
  let joined = atom.text
  while (
    /^\d{1,3}$/.test(atom.text) &&
    atoms[to]?.kind === 'number' &&
    /^\d{3}$/.test(atoms[to]?.text ?? '')
  ) {
    if ((atoms[to]?.start ?? 0) - (atoms[to - 1]?.end ?? 0) !== 1) break
    joined += atoms[to]?.text ?? ''
    to += 1
  }
  if (to > at + 1) put(to, digits(joined))
  return results
}

function scaleOf(next: Atom, number: Atom): { by: bigint; sure: boolean } | undefined {
  if (next.kind !== 'word') return undefined
  const suffix = next.start === number.end ? SUFFIXES.get(next.text) : undefined
  if (suffix !== undefined) return { by: suffix, sure: true }
  const spaced =
    next.text === 'k' || next.text === 'K' || next.text === 'M' ? SUFFIXES.get(next.text) : undefined
  if (spaced !== undefined) return { by: spaced, sure: true }
  const scale = SCALES.get(next.key)
  return scale === undefined ? undefined : { by: scale, sure: false }
}

/** `eighteen thousand four hundred and ninety-six`, `a dozen`, `half a million`, `a hundred`. */
function wordsAt(atoms: readonly Atom[], at: number): Found<Said>[] {
  const word = (i: number) => (atoms[i]?.kind === 'word' ? (atoms[i]?.key ?? '') : '')
  const make = (to: number, value: bigint, step: bigint, rounded: Said['rounded']): Found<Said> => ({
    from: at,
    to,
    value: { value: whole(value), step: whole(step), rounded, text: textOf(atoms, at, to) },
  })
  if (word(at) === 'a' && word(at + 1) === 'dozen') return [make(at + 2, 12n, 1n, 'no')]
  if (word(at) === 'half' && word(at + 1) === 'a') {
    const scale = SCALES.get(word(at + 2))
    return scale === undefined ? [] : [make(at + 3, scale / 2n, 1n, 'maybe')]
  }
  if (word(at) === 'quarter' && word(at + 1) === 'of' && word(at + 2) === 'a') {
    const scale = SCALES.get(word(at + 3))
    return scale === undefined ? [] : [make(at + 4, scale / 4n, 1n, 'maybe')]
  }
  let i = at
  let total = 0n
  let group = 0n
  let read = false
  let smallest = 1n
  let last: 'none' | 'unit' | 'tens' | 'hundred' | 'scale' = 'none'
  if (word(i) === 'a' && (word(i + 1) === 'hundred' || SCALES.has(word(i + 1)))) {
    group = 1n
    i += 1
    last = 'unit'
  }
  for (; ; i++) {
    const key = word(i)
    const unit = UNITS.get(key)
    const ten = TENS.get(key)
    const scale = SCALES.get(key)
    if (
      unit !== undefined &&
      (last === 'none' || last === 'hundred' || last === 'scale' || (last === 'tens' && unit < 10))
    ) {
      group += BigInt(unit)
      last = 'unit'
      smallest = 1n
    } else if (ten !== undefined && (last === 'none' || last === 'hundred' || last === 'scale')) {
      group += BigInt(ten)
      last = 'tens'
      smallest = 1n
    } else if (key === 'hundred' && last !== 'hundred' && last !== 'scale') {
      group = (group === 0n ? 1n : group) * 100n
      last = 'hundred'
      smallest = 100n
    } else if (scale !== undefined && last !== 'none') {
      total += group * scale
      group = 0n
      last = 'scale'
      smallest = scale
    } else if (key === 'and' && (last === 'hundred' || last === 'scale') && isSmall(word(i + 1))) {
      continue
    } else break
    read = true
  }
  if (!read || i === at) return []
  const value = total + group
  return [make(i, value, smallest, smallest >= 1000n ? 'maybe' : 'no')]
}

function isSmall(word: string): boolean {
  return UNITS.has(word) || TENS.has(word)
}

const ORDINAL_WORDS = new Map<string, number>(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
    .split(' ')
    .map((word, i) => [word, i + 1]),
)

/** `first`, `2nd`, `last`, `penultimate`, `last but one`, `second to last`: from 1, or from -1 backwards. */
export function ordinalsIn(atoms: readonly Atom[]): readonly Found<number>[] {
  const found: Found<number>[] = []
  const key = (i: number) => atoms[i]?.key ?? ''
  for (let at = 0; at < atoms.length; at++) {
    const atom = atoms[at]
    if (atom === undefined) continue
    const put = (to: number, value: number) => found.push({ from: at, to, value })
    const word = ORDINAL_WORDS.get(atom.key)
    if (word !== undefined) {
      const end = key(at + 1) === 'to' && (key(at + 2) === 'last' || key(at + 2) === 'final')
      const but = key(at + 1) === 'from' && (key(at + 2) === 'last' || key(at + 2) === 'end')
      const fromThe = key(at + 1) === 'from' && key(at + 2) === 'the' && key(at + 3) === 'end'
      const lastAfter = key(at + 1) === 'last' && word > 1
      if (end || but) put(at + 3, -word)
      else if (fromThe) put(at + 4, -word)
      else if (lastAfter) put(at + 2, -word)
      else put(at + 1, word)
    }
    if (atom.kind === 'number' && /^\d{1,3}$/.test(atom.text) && /^(st|nd|rd|th)$/.test(key(at + 1))) {
      if (atoms[at + 1]?.start === atom.end) put(at + 2, Number(atom.text))
    }
    if (atom.key === 'last' || atom.key === 'final' || atom.key === 'topmost') {
      if (key(at + 1) === 'but' && key(at + 2) === 'one') put(at + 3, -2)
      else if (key(at + 1) === 'but' && key(at + 2) === 'two') put(at + 3, -3)
      else put(at + 1, -1)
    }
    if (atom.key === 'penultimate') put(at + 1, -2)
    if (atom.key === 'antepenultimate') put(at + 1, -3)
    if (atom.key === 'next' && key(at + 1) === 'to' && key(at + 2) === 'last') put(at + 3, -2)
    if (atom.key === 'initial') put(at + 1, 1)
  }
  return found
}

const DENOMINATORS = new Map<string, number>([
  ['half', 2],
  ['halves', 2],
  ['third', 3],
  ['thirds', 3],
  ['quarter', 4],
  ['quarters', 4],
  ['fourth', 4],
  ['fourths', 4],
  ['fifth', 5],
  ['fifths', 5],
  ['sixth', 6],
  ['sixths', 6],
  ['seventh', 7],
  ['eighth', 8],
  ['eighths', 8],
  ['ninth', 9],
  ['ninths', 9],
  ['tenth', 10],
  ['tenths', 10],
  ['twelfth', 12],
  ['sixteenth', 16],
  ['hundredth', 100],
])

/** `half`, `a third`, `two thirds`, `three quarters`, `1/4`: a part of something. */
export function fractionsIn(atoms: readonly Atom[]): readonly Found<Said>[] {
  const found: Found<Said>[] = []
  for (let at = 0; at < atoms.length; at++) {
    const atom = atoms[at]
    if (atom === undefined) continue
    const put = (to: number, n: bigint, d: bigint) => {
      const value = divide(whole(n), whole(d))
      if (value === null) return
      found.push({ from: at, to, value: { value, step: ZERO, rounded: 'no', text: textOf(atoms, at, to) } })
    }
    const next = atoms[at + 1]
    if (atom.key === 'half') put(at + 1, 1n, 2n)
    const denominator = DENOMINATORS.get(next?.key ?? '')
    if (denominator !== undefined && next !== undefined) {
      const count = atom.key === 'a' || atom.key === 'one' ? 1 : UNITS.get(atom.key)
      const numerator = atom.kind === 'number' && /^\d{1,2}$/.test(atom.text) ? Number(atom.text) : count
      if (numerator !== undefined && numerator > 0) put(at + 2, BigInt(numerator), BigInt(denominator))
    }
    const over = atoms[at + 2]
    if (atom.kind === 'number' && next?.key === '/' && over?.kind === 'number') {
      const d = digits(over.text)[0]
      const n = digits(atom.text)[0]
      if (d !== undefined && n !== undefined && d.value.d === 1n && n.value.d === 1n && d.value.n !== 0n) {
        put(at + 3, n.value.n, d.value.n)
      }
    }
    if (atom.key === '½') put(at + 1, 1n, 2n)
    if (atom.key === '¼') put(at + 1, 1n, 4n)
    if (atom.key === '¾') put(at + 1, 3n, 4n)
    if (atom.key === '⅓') put(at + 1, 1n, 3n)
    if (atom.key === '⅔') put(at + 1, 2n, 3n)
  }
  return found
}
