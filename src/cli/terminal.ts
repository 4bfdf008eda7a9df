/**
 * Text for a terminal: colours where they are wanted, the width of what is printed, and nothing of a post that could
 * steer the terminal.
 */

/** What a terminal can do. */
export interface Terminal {
  readonly colour: boolean
  /** Columns to fill; text is wrapped to it. */
  readonly columns: number
}

/** Columns where the output is no terminal: wide enough for sentences, narrow enough to read in a log. */
const DEFAULT_COLUMNS = 100
/** Narrower than this, wrapping makes things worse. */
const MIN_COLUMNS = 48
/** Wider lines of prose are hard to read. */
const MAX_COLUMNS = 120

/**
 * What to print for. `FORCE_COLOR` (not `0` or `false`) wins over `NO_COLOR` (not empty), which wins over what the
 * stream is.
 */
export function terminalOf(
  stream: { readonly isTTY?: boolean | undefined; readonly columns?: number | undefined },
  env: { readonly [name: string]: string | undefined },
): Terminal {
  const columns = Math.min(Math.max(stream.columns ?? DEFAULT_COLUMNS, MIN_COLUMNS), MAX_COLUMNS)
  return { colour: wantsColour(stream.isTTY === true, env), columns }
}

function wantsColour(isTerminal: boolean, env: { readonly [name: string]: string | undefined }): boolean {
  const forced = env['FORCE_COLOR']
  if (forced !== undefined) return forced !== '0' && forced !== 'false'
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false
  return isTerminal && env['TERM'] !== 'dumb'
}

const CODES = {
  bold: ['1', '22'],
  dim: ['2', '22'],
  red: ['31', '39'],
  green: ['32', '39'],
  yellow: ['33', '39'],
  blue: ['34', '39'],
  cyan: ['36', '39'],
} as const
export type Style = keyof typeof CODES
export type Paint = (text: string, ...styles: readonly Style[]) => string

/** A function that colours text, or gives it back as it is. */
export function painter({ colour }: { readonly colour: boolean }): Paint {
  if (!colour) return (text) => text
  return (text, ...styles) =>
    text === ''
      ? ''
      : styles.reduce((inner, style) => `\x1b[${CODES[style][0]}m${inner}\x1b[${CODES[style][1]}m`, text)
}

/** Replacement for what cannot be shown: one column wide. */
const UNSHOWN = '\uFFFD'

/**
 * Text of a post or a path made inert: control characters become their pictures (`␛`), what reorders or hides
 * text becomes `�`. The joiners of emoji and of scripts that need them stay. Length in UTF-16 units stays the same.
 */
export function inert(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0
    if (character === '\t' || character === '\n' || code === 0x200c || code === 0x200d) return character
    if (code < 0x20) return String.fromCharCode(0x2400 + code)
    if (code === 0x7f) return '\u2421'
    return UNSHOWN.repeat(character.length)
  })
}

/** Made when it is first needed: it takes longer than all else here. */
let segmenter: Intl.Segmenter | null = null
/** East Asian wide and fullwidth blocks; unassigned neighbours are taken along, as terminals do. */
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]|^\p{Emoji_Presentation}|\ufe0f/u

/** How many columns a terminal takes for a text without control characters. */
export function widthOf(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  let width = 0
  for (const { segment } of segmenter.segment(text)) {
    if (WIDE.test(segment)) width += 2
    else if (!/^[\p{M}\u200c\u200d]+$/u.test(segment)) width += 1
  }
  return width
}

/** Breaks text into lines of at most `columns`; lines of the text stay lines, a longer word stands alone. */
export function wrap(text: string, columns: number): readonly string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = []
    let line = ''
    let width = 0
    for (const word of paragraph.split(' ')) {
      const wide = widthOf(word)
      if (line !== '' && width + 1 + wide > columns) {
        lines.push(line)
        line = ''
        width = 0
      }
      width += wide + (line === '' ? 0 : 1)
      line = line === '' ? word : `${line} ${word}`
    }
    return [...lines, line]
  })
}
