/** Reads `{attributes}` within text, over line endings if need be: shared by the constructs that end in them. */
import { markdownLineEnding } from 'micromark-util-character'
import type { Code, Effects, State, TokenizeContext, TokenType } from 'micromark-util-types'
import { type Attribute, readAttributes } from './attributes.js'
import type { SourceLine } from './source-line.js'

declare module 'micromark-util-types' {
  interface Token {
    /** Of a token with attributes: these, and the lines they were read from. */
    _attributes?: AttributesOfToken
  }
}

export interface AttributesOfToken {
  readonly items: readonly Attribute[]
  readonly lines: readonly SourceLine[]
}

const VIRTUAL_SPACE = -1
const CLOSE_BRACE = 125

/** UTF-16 units that attributes in text may take: each closing brace within is tried as the last. */
export const MAX_TEXT_ATTRIBUTES = 2000

/** The state at the `{`, and what was read once `ok` is reached. Each line of the attributes becomes a token of `type`. */
export function tokenizeAttributes(
  context: TokenizeContext,
  effects: Effects,
  type: TokenType,
  ok: State,
  nok: State,
): { readonly start: State; readonly result: () => AttributesOfToken } {
  const lines: SourceLine[] = []
  let items: readonly Attribute[] = []
  let text = ''
  return { start: lineStart, result: () => ({ items, lines }) }

  function lineStart(code: Code): State | undefined {
    lines.push({ from: text.length, at: context.now().offset })
    if (code === null || markdownLineEnding(code)) return nok(code)
    effects.enter(type)
    return inside(code)
  }

  function inside(code: Code): State | undefined {
    if (code === null || text.length > MAX_TEXT_ATTRIBUTES) return nok(code)
    if (markdownLineEnding(code)) {
      effects.exit(type)
      effects.enter('lineEnding')
      effects.consume(code)
      text += context.sliceSerialize(effects.exit('lineEnding'))
      return lineStart
    }
    effects.consume(code)
    // A tab is one code, and one more for each further column that it fills.
    if (code !== VIRTUAL_SPACE) text += code < 0 ? ' ' : String.fromCharCode(code)
    return code === CLOSE_BRACE ? afterBrace : inside
  }

  function afterBrace(code: Code): State | undefined {
    // A brace within quotes closes nothing, so a quote that is open may still be closed.
    const list = readAttributes(text, 0, true)
    if (!list || list === 'more' || list.end !== text.length) return inside(code)
    items = list.items
    effects.exit(type)
    return ok(code)
  }
}
