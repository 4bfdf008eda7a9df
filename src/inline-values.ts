/** Values that a post has printed for it: worked out on the bench of the question that they stand with. */
import { type Bench, benchOf } from './judge-quiz.js'
import type { LayerRow, Plain } from './keras/summary.js'
import type { Workbench } from './keras/workbench.js'
import { nearest } from './nearest.js'
import type { InlineValue, Program, Quiz } from './quiz/question.js'
import type { ValueStyle } from './transform/print-value.js'

/** A value of a post, and what is to be printed; or why it can't be told. */
export interface ComputedValue {
  readonly inline: InlineValue
  readonly answer:
    | { readonly ok: true; readonly value: Plain; readonly style: ValueStyle }
    | { readonly ok: false; readonly reason: string }
}

/** Values of a post that are worked out at most: more than a post prints, and each is an evaluation. */
const MAX_VALUES = 200

/** Works out every value of a post. */
export function computeValues(quiz: Quiz, benches: readonly Bench[]): readonly ComputedValue[] {
  return quiz.values.map((inline, index) => ({
    inline,
    answer:
      index < MAX_VALUES
        ? answerTo(inline, quiz, benches)
        : no(`no more than ${MAX_VALUES} values of a post are worked out`),
  }))
}

const no = (reason: string) => ({ ok: false as const, reason })

function answerTo(inline: InlineValue, quiz: Quiz, benches: readonly Bench[]): ComputedValue['answer'] {
  const style = styleOf(inline)
  if (typeof style === 'string') return no(style)
  const asked = inline.question === null ? undefined : quiz.questions[inline.question]
  const program = asked?.program ?? programBefore(inline, quiz.programs)
  const { bench, reason } = benchOf(program, benches)
  if (bench === null) return no(reason)
  const about = style.model === null ? bench : bench.about(style.model)
  if (about === null) return no(`the code binds no model to \`${style.model}\``)
  const expression = expressionOf(inline, about)
  const answer = about.evaluate(expression)
  if (!answer.ok) return no(hinted(answer.reason, inline, about))
  const { value } = answer
  if (style.format === 'percent' && typeof value !== 'number')
    return no('it is no number that percent could be made of')
  if (style.format === 'times' && !isShape(value)) return no('it is no shape')
  if (!isPrintable(value)) return no('it is neither a number, a text, true or false, nor a shape')
  return { ok: true, value, style }
}

/** Of a place that no question is near, the program that was begun last. */
function programBefore({ span }: InlineValue, programs: readonly Program[]): number | null {
  const index = programs.findLastIndex(({ blocks }) => (blocks[0]?.span.start ?? 0) < span.start)
  return index < 0 ? null : index
}

interface Style extends ValueStyle {
  readonly model: string | null
}

/** Most digits behind the point that `digits` may ask for: what a double has. */
const MAX_DIGITS = 15

/** How a value is printed, or what of that can't be understood. */
function styleOf({ attributes }: InlineValue): Style | string {
  if (attributes === null) return 'its attributes in braces can’t be read'
  let format: ValueStyle['format'] = 'plain'
  let digits: number | null = null
  let model: string | null = null
  for (const { key, value } of attributes) {
    if (key === 'class' && (value === 'percent' || value === 'times')) format = value
    else if (key === 'digits' && /^\d{1,2}$/.test(value) && Number(value) <= MAX_DIGITS)
      digits = Number(value)
    else if (key === 'model') model = value
    else {
      const written = key === 'class' ? `.${value}` : value === '' ? key : `${key}=${value}`
      return `\`${written}\` is no attribute of a value: they are \`.percent\`, \`.times\`, \`digits=\` from 0 to ${MAX_DIGITS} and \`model=\``
    }
  }
  return { format, digits, model }
}

/** The expression that a value asks for: of a name, a layer is meant before a variable. */
function expressionOf({ name, words }: InlineValue, bench: Workbench): string {
  const plain = words.replace(/^`(.*)`$/, '$1').trim()
  if (name === 'value') return plain
  const ask = name.replaceAll('-', '_')
  return namesOfLayers(bench.model.layers).includes(plain)
    ? `${ask}(${JSON.stringify(plain)})`
    : `${ask}(${plain})`
}

function namesOfLayers(rows: readonly LayerRow[]): readonly string[] {
  return rows.flatMap((row) => [row.name, ...namesOfLayers(row.rows ?? [])])
}

/** A reason, with the name that may have been meant. */
function hinted(reason: string, { name, words }: InlineValue, bench: Workbench): string {
  const names = namesOfLayers(bench.model.layers)
  const said =
    name === 'value' ? (/named `([^`]+)`/.exec(reason)?.[1] ?? '') : words.replace(/[`'"]/g, '').trim()
  const near = said === '' || names.includes(said) ? null : nearest(said, names)
  const what =
    name !== 'value' && /^NameError\b/.test(reason) && /^\w+$/.test(said)
      ? `neither a layer of the model nor a variable of the code is named \`${said}\``
      : reason
  return near === null ? what : `${what}; did you mean \`${near}\`?`
}

function isShape(value: Plain): value is readonly (number | null)[] {
  return Array.isArray(value) && value.every((one) => one === null || typeof one === 'number')
}

function isPrintable(value: Plain): boolean {
  return (
    ['number', 'string', 'boolean'].includes(typeof value) ||
    isShape(value) ||
    (Array.isArray(value) && value.every(isShape))
  )
}
