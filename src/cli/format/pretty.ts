/** The format for people: every message with its line of source, grouped by file, and what it all comes to. */

import type { Severity } from '../../message.js'
import type { MessageResult, Totals } from '../../result.js'
import { framedLine, linesOf } from '../frame.js'
import { inert, type Paint, painter, type Style, type Terminal, widthOf, wrap } from '../terminal.js'

/** What is printed of a message; a message of a post, of a program or of a configuration. */
export type Printable = Omit<MessageResult, 'ruleId' | 'url'> & {
  readonly ruleId: string
  readonly url?: string
}

/** Messages of one file, with its text where it is known. */
export interface FileMessages {
  readonly file: string
  readonly text: string | null
  readonly messages: readonly Printable[]
}

const STYLE_OF: { readonly [S in Severity]: Style } = { error: 'red', warning: 'yellow', info: 'blue' }

/**
 * All messages, file by file. A note that an earlier remark already gave is left out of later remarks: only errors
 * and warnings repeat themselves.
 */
export function prettyMessages(files: readonly FileMessages[], terminal: Terminal): string {
  const paint = painter(terminal)
  const said = new Set<string>()
  return files
    .filter(({ messages }) => messages.length > 0)
    .map(({ file, text, messages }) => {
      const lines = text === null ? [] : linesOf(text)
      const blocks = messages.map((message) => {
        const known = message.severity === 'info' && message.note !== undefined && said.has(message.note)
        if (message.note !== undefined) said.add(message.note)
        const { note: _, ...short } = message
        return prettyMessage(file, lines, known ? short : message, paint, terminal.columns)
      })
      return blocks.join('\n')
    })
    .join('\n')
}

/** One message: its heading, the line underlined, and what explains it. */
function prettyMessage(
  file: string,
  lines: readonly string[],
  message: Printable,
  paint: Paint,
  columns: number,
): string {
  const style = STYLE_OF[message.severity]
  const exception = message.exception === undefined ? '' : `${message.exception}: `
  const place = `${inert(file)}:${message.line}:${message.column}`
  const heading = `${paint(place, 'bold')} ${paint(message.severity, style, 'bold')} ${paint(
    inert(`${exception}${message.reason}`).replaceAll('\n', ' '),
    'bold',
  )} ${paint(message.ruleId, 'dim')}`

  const gutter = Math.max(String(message.line).length, String(message.cause?.line ?? 0).length)
  const bar = `${' '.repeat(gutter)} ${paint('|', 'blue')}`
  const room = columns - gutter - 3
  const out = [heading]
  const frame = framedLine(lines, message, room)
  if (frame !== null) {
    const label = labelOf(message)
    const fits = label !== '' && frame.indent + frame.length + 1 + widthOf(label) <= room
    out.push(
      `${paint(String(message.line).padStart(gutter), 'blue')} ${paint('|', 'blue')} ${frame.text}`.trimEnd(),
      `${bar} ${' '.repeat(frame.indent)}${paint('^'.repeat(frame.length) + (fits ? ` ${label}` : ''), style)}`,
    )
    if (label !== '' && !fits) out.push(...explanation(label, bar, room))
  } else if (labelOf(message) !== '') {
    out.push(...explanation(labelOf(message), bar, room))
  }
  const { cause } = message
  if (cause !== undefined) {
    const other = framedLine(lines, cause, room)
    out.push(...explanation(`${cause.reason} (line ${cause.line})`, bar, room))
    if (other !== null)
      out.push(
        `${paint(String(cause.line).padStart(gutter), 'blue')} ${paint('|', 'blue')} ${other.text}`.trimEnd(),
        `${bar} ${' '.repeat(other.indent)}${paint('-'.repeat(other.length), 'blue')}`,
      )
  }
  if (message.note !== undefined) out.push(...explanation(message.note, bar, room))
  if (message.url !== undefined && message.severity !== 'info')
    out.push(`${' '.repeat(gutter)} ${paint('=', 'blue')} ${paint(message.url, 'dim')}`)
  return `${out.join('\n')}\n`
}

/** What is written and what would be right, for the place of the underline. */
function labelOf({ actual, expected }: Printable): string {
  if (expected === undefined || expected.length === 0) return ''
  const right = inert(expected.join(', ')).replaceAll('\n', ' ')
  const written =
    actual === undefined || actual.length === 0 ? '' : inert(actual.join(', ')).replaceAll('\n', ' ')
  return written === '' ? `expected ${right}` : `expected ${right}, not ${written}`
}

function explanation(text: string, bar: string, room: number): readonly string[] {
  return wrap(inert(text).replaceAll('\t', ' '), room).map((line) => `${bar} ${line}`.trimEnd())
}

/**
 * The closing lines: what was checked, and what came of it.
 *
 * @param unverified Questions that could not be verified where `strict` does not let that pass.
 */
export function prettyTotals(
  totals: Totals,
  messages: readonly { readonly severity: Severity }[],
  terminal: Terminal,
  unverified = 0,
): string {
  const paint = painter(terminal)
  const found = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const count = messages.filter((message) => message.severity === severity).length
    const name = severity === 'info' ? 'remark' : severity
    return count === 0 ? [] : paint(plural(count, name), STYLE_OF[severity], 'bold')
  })
  const statuses = (['verified', 'wrong', 'acknowledged', 'unverified'] as const).flatMap((status) =>
    totals[status] === 0 ? [] : `${grouped(totals[status])} ${status}`,
  )
  const bad = unverified > 0 || messages.some(({ severity }) => severity === 'error')
  // Nothing checked is neither right nor wrong.
  const sign = bad ? paint('✖', 'red') : totals.posts === 0 ? '–' : paint('✔', 'green')
  const asked = `${plural(totals.questions, 'question')}${statuses.length > 0 ? ` (${statuses.join(', ')})` : ''}`
  const more = `${plural(totals.choices, 'choice')}, ${plural(totals.claims, 'claim')}${
    totals.failed > 0 ? ` (${grouped(totals.failed)} not so)` : ''
  }`
  const checked = `${plural(totals.posts, 'post')}: ${asked}, ${more}.`
  const why =
    unverified === 0
      ? ''
      : `  ${plural(unverified, 'question')} could not be verified, which strict does not let pass.\n`
  return `${sign} ${checked}${found.length > 0 ? ` ${found.join(', ')}.` : ''}\n${why}`
}

export function plural(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`
}

function grouped(count: number): string {
  return count.toLocaleString('en-US')
}
