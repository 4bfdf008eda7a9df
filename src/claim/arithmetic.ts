/** Worked arithmetic in prose, code and math: chains `a = b = c`, computed exactly and compared by the digits shown. */
import {
  ceil,
  equal,
  floor,
  format,
  fraction,
  isRounding,
  multiply,
  type Rational,
  whole,
} from '../language/rational.js'
import type { Span } from '../span.js'
import { Expression } from './arithmetic/expression.js'
import { isAfterOperand, isSign, MAX_TEXT, type Token, tokenize } from './arithmetic/tokens.js'
import { about } from './relate.js'

/** A chain of sides that are said to be equal. */
export interface Chain extends Span {
  readonly sides: readonly Side[]
  /** Whether each side is equal to the one before it. */
  readonly verdict: 'holds' | 'fails'
  /** The first side that is not what stands before it, and what it should be. */
  readonly wrong: { readonly side: Side; readonly right: string } | null
}

export interface Side extends Span {
  readonly text: string
  readonly value: Rational
  /** Set where the side is just a number. */
  readonly plain: boolean
  /** The unit of the last digit shown, of a plain number. */
  readonly step: Rational
}

/** Nouns that may stand behind a number inside a computation: `100 units * 5 classes`. */
const UNIT_NOUNS =
  /^(?:filters?|weights?|bias(?:es)?|units?|channels?|inputs?|outputs?|params?|parameters?|neurons?|pixels?|values?|classes|class|nodes?|kernels?|heads?|words?|tokens?|dimensions?|features?|elements?|entries|layers?|gates?|bytes?)$/i

const HUNDREDTH: Rational = { n: 1n, d: 100n }

const SCALES: ReadonlyMap<string, readonly Rational[]> = new Map([
  ['k', [whole(1000)]],
  ['K', [whole(1000)]],
  ['M', [whole(1_000_000)]],
  ['thousand', [whole(1000)]],
  ['million', [whole(1_000_000)]],
  ['billion', [whole(1_000_000_000)]],
  ['KB', [whole(1000), whole(1024)]],
  ['kB', [whole(1000), whole(1024)]],
  ['KiB', [whole(1024)]],
  ['MB', [whole(1_000_000), whole(1024 ** 2)]],
  ['MiB', [whole(1024 ** 2)]],
  ['GB', [whole(1_000_000_000), whole(1024 ** 3)]],
  ['%', [fraction(1n, 100n) ?? whole(0)]],
])

/** Every chain of arithmetic in a text. */
export function chainsIn(text: string): readonly Chain[] {
  if (text.length > MAX_TEXT || !/[=≈]|\\approx/.test(text)) return []
  const chains: Chain[] = []
  for (const run of runs(withoutUnits(tokenize(text)))) {
    const chain = chainOf(run.tokens, run.before, run.after, text)
    if (chain !== null) chains.push(chain)
  }
  return chains
}

/** An expression that nothing is said to be equal to. */
export interface Lone extends Span {
  readonly value: Rational
}

/** Products with a sum in them that stand by themselves: `32 * (3 * 3 * 16 + 1)`. Mere products may be shapes. */
export function expressionsIn(text: string): readonly Lone[] {
  if (text.length > MAX_TEXT) return []
  return runs(withoutUnits(tokenize(text)), false).flatMap(({ tokens, before }): readonly Lone[] => {
    const signs = tokens.filter((token) => token.is === 'sign').map(({ sign }) => sign)
    if (PARTIAL.test(before) || signs.some((sign) => /^[=≈]$/.test(sign))) return []
    if (!signs.includes('*') || !signs.includes('+')) return []
    const side = sideOf(tokens, text, true, true)
    return side === null || side.plain ? [] : [{ start: side.start, end: side.end, value: side.value }]
  })
}

/** Takes out nouns between a number and an operator. */
function withoutUnits(tokens: readonly Token[]): readonly Token[] {
  const kept: Token[] = []
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (token === undefined) continue
    if (token.is === 'other' && isAfterOperand(kept.at(-1))) {
      let j = i
      while (j < i + 3 && isUnit(tokens[j])) j += 1
      const next = tokens[j]
      if (j > i && next?.is === 'sign' && /^(?:[+*/)=≈]|-)$/.test(next.sign)) {
        i = j - 1
        continue
      }
    }
    kept.push(token)
  }
  return kept
}

function isUnit(token: Token | undefined): boolean {
  return token?.is === 'other' && UNIT_NOUNS.test(token.word)
}

interface Run {
  readonly tokens: readonly Token[]
  readonly before: string
  readonly after: string
}

function runs(tokens: readonly Token[], chained = true): readonly Run[] {
  const result: Run[] = []
  let current: Token[] = []
  let before = ''
  const close = (after: string) => {
    if (!chained || current.some((token) => token.is === 'sign' && /^[=≈]$/.test(token.sign))) {
      result.push({ tokens: current, before, after })
    }
    current = []
    before = after
  }
  let last = ''
  for (const token of tokens) {
    if (token.is === 'other') {
      close(token.word === 'of' && PART.test(last) ? 'part of' : token.word)
      last = token.word
    } else {
      current.push(token)
      last = token.is === 'sign' ? token.sign : token.text
    }
  }
  close('')
  return result
}

/** Words after which a computation is only a part of what is said. */
const PARTIAL =
  /^(?:part of|than|times|half|twice|double|triple|minus|plus|over|per|by|squared|divided|thirds?|quarters?|not|from|x|[a-wyz]|sqrt|log|max|min|sum|mod|≠|!=|>=|<=|\.\.\.|…)$/i

