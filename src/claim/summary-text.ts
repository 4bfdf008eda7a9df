/** Pasted output of `model.summary()`, of Keras 2 or 3 and any width, held against the model. */
import type { Workbench } from '../keras/workbench.js'
import { equal, fromCount, parseDecimal } from '../language/rational.js'
import type { Span } from '../span.js'
import { isInput, singleShape } from './things.js'

/** A cell or a total of a pasted summary. */
export interface SummaryFinding extends Span {
  readonly text: string
  readonly verdict: 'holds' | 'fails'
  readonly what: string
  readonly actual: string
  readonly expected: string
}

interface PastedRow {
  readonly type: string
  readonly shape: Span & { readonly text: string }
  readonly params: Span & { readonly text: string }
}

const ROW =
  /^[^\n\S]*\|?[^\n\S]*[\w/.-]+[^\n\S]*\((?<type>[A-Za-z]\w*)\)[^\n\S]*\|?[^\n\S]*(?:\[?(?<shape>\([^)\n]*\))\]?|multiple|\?)[^\n\S]*\|?[^\n\S]*(?<params>[\d,]+)\b/dgmu
const WRAPPED =
  /^[^\n\S]*[\w/.-]+[^\n\S]+(?:\[?(?<shape>\([^)\n]*\))\]?|multiple|\?)[^\n\S]+(?<params>[\d,]+)\b[^\n]*\n[^\n\S]*(?:[\w/.-]*[^\n\S]*)?\((?<type>[A-Za-z]\w*)\)[^\n\S]*$/dgmu
const TOTAL = /^[^\n\S]*(Total|Trainable|Non-trainable) params:[^\n\S]*([\d,]+)/gmu

/** Whether a text is the output of `model.summary()`. */
export function isSummary(text: string): boolean {
  return /Layer \(type\)/.test(text) && /Param #/.test(text)
}

/** A row of the table that Keras 3 draws: cells between these lines, which may be wrapped. */
const BOXED = /^[^\n\S]*│/mu

/** Rows as Keras 2 prints them; a name too long for its column has its class on the next line. */
function plainRows(text: string): readonly PastedRow[] {
  const rows: PastedRow[] = []
  for (const pattern of [ROW, WRAPPED]) {
    for (const match of text.matchAll(pattern)) {
      const { type = '', shape = '', params = '' } = match.groups ?? {}
      const indices = match.indices?.groups
      const [shapeAt = match.index] = indices?.['shape'] ?? []
      const [paramsAt = match.index] = indices?.['params'] ?? []
      rows.push({
        type,
        shape: { text: shape, start: shapeAt, end: shapeAt + shape.length },
        params: { text: params, start: paramsAt, end: paramsAt + params.length },
      })
    }
  }
  return rows.sort((a, b) => a.params.start - b.params.start)
}

function boxedRows(text: string): readonly PastedRow[] {
  const rows: PastedRow[] = []
  let cells: (Span & { readonly text: string })[] = []
  let at = 0
  const close = () => {
    const [name, shape, params] = cells
    const type = /\(([A-Za-z]\w*)\)$/.exec(name?.text ?? '')?.[1]
    if (type !== undefined && shape !== undefined && params !== undefined && /^[\d,]+$/.test(params.text))
      rows.push({ type, shape: /^\(.*\)$/.test(shape.text) ? shape : { ...shape, text: '' }, params })
    cells = []
  }
  for (const line of text.split('\n')) {
    if (/^\s*│/u.test(line)) {
      let column = line.indexOf('│') + 1
      for (const [k, part] of line.slice(column).split('│').entries()) {
        const word = part.trim()
        const start = at + column + part.length - part.trimStart().length
        column += part.length + 1
        const before = cells[k]
        if (word === '') continue
        cells[k] =
          before === undefined || before.text === ''
            ? { text: word, start, end: start + word.length }
            : { ...before, text: `${before.text} ${word}` }
      }
    } else close()
    at += line.length + 1
  }
  close()
  return rows
}

/** What a pasted summary says of shapes and counts; empty where its layers are not those of the model. */
export function summaryFindings(text: string, bench: Workbench): readonly SummaryFinding[] {
  if (!isSummary(text)) return []
  const pasted = BOXED.test(text) ? boxedRows(text) : plainRows(text)
  const { model } = bench
  const rows = pasted.some((row) => row.type === 'InputLayer')
    ? model.layers
    : model.layers.filter((row) => !isInput(row))
  if (pasted.length !== rows.length || !pasted.every((row, i) => row.type === rows[i]?.type)) return []
  const findings: SummaryFinding[] = []
  const put = (span: Span & { readonly text: string }, what: string, holds: boolean, expected: string) =>
    findings.push({
      start: span.start,
      end: span.end,
      text: span.text,
      what,
      verdict: holds ? 'holds' : 'fails',
      actual: span.text,
      expected,
    })
  for (const [i, row] of rows.entries()) {
    const said = pasted[i]
    const shape = singleShape(row.outputShape)
    const count = row.params === null ? null : fromCount(row.params)
    if (said === undefined) continue
    if (shape !== null && said.shape.text !== '') {
      const own = `(${shape.map((dim) => dim ?? 'None').join(', ')}${shape.length === 1 ? ',' : ''})`
      put(said.shape, `the output shape of \`${row.name}\``, squeezed(said.shape.text) === squeezed(own), own)
    }
    const stated = parseDecimal(said.params.text.replace(/,/g, ''))
    if (count !== null && stated !== null) {
      put(
        said.params,
        `the parameters of \`${row.name}\``,
        equal(count, stated),
        like(said.params.text, count.n),
      )
    }
  }
  for (const match of text.matchAll(TOTAL)) {
    const number = match[2] ?? ''
    const of =
      match[1] === 'Total'
        ? model.totalParams
        : match[1] === 'Trainable'
          ? model.trainableParams
          : model.nonTrainableParams
    const count = of === null ? null : fromCount(of)
    const stated = parseDecimal(number.replace(/,/g, ''))
    const start = match.index + match[0].length - number.length
    if (count !== null && stated !== null && model.optimizerParams === null) {
      put(
        { text: number, start, end: start + number.length },
        `the ${(match[1] ?? '').toLowerCase()} parameters`,
        equal(count, stated),
        like(number, count.n),
      )
    }
  }
  return findings
}

function squeezed(shape: string): string {
  return shape.replace(/\s/g, '').replace(/,\)$/, ')')
}

function like(written: string, n: bigint): string {
  return written.length > 3 && !written.includes(',') ? n.toString() : n.toLocaleString('en-US')
}
