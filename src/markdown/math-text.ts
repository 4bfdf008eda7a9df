/**
 * Math in text by Pandoc's rules: `$x$` has no blank inside its dollars and no digit behind them, so that prices are prices.
 */
import { markdownLineEnding, markdownSpace } from 'micromark-util-character'
import type { Code, Extension, State, TokenizeContext, Tokenizer } from 'micromark-util-types'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    mathText: 'mathText'
    mathTextData: 'mathTextData'
    mathTextSequence: 'mathTextSequence'
  }
}

const DOLLAR = 36
const BACKSLASH = 92

/** Math in text. */
export function textMath(): Extension {
  return { text: { [DOLLAR]: { name: 'mathText', tokenize: tokenizeText, previous } } }
}

/** Tokenizers in which no closing sequence of a size follows any more: the same search would be made again. */
const exhausted = new WeakMap<TokenizeContext, Set<number>>()

function previous(this: TokenizeContext, code: Code): boolean {
  return code !== DOLLAR || this.events.at(-1)?.[1].type === 'characterEscape'
}

function tokenizeText(this: TokenizeContext, ...[effects, ok, nok]: Parameters<Tokenizer>): State {
  const context = this
  let size = 0
  let last: Code = null
  return start

  function start(code: Code): State | undefined {
    effects.enter('mathText')
    effects.enter('mathTextSequence')
    return opening(code)
  }

  function opening(code: Code): State | undefined {
    if (code === DOLLAR) {
      size++
      effects.consume(code)
      return opening
    }
    const blank = code === null || markdownLineEnding(code) || markdownSpace(code)
    if (size > 2 || code === null || (size === 1 && blank) || exhausted.get(context)?.has(size))
      return nok(code)
    effects.exit('mathTextSequence')
    return between(code)
  }

  function between(code: Code): State | undefined {
    if (code === null) {
      const sizes = exhausted.get(context) ?? new Set()
      exhausted.set(context, sizes.add(size))
      return nok(code)
    }
    if (code === DOLLAR) return effects.attempt({ tokenize: tokenizeEnd, partial: true }, done, inData)(code)
    if (markdownLineEnding(code)) {
      last = code
      effects.enter('lineEnding')
      effects.consume(code)
      effects.exit('lineEnding')
      return between
    }
    return inData(code)
  }

  function inData(code: Code): State | undefined {
    effects.enter('mathTextData')
    return data(code)
  }

  function data(code: Code): State | undefined {
    last = code
    effects.consume(code)
    return code === BACKSLASH ? escaped : afterChar
  }

  function escaped(code: Code): State | undefined {
    return code === null || markdownLineEnding(code) ? afterChar(code) : data(code)
  }

  function afterChar(code: Code): State | undefined {
    if (code !== null && code !== DOLLAR && !markdownLineEnding(code)) return data(code)
    effects.exit('mathTextData')
    return between(code)
  }

  function done(code: Code): State | undefined {
    effects.exit('mathText')
    return ok(code)
  }

  function tokenizeEnd(this: TokenizeContext, ...[, ends, isData]: Parameters<Tokenizer>): State {
    let found = 0
    return first

    function first(code: Code): State | undefined {
      const blank = last === null || markdownLineEnding(last) || markdownSpace(last)
      if (size === 1 && blank) return isData(code)
      effects.enter('mathTextSequence')
      return sequence(code)
    }

    function sequence(code: Code): State | undefined {
      if (code === DOLLAR && found < size) {
        found++
        effects.consume(code)
        return sequence
      }
      const isDigit = code !== null && code >= 48 && code <= 57
      if (found !== size || (size === 1 && isDigit)) return isData(code)
      effects.exit('mathTextSequence')
      return ends(code)
    }
  }
}