/** `ln(10) = 2.30`: what stands in the brackets is given to a function that is not known here. */
function isCall([first]: readonly Token[], text: string): boolean {
  return first?.is === 'sign' && first.sign === '(' && /[\p{L}_]/u.test(text[first.start - 1] ?? '')
}

/** What stands before "of" where a part of what follows is meant: "a quarter of", "80% of", "two of". */
const PART =
  /^(?:half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|eighths?|tenths?|percent|part|share|fraction|most|%|\d.*)$/i

function chainOf(tokens: readonly Token[], before: string, after: string, text: string): Chain | null {
  if (PARTIAL.test(before) || isCall(tokens, text)) return null
  const parts: { tokens: Token[]; relation: string }[] = [{ tokens: [], relation: '' }]
  for (const token of tokens) {
    if (token.is === 'sign' && /^[=≈]$/.test(token.sign)) parts.push({ tokens: [], relation: token.sign })
    else parts.at(-1)?.tokens.push(token)
  }
  const chain: { sides: Side[]; wrong: Chain['wrong']; verdict: 'holds' | 'fails' } = {
    sides: [],
    wrong: null,
    verdict: 'holds',
  }
  let previous: Side | null = null
  let open = false
  for (const [i, part] of parts.entries()) {
    const last = i === parts.length - 1
    const side = sideOf(part.tokens, text, i === 0, last)
    if (side !== null && previous !== null) {
      const left = previous
      const isPercent = isSign(part.tokens.at(-1), '%')
      const verdicts = scaled(side, last ? after : '', isPercent).map((each) =>
        agree(left, each, part.relation),
      )
      const verdict = verdicts.includes('holds')
        ? 'holds'
        : verdicts.includes('unknown')
          ? 'unknown'
          : 'fails'
      if (chain.sides.length === 0) chain.sides.push(left)
      chain.sides.push(side)
      if (verdict === 'unknown') open = true
      if (verdict === 'fails' && chain.verdict === 'holds') {
        chain.verdict = 'fails'
        chain.wrong = { side, right: shownLike(left, side) }
      }
    }
    previous = side
  }
  const { sides } = chain
  if (sides.length === 0 || (open && chain.verdict === 'holds') || sides.every((side) => side.plain))
    return null
  return { ...chain, start: sides[0]?.start ?? 0, end: sides.at(-1)?.end ?? 0 }
}

/** What a result may stand for: itself, or as many thousands, kilobytes or hundredths as is written behind it. */
function scaled(side: Side, after: string, isPercent: boolean): readonly Side[] {
  const scales = [...(SCALES.get(after) ?? []), ...(isPercent ? [HUNDREDTH] : [])]
  if (!side.plain || scales.length === 0) return [side]
  const others = scales.flatMap((scale) => {
    const value = multiply(side.value, scale)
    const step = multiply(side.step, scale)
    return value === null || step === null ? [] : [{ ...side, value, step }]
  })
  return [side, ...others]
}

function shownLike(right: Side, wrong: Side): string {
  const separator = wrong.text.length > 3 && /^\d+$/.test(wrong.text) ? '' : ','
  return format(right.value, separator, 2)
}

function agree(left: Side, right: Side, relation: string): 'holds' | 'fails' | 'unknown' {
  if (equal(left.value, right.value)) return 'holds'
  if (relation === '≈') {
    return about(left.value, { value: right.value, step: right.step, rounded: 'no', text: right.text })
  }
  const [plain, computed] = right.plain ? [right, left] : [left, right]
  if (!plain.plain) return 'fails'
  // 57.8 for 57.75: the digits shown say how exact it is. 13 for 13.5: a division of whole numbers.
  if (plain.step.d !== 1n || computed.value.d !== 1n) {
    if (isRounding(computed.value, plain.value, plain.step)) return 'holds'
    if (equal(floor(computed.value), plain.value) || equal(ceil(computed.value), plain.value)) return 'holds'
  }
  return 'fails'
}

function sideOf(tokens: readonly Token[], text: string, first: boolean, last: boolean): Side | null {
  let from = 0
  let to = tokens.length
  let depth = tokens.reduce((sum, token) => sum + (isSign(token, '(') ? 1 : isSign(token, ')') ? -1 : 0), 0)
  // Brackets that were opened before the computation, or closed behind it.
  for (; first && from < to && isSign(tokens[from], '(') && depth > 0; depth--) from += 1
  for (; last && to > from && isSign(tokens[to - 1], ')') && depth < 0; depth++) to -= 1
  while (
    last &&
    to > from &&
    (isSign(tokens[to - 1], '(') || isSign(tokens[to - 1], '-') || isSign(tokens[to - 1], '%'))
  )
    to -= 1
  if (last) {
    // `= 320 (see above)`, `= 144. (This …`: an opening bracket behind a number begins something else.
    const open = tokens.findIndex(
      (token, i) => i > from && isSign(token, '(') && isAfterOperand(tokens[i - 1]),
    )
    if (open > from && open < to) to = open
  }
  const own = tokens.slice(from, to)
  const [start] = own
  const end = own.at(-1)
  if (
    start === undefined ||
    end === undefined ||
    (start.is === 'sign' && /^[-+*/^]$/.test(start.sign) && first)
  )
    return null
  const value = new Expression(own).read()
  if (value === null) return null
  const plain = own.length === 1 && start.is === 'number'
  return {
    start: start.start,
    end: end.end,
    text: text.slice(start.start, end.end),
    value,
    plain,
    step: plain && start.is === 'number' ? start.step : whole(1),
  }
}
