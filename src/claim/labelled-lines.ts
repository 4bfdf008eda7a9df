/** Lines that name their layer before a computation: `conv_a: 24 * (3 * 3 * 16 + 1) = 3,480`. */
import type { Workbench } from '../keras/workbench.js'
import { parseDecimal } from '../language/rational.js'
import type { Piece, Utterance } from '../language/utterance.js'
import type { Span } from '../span.js'
import { chainsIn } from './arithmetic.js'
import { HYPOTHESIS, MEANT_WRONG } from './guards.js'
import { judge } from './judge.js'
import type { Judgement } from './verdict.js'

/** A computation whose result is, or is not, what the named layer has. */
export interface LabelledLine extends Span {
  readonly text: string
  readonly judgement: Judgement & { readonly verdict: 'holds' | 'fails' }
}

/** More lines than this are no list of layers. */
const MAX_LINES = 60

/** A label is a name or a few words; anything longer is a sentence, which others read. */
const MAX_LABEL = 60

/** What stands between a label and its computation, the word for what is computed included. */
const SEPARATOR =
  /\s*(?::|→|->|⇒|=>|–|—|\|)\s*(?:(?:#\s*|number of |total )?(trainable )?(?:params?|parameters?)\s*[=:]\s*)?$/iu

/** What may stand behind a result: the word for what was computed, and the end. */
const UNIT =
  /^\s*(?:(trainable )?(?:params?|parameters?)|(weights?|biases|bias parameters)|(values?|activations?|outputs?|entries))?\s*[.;,]?\s*$/iu

/** Words of a label by which the line is of several layers, of a part of one, or of no layer. */
const NOT_ONE =
  /\b(?:both|all|each|every|per|one|two|three|four|several|together|total|sum|layers|convolutions|blocks?|model|network|filters?|units?|gates?|heads?|neurons?|kernels?|step|part|note|example|bias|without|like|as|if)\b/i

/**
 * The lines of an utterance that name one layer and compute one number of it. A line without a unit is held against the layer
 * only where it is computed as parameters are: a product with a sum in it.
 *
 * @param lead what stands before the lines and may say that they are of something else
 */
export function labelledLines(
  utterance: Utterance,
  bench: Workbench,
  lead: Utterance | null,
): readonly LabelledLine[] {
  const { text } = utterance
  const lines = linesOf(text)
  if (lines.length > MAX_LINES) return []
  return lines.flatMap(({ start, end }, i): readonly LabelledLine[] => {
    const line = text.slice(start, end)
    const [chain, ...others] = chainsIn(line)
    const result = chain?.sides.at(-1)
    if (chain === undefined || result === undefined || others.length > 0 || chain.verdict === 'fails')
      return []
    const separator = SEPARATOR.exec(line.slice(0, chain.start).replace(/[`$*\s]+$/u, ' '))
    const unit = UNIT.exec(line.slice(chain.end).replace(/^[`$*]+/u, ''))
    if (separator === null || unit === null || !result.plain || result.value.d !== 1n) return []
    const from = line.length - line.replace(/^[\s\-*•\d.)]*(?=[\p{L}`])/u, '').length
    const label = line.slice(from, separator.index).trim()
    if (label === '' || label.length > MAX_LABEL || /[:=→]/u.test(label) || NOT_ONE.test(label)) return []
    const isNamed = separator[0].match(/param/i) !== null || unit[1] !== undefined || /param/i.test(unit[0])
    const isWorked = /[*×·x]/u.test(chain.sides[0]?.text ?? '') && /\+/.test(chain.sides[0]?.text ?? '')
    const isPlain = unit[2] === undefined && unit[3] === undefined
    // `Conv2D: 28 - 3 + 1 = 26`, `Flatten: 7 * 7 * 64 = 3136`: sizes, which others read.
    if (isPlain && !isNamed && (!isWorked || /[-−/÷⌊]|floor/u.test(chain.sides[0]?.text ?? ''))) return []
    // A result that the next line goes on with is a step.
    const next = lines[i + 1]
    const goesOn = next !== undefined && uses(text.slice(next.start, next.end), result.text)
    const said = result.text
    const says = (tail: string) =>
      judge(withTail(utterance, start + from, start + separator.index, tail), { bench })
    const tails = tailsOf(said, unit, separator[1] !== undefined, isPlain && !isNamed)
    const judgements = tails.map(says)
    const [first] = judgements
    if (first === undefined) return []
    const here = { start: start + from, end: start + chain.end, text: line.slice(from, chain.end).trim() }
    const right = judgements.find(({ verdict }) => verdict === 'holds')
    if (right !== undefined) return [{ ...here, judgement: { ...right, verdict: 'holds' } }]
    const around = `${lead?.text ?? ''} ${text}`
    const isOpen =
      judgements.some(({ verdict }) => verdict !== 'fails') ||
      goesOn ||
      [HYPOTHESIS, MEANT_WRONG, OTHER].some((words) => words.test(around)) ||
      (!isNamed && isPlain && isPartOf(first, said))
    return isOpen ? [] : [{ ...here, judgement: { ...first, verdict: 'fails' } }]
  })
}

/** What a line may say of its layer, the likeliest first. `weights` are the kernels or all that is learned. */
function tailsOf(
  said: string,
  [, trainable, weights, values]: RegExpExecArray,
  isTrainable: boolean,
  isBare: boolean,
): readonly string[] {
  const kernels = ` has ${said} weights, not counting biases.`
  const params = ` has ${said} parameters.`
  if (weights !== undefined) return /^bias/i.test(weights) ? [` has ${said} biases.`] : [kernels, params]
  if (values !== undefined) return [` outputs ${said} values.`]
  if (isTrainable || trainable !== undefined) return [` has ${said} trainable parameters.`]
  return isBare ? [params, kernels, ` has ${said} biases.`] : [params]
}

/** Words by which lines may be of another model than the one that is written. */
const OTHER =
  /\b(?:other|another|alternative\w*|variants?|versions?|modif\w*|chang\w*|replac\w*|different|previous|original|compar\w*|version|per|each)\b/i

/** Whether a number may be one of equal parts of the true one: a filter's, a gate's, a head's. */
function isPartOf({ expected }: Judgement, said: string): boolean {
  const whole = numberOf(expected[0] ?? '')
  const part = numberOf(said)
  return whole === null || part === null || part === 0n || whole % part === 0n
}

function numberOf(text: string): bigint | null {
  const value = parseDecimal(text.replace(/[,_\s\u00a0\u202f]/gu, ''))
  return value !== null && value.d === 1n ? value.n : null
}

function uses(line: string, said: string): boolean {
  return line.includes(said) || line.includes(said.replace(/,/g, ''))
}

function linesOf(text: string): readonly Span[] {
  const lines: Span[] = []
  let start = 0
  for (const line of text.split('\n')) {
    if (/\d/.test(line)) lines.push({ start, end: start + line.length })
    start += line.length + 1
  }
  return lines
}

/** A stretch of an utterance with other words behind it, its code marked as it was. */
function withTail({ text, pieces }: Utterance, start: number, end: number, tail: string): Utterance {
  const length = end - start
  const kept = pieces.flatMap((piece): readonly Piece[] => {
    const from = Math.max(piece.start, start)
    const to = Math.min(piece.end, end)
    return from >= to ? [] : [{ ...piece, start: from - start, end: to - start }]
  })
  const at = kept.at(-1)?.at ?? { start: 0, end: 0 }
  return {
    text: text.slice(start, end) + tail,
    pieces: [...kept, { kind: 'text', start: length, end: length + tail.length, at }],
  }
}
