/** The label of a directive's opener: `[Label]`, on one line, brackets balanced. */
import { markdownLineEnding } from 'micromark-util-character'
import type { Code, Construct, State, TokenizeContext, Tokenizer } from 'micromark-util-types'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    fencedDivLabel: 'fencedDivLabel'
    fencedDivLabelMarker: 'fencedDivLabelMarker'
    fencedDivLabelText: 'fencedDivLabelText'
  }
}

const OPEN_BRACKET = 91
const CLOSE_BRACKET = 93
const BACKSLASH = 92

/** At the opening bracket. */
export const label: Construct = { tokenize: tokenizeLabel, partial: true }

function tokenizeLabel(this: TokenizeContext, ...[effects, ok, nok]: Parameters<Tokenizer>): State {
  let depth = 0
  let inText = false
  return start

  function start(code: Code): State | undefined {
    effects.enter('fencedDivLabel')
    effects.enter('fencedDivLabelMarker')
    effects.consume(code)
    effects.exit('fencedDivLabelMarker')
    return inside
  }

  function inside(code: Code): State | undefined {
    if (code === null || markdownLineEnding(code)) return nok(code)
    if (code === CLOSE_BRACKET && depth === 0) {
      if (inText) {
        effects.exit('chunkText')
        effects.exit('fencedDivLabelText')
      }
      effects.enter('fencedDivLabelMarker')
      effects.consume(code)
      effects.exit('fencedDivLabelMarker')
      effects.exit('fencedDivLabel')
      return ok
    }
    if (!inText) {
      inText = true
      effects.enter('fencedDivLabelText')
      effects.enter('chunkText', { contentType: 'text' })
    }
    if (code === OPEN_BRACKET) depth++
    if (code === CLOSE_BRACKET) depth--
    effects.consume(code)
    return code === BACKSLASH ? escaped : inside
  }

  function escaped(code: Code): State | undefined {
    if (code === BACKSLASH || code === OPEN_BRACKET || code === CLOSE_BRACKET) {
      effects.consume(code)
      return inside
    }
    return inside(code)
  }
}
