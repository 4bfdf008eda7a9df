/**
 * The markers of Pandoc's lists that CommonMark does not know: `a.`, `(ii)`, `B)`, `#.`, `(@label)`, and the `:` of a
 * definition.
 */

/** How the items of a list are numbered; `example` counts on through a document. */
export type ListStyle =
  | 'decimal'
  | 'lower-alpha'
  | 'upper-alpha'
  | 'lower-roman'
  | 'upper-roman'
  | 'example'
  | 'default'

export interface FancyMarker {
  readonly kind: 'fancy'
  readonly style: ListStyle
  /** What stands around the number, as in `.`, `)`, `()`. */
  readonly delimiter: '.' | ')' | '()'
  readonly start: number
  /** Of an example: its label; else ''. */
  readonly label: string
  /** Without the blanks behind it. */
  readonly width: number
}

export interface DefinitionMarker {
  readonly kind: 'definition'
  readonly width: 1
}

/** CommonMark takes at most nine digits for a number, so a longer marker can't stand in for one. */
const MAX_WIDTH = 10

const FANCY = /^(\(?)(#|@[\w-]*|[A-Za-z]+|\d{1,8})([.)])([ \t]+)(?=\S)/
const ROMAN = /^m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/
const DIGITS: ReadonlyMap<string, number> = new Map([
  ['i', 1],
  ['v', 5],
  ['x', 10],
  ['l', 50],
  ['c', 100],
  ['d', 500],
  ['m', 1000],
])

/** A line that may begin with such a marker: to look before any work is done. */
export const MAYBE_MARKER =
  /^[ \t>]*(?:[:~][ \t]+\S|\((?:@[\w-]*|[A-Za-z]+|\d{1,8})\)[ \t]|(?:[A-Za-z]{1,7}|#)[.)][ \t])/m

/** The marker that a line begins with; null for none, and for those that CommonMark reads itself. */
export function fancyMarker(line: string): FancyMarker | null {
  const match = FANCY.exec(line)
  if (!match) return null
  const [, open = '', body = '', close = '', blanks = ''] = match
  if (open === '(' && close !== ')') return null
  const width = open.length + body.length + 1
  if (width > MAX_WIDTH) return null
  const delimiter = open === '(' ? '()' : close === '.' ? '.' : ')'
  const counted = count(body)
  if (counted === null || (counted.style === 'decimal' && open === '')) return null
  if (counted.style === 'example' && open === '') return null
  // Two blanks, or it is the initial of a name.
  if (/^[A-Z]$/.test(body) && delimiter === '.' && !/^(?: {2}|\t)/.test(blanks)) return null
  return { kind: 'fancy', ...counted, delimiter, width }
}

function count(body: string): Pick<FancyMarker, 'style' | 'start' | 'label'> | null {
  if (body === '#') return { style: 'default', start: 1, label: '' }
  if (body.startsWith('@')) return { style: 'example', start: 1, label: body.slice(1) }
  if (/^\d+$/.test(body)) return { style: 'decimal', start: Number(body), label: '' }
  const lower = body.toLowerCase()
  const upper = body === body.toUpperCase()
  if (!upper && body !== lower) return null
  if (body.length === 1 && lower !== 'i')
    return { style: upper ? 'upper-alpha' : 'lower-alpha', start: lower.charCodeAt(0) - 96, label: '' }
  if (!ROMAN.test(lower)) return null
  return { style: upper ? 'upper-roman' : 'lower-roman', start: romanValue(lower), label: '' }
}

function romanValue(word: string): number {
  let sum = 0
  for (let i = 0; i < word.length; i++) {
    const own = DIGITS.get(word.charAt(i)) ?? 0
    sum += own < (DIGITS.get(word.charAt(i + 1)) ?? 0) ? -own : own
  }
  return sum
}

/** The marker of a definition that a line begins with. */
export function definitionMarker(line: string): DefinitionMarker | null {
  return /^[:~](?: {1,4}|\t)(?=\S)/.test(line) ? { kind: 'definition', width: 1 } : null
}

/**
 * What is written in a marker's place for CommonMark to read a list, as wide as the marker, so that all places stay what
 * they are.
 */
export function standIn(marker: FancyMarker | DefinitionMarker): string {
  return marker.kind === 'definition' ? '+' : `1${'0'.repeat(marker.width - 2)}.`
}
