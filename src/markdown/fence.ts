/** The text of one fence line (`:::`, `::: {.a}`, `:::callout[Label]{collapse}`) → what it says. */
import type { Span } from '../span.js'
import { type Attribute, readAttributes, readDirectiveAttributes } from './attributes.js'

/** How an opener is spelled: Pandoc's attributes, one bare word, or a directive with its label. */
export type FenceSpelling = 'attributes' | 'word' | 'directive'

export interface Opener {
  readonly kind: 'opener'
  readonly spelling: FenceSpelling
  /** Of a word or a directive: as written; else ''. */
  readonly word: string
  readonly wordSpan: Span
  /** The attributes, a word as its class first. Spans are offsets of the text that was read. */
  readonly items: readonly Attribute[]
}

export interface Closer {
  readonly kind: 'closer'
}

/** Three or more colons, then blanks. */
const CLOSER = /^:{3,}[ \t]*$/
const START = /^:{3,}/
/** What may follow an opener's attributes or word. */
const TAIL = /[ \t]*:*[ \t]*$/y
const WORD = /[^\s]+/y
/** The name of a directive: as `micromark-extension-directive` has it. */
export const DIRECTIVE_NAME = /[^\s\p{P}\p{S}](?:[^\s\p{P}\p{S}]|[-_](?=[-_]*[^\s\p{P}\p{S}]))*/uy

/** Whether a line is a closing fence. */
export function isCloser(line: string): boolean {
  return CLOSER.test(line)
}

/**
 * Reads an opening fence.
 *
 * @param text The line without its line ending; several lines where attributes run over them.
 * @param labelEnd Where the label of a directive ends, which the caller has read; null without a label.
 * @param more Whether the text may go on in a next line.
 * @returns null where the text is no opener for Pandoc; `more` where the next line decides.
 */
export function readOpener(text: string, labelEnd: number | null, more = false): Opener | 'more' | null {
  const colons = START.exec(text)?.[0].length
  if (colons === undefined) return null
  const directive = readDirective(text, colons, labelEnd)
  if (directive || labelEnd !== null) return directive
  const at = colons + (/^[ \t]*/.exec(text.slice(colons))?.[0].length ?? 0)
  const list = readAttributes(text, at, more)
  if (list === 'more') return 'more'
  if (list) {
    if (!endsAfter(text, list.end)) return null
    return {
      kind: 'opener',
      spelling: 'attributes',
      word: '',
      wordSpan: { start: at, end: at },
      items: list.items,
    }
  }
  return readWord(text, at)
}

function readWord(text: string, at: number): Opener | null {
  WORD.lastIndex = at
  const word = WORD.exec(text)?.[0]
  if (word === undefined || !endsAfter(text, at + word.length)) return null
  const wordSpan = { start: at, end: at + word.length }
  return { kind: 'opener', spelling: 'word', word, wordSpan, items: [wordAsClass(word, wordSpan)] }
}

/** `:::name[label]{attributes}`; null for a bare `:::name`, which is Pandoc's word. */
function readDirective(text: string, at: number, labelEnd: number | null): Opener | null {
  DIRECTIVE_NAME.lastIndex = at
  const word = DIRECTIVE_NAME.exec(text)?.[0]
  if (word === undefined) return null
  const wordSpan = { start: at, end: at + word.length }
  const afterLabel = labelEnd ?? wordSpan.end
  const own = wordAsClass(word, wordSpan)
  if (text[afterLabel] !== '{') {
    if (labelEnd === null || !endsAfter(text, afterLabel)) return null
    return { kind: 'opener', spelling: 'directive', word, wordSpan, items: [own] }
  }
  for (const list of [readDirectiveAttributes(text, afterLabel), readAttributes(text, afterLabel)]) {
    if (list && list !== 'more' && endsAfter(text, list.end))
      return { kind: 'opener', spelling: 'directive', word, wordSpan, items: [own, ...list.items] }
  }
  return null
}

function wordAsClass(value: string, span: Span): Attribute {
  return { kind: 'class', key: 'class', value, span, valueSpan: span }
}

function endsAfter(text: string, at: number): boolean {
  TAIL.lastIndex = at
  return TAIL.test(text)
}
