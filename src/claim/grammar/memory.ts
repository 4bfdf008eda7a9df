/** Rules for memory: bytes, kilobytes and megabytes that parameters take. */
import { multiply, whole } from '../../language/rational.js'
import type { Amount, Claim, Ref, Value } from '../meaning.js'
import { MODEL, one, relationOf, say } from './build.js'
import type { MeasureOf } from './categories.js'
import type { RuleBook } from './notation.js'

/** So many bytes: exact where bytes are said, else by the digits shown. */
function bytes(
  of: Ref,
  a: Amount,
  factors: readonly number[],
  id: 'bytes' | 'trainableBytes' | 'nonTrainableBytes' = 'bytes',
): Claim | null {
  const { said } = a
  const options = factors.flatMap((factor): readonly Value[] => {
    const value = multiply(said.value, whole(factor))
    const step = multiply(said.step, whole(factor))
    if (value === null || step === null) return []
    const rounded = factor === 1 ? said.rounded : said.rounded === 'no' ? ('digits' as const) : said.rounded
    return [{ value: 'number', said: { ...said, value, step, rounded } }]
  })
  if (options.length !== factors.length) return null
  return say(one(of), {
    pred: {
      pred: 'rel',
      quantity: { id },
      relation: relationOf(a),
      right: { value: 'either', options },
    },
    mode: 'sum',
  })
}

export function memoryRules(book: RuleBook): void {
  book.add('Bytes', 'bytes', () => [1])
  book.add('Bytes', 'kilobytes', () => [1000, 1024])
  book.add('Bytes', 'kibibytes', () => [1024])
  book.add('Bytes', 'megabytes', () => [1_000_000, 1024 ** 2])
  book.add('Bytes', 'mebibytes', () => [1024 ** 2])
  book.add('Bytes', 'gigabytes', () => [1_000_000_000, 1024 ** 3])
  book.add('Bytes', 'Bytes of memory', (factors) => factors)
  book.add('Stored', 'store as|in float', () => true)
  book.add('Stored', 'as|in|with|at float', () => true)
  book.add('Stored', 'if store as|in float', () => true)
  book.add('Stored', 'as|in|with|at|of precision', () => true)
  book.add('Stored', 'as|in|with|at NUM bytes per|for params|weights', (n) =>
    n.value.n === 4n && n.value.d === 1n ? true : null,
  )
  book.add('Stored', 'with bytes per params', () => true)
  book.add('Clause', 'Measure occupy|have Amount Bytes Stored?', (measure, a, factors) =>
    entriesOf(measure, a, factors),
  )
  book.add('Clause', 'Measure Stored occupy|have Amount Bytes', (measure, _, a, factors) =>
    entriesOf(measure, a, factors),
  )
  book.add('Clause', 'Measure fit into|in Amount Bytes Stored?', (measure, a, factors) =>
    a.op === '=' ? entriesOf(measure, { ...a, op: '<=' }, factors) : null,
  )
  book.add('Clause', 'Model fit into|in Amount Bytes Stored?', (ref, a, factors) =>
    a.op === '=' ? bytes(ref, { ...a, op: '<=' }, factors) : null,
  )
  book.add('Clause', 'Refs be Amount Bytes large? Stored?', (of, a, factors) => bytes(of, a, factors))
  book.add('Clause', 'the size of Model be Amount Bytes', bytes)
  book.add('Clause', 'the summary output a? size of Amount Bytes for the params', (a, factors) =>
    bytes(MODEL, a, factors.length === 2 ? factors.slice(1) : factors),
  )
  const printed = (factors: readonly number[]) => (factors.length === 2 ? factors.slice(1) : factors)
  book.add(
    'Clause',
    'accordingto the? summary , Measure occupy|have|be Amount Bytes',
    (measure, a, factors) => (ofEntries(measure) ? bytes(measure.of, a, printed(factors)) : null),
  )
  book.add('Clause', 'accordingto the? summary , Model occupy|have|be Amount Bytes', (ref, a, factors) =>
    bytes(ref, a, printed(factors)),
  )
  book.add('Clause', 'the? summary output|have Amount Bytes for Measure', (a, factors, measure) =>
    ofEntries(measure) ? bytes(measure.of, a, printed(factors)) : null,
  )
  book.add('Clause', 'Stored , Clause', (_, claim) => (isMemory(claim) ? claim : null))
  book.add('Clause', 'Clause , Stored', (claim) => (isMemory(claim) ? claim : null))
  book.add('Clause', 'Refs occupy Amount Bytes for its|the params|weights Stored?', (of, a, factors) =>
    bytes(of, a, factors),
  )
  book.add('Clause', 'Model occupy Amount Bytes Stored?', (of, a, factors) => bytes(of, a, factors))
  book.add('Clause', 'the summary output the? size of all? the? params as Amount Bytes', (a, factors) =>
    bytes(MODEL, a, factors.length === 2 ? factors.slice(1) : factors),
  )
}

/** Parameters, or the part of them that is or is not trained, by what they take. */
function entriesOf(
  { quantity, quantifier, of }: MeasureOf,
  a: Amount,
  factors: readonly number[],
): Claim | null {
  if (quantifier !== null) return null
  switch (quantity.id) {
    case 'params':
    case 'weights':
      return bytes(of, a, factors)
    case 'trainable':
      return bytes(of, a, factors, 'trainableBytes')
    case 'nonTrainable':
      return bytes(of, a, factors, 'nonTrainableBytes')
    default:
      return null
  }
}

/** Whether a measure is of the entries themselves: then what they take is meant. */
function ofEntries({ quantity, quantifier }: MeasureOf): boolean {
  return ['params', 'weights'].includes(quantity.id) && quantifier === null
}

function isMemory(claim: Claim): boolean {
  return (
    claim.claim === 'pred' && claim.pred.pred === 'rel' && /^(?:bytes|\w+Bytes)$/.test(claim.pred.quantity.id)
  )
}
