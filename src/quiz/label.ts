/** The labels of choices: how they are written, which one follows, and where one stands at the start of a line. */
import type { Piece, Utterance } from '../language/utterance.js'

export type LabelStyle = 'decimal' | 'lower-alpha' | 'upper-alpha' | 'lower-roman' | 'upper-roman'

/** A label as it is written at the start of a line. */
export interface Written {
  /** The label alone: `1`, `B`, `iv`. */
  readonly label: string
  /** What surrounds it: `.`, `)`, `()`, `:`, or '' where it stands alone in bold; and a word before it (`Option`). */
  readonly frame: string
  /** Where the statement begins, in offsets of the text. */
  readonly end: number
}

/** The label of a line that is numbered by its position. */
export const AUTOMATIC = '#'

/** Words that may stand before a label: "Option A:". */
const LABEL_WORD = 'options?|statements?|choices?|answers?|alternatives?|items?'
const LABEL = String.raw`\d{1,3}|[A-Za-z]|[ivxlc]{2,7}|[IVXLC]{2,7}`
/** Pandoc's labels that count by themselves: `#.`, `(@)`. */
const COUNTED = /^(?:#[.)]|\(@[\w-]*\))(?=\s)/
const WORDED = new RegExp(
  String.raw`^(${LABEL_WORD})\s+[([]?(${LABEL})[)\]]?\s*[:.)]?(?:\s*[–—-](?=\s))?(?=\s|$)`,
  'i',
)
const FRAMED = new RegExp(String.raw`^(?:\((${LABEL})\)|\[(${LABEL})\]|(${LABEL})([.)\]:]))\.?(?=\s|$)`)
const DASHED = new RegExp(String.raw`^(${LABEL})\s+[–—-](?=\s)`)
const BARE = new RegExp(`^(?:${LABEL})$`)

/** The label that a line begins with, if any. A task list's box before it is not looked at. */
export function labelAt(line: Utterance): Written | null {
  const { text } = line
  const worded = WORDED.exec(text)
  if (worded?.[1] !== undefined && worded[2] !== undefined)
    return { label: worded[2], frame: 'word', end: skipBlanks(text, worded[0].length) }
  const framed = FRAMED.exec(text)
  if (framed) {
    const label = framed[1] ?? framed[2] ?? framed[3] ?? ''
    const frame = framed[1] !== undefined ? '()' : framed[2] !== undefined ? '[]' : (framed[4] ?? '')
    return { label, frame, end: skipBlanks(text, framed[0].length) }
  }
  const counted = COUNTED.exec(text)
  if (counted) return { label: AUTOMATIC, frame: '#', end: skipBlanks(text, counted[0].length) }
  const dashed = DASHED.exec(text)
  if (dashed?.[1] !== undefined)
    return { label: dashed[1], frame: '-', end: skipBlanks(text, dashed[0].length) }
  const first = line.pieces[0]
  if (first && isBold(first)) {
    const bold = text.slice(first.start, first.end).trim()
    if (BARE.test(bold)) return { label: bold, frame: '**', end: skipBlanks(text, first.end) }
  }
  return null
}

function isBold(piece: Piece): boolean {
  return piece.kind === 'text' && piece.emphasis === true
}

function skipBlanks(text: string, from: number): number {
  let end = from
  while (end < text.length && /\s/.test(text.charAt(end))) end++
  return end
}

/** A label as a style and a number from 1; `i` alone is read by the style that is asked for. */
export function numberOf(label: string, style: LabelStyle): number | null {
  switch (style) {
    case 'decimal':
      return /^\d+$/.test(label) ? Number(label) : null
    case 'lower-alpha':
      return /^[a-z]$/.test(label) ? label.charCodeAt(0) - 96 : null
    case 'upper-alpha':
      return /^[A-Z]$/.test(label) ? label.charCodeAt(0) - 64 : null
    case 'lower-roman':
      return fromRoman(label)
    case 'upper-roman':
      return label === label.toUpperCase() ? fromRoman(label.toLowerCase()) : null
    default:
      return style satisfies never
  }
}

/** A number from 1 as a label. */
export function formatLabel(number: number, style: LabelStyle): string {
  switch (style) {
    case 'decimal':
      return String(number)
    case 'lower-alpha':
      return number >= 1 && number <= 26 ? String.fromCharCode(96 + number) : String(number)
    case 'upper-alpha':
      return number >= 1 && number <= 26 ? String.fromCharCode(64 + number) : String(number)
    case 'lower-roman':
      return toRoman(number)
    case 'upper-roman':
      return toRoman(number).toUpperCase()
    default:
      return style satisfies never
  }
}

/** The style of a sequence by its first label: a list begins with `1`, `a`, `A`, `i` or `I`, or goes on from before. */
export function styleOf(first: string): LabelStyle {
  if (/^\d+$/.test(first)) return 'decimal'
  if (first === 'i') return 'lower-roman'
  if (first === 'I') return 'upper-roman'
  if (first.length > 1) return first === first.toLowerCase() ? 'lower-roman' : 'upper-roman'
  return first === first.toLowerCase() ? 'lower-alpha' : 'upper-alpha'
}

const ROMAN: readonly (readonly [string, number])[] = [
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
]

function toRoman(number: number): string {
  let rest = number
  let text = ''
  for (const [digits, value] of ROMAN)
    while (rest >= value) {
      text += digits
      rest -= value
    }
  return text
}

function fromRoman(text: string): number | null {
  if (!/^[ivxlc]+$/.test(text)) return null
  let rest = text
  let number = 0
  for (const [digits, value] of ROMAN)
    while (rest.startsWith(digits)) {
      number += value
      rest = rest.slice(digits.length)
    }
  return rest === '' && toRoman(number) === text ? number : null
}
