/**
 * Where a string literal ends: in f-strings, replacements may hold strings with the same quotes.
 */
import { SyntaxFailure } from './failure.js'

/** How deep strings may stand in replacements of strings. CPython: 150; no listing has more than 2. */
const MAX_NESTED_STRINGS = 20

/** The offset after the closing quotes of the literal that starts at `start` with `opener` (prefix and quotes). */
export function stringEnd(source: string, start: number, opener: string, end: number, depth = 0): number {
  const quotes = opener.replace(/^[a-zA-Z]+/, '')
  const formatted = /f/i.test(opener.slice(0, opener.length - quotes.length))
  let at = start + opener.length
  while (at < end) {
    const character = source[at]
    if (character === '\\') {
      at += source.startsWith('\r\n', at + 1) ? 3 : 2
    } else if (character === quotes[0] && source.startsWith(quotes, at)) {
      return at + quotes.length
    } else if ((character === '\n' || character === '\r') && quotes.length === 1) {
      break
    } else if (formatted && character === '{') {
      at = source[at + 1] === '{' ? at + 2 : replacementEnd(source, at, quotes, end, depth)
    } else at += 1
  }
  const what = quotes.length === 3 ? 'triple-quoted string' : 'string'
  throw new SyntaxFailure('SyntaxError', `this ${what} is never closed`, {
    start,
    end: start + opener.length,
  })
}

/**
 * The offset after the `}` of the replacement that starts at `start`, or of a line end that it cannot contain.
 * A quote within the expression begins a string of its own (as from Python 3.12 on); within the format spec it is text,
 * or ends the outer string.
 */
function replacementEnd(source: string, start: number, quotes: string, end: number, depth: number): number {
  let at = start + 1
  let brackets = 1
  let inSpec = false
  while (at < end) {
    const character = source[at] ?? ''
    if (inSpec && source.startsWith(quotes, at)) return at
    if (character === '}' || character === ')' || character === ']') {
      brackets -= 1
      at += 1
      if (brackets === 0) return at
    } else if (character === '{' || character === '(' || character === '[') {
      brackets += 1
      at += 1
    } else if ((character === '\n' || character === '\r') && quotes.length === 1 && brackets === 1) {
      return at
    } else if (character === ':' && brackets === 1) {
      inSpec = true
      at += 1
    } else if ((character === '"' || character === "'") && !(inSpec && brackets === 1)) {
      at = nestedStringEnd(source, at, end, depth)
    } else at += 1
  }
  return at
}

/** The offset after the string whose opening quote is at `at`. */
function nestedStringEnd(source: string, at: number, end: number, depth: number): number {
  if (depth >= MAX_NESTED_STRINGS) {
    throw new SyntaxFailure('limit', `strings are nested more than ${MAX_NESTED_STRINGS} deep`, {
      start: at,
      end: at + 1,
    })
  }
  const quote = source[at] ?? ''
  const quotes = source.startsWith(quote.repeat(3), at) ? quote.repeat(3) : quote
  const prefix = /(?<![\w])(?:[rR]?[fF]|[fF][rR])$/.exec(source.slice(Math.max(0, at - 3), at))?.[0] ?? ''
  return stringEnd(source, at - prefix.length, prefix + quotes, end, depth + 1)
}
