/** Display math as a block: `$$` … `$$ {#eq-label}`, which crosses neither a blank line nor a div's closer. */
import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown'
import { markdownLineEnding, markdownSpace } from 'micromark-util-character'
import type { Code, Construct, Extension, State, TokenizeContext, Tokenizer } from 'micromark-util-types'
import { readAttributes } from './attributes.js'
import { isCloser } from './fence.js'
import { openDivs } from './open-divs.js'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    mathFlow: 'mathFlow'
    mathFlowFence: 'mathFlowFence'
    mathFlowFenceSequence: 'mathFlowFenceSequence'
    mathFlowLabel: 'mathFlowLabel'
    mathFlowValue: 'mathFlowValue'
  }
}

const DOLLAR = 36
const BACKSLASH = 92

/** Display math as a block. Also by itself beside remark-math, whose `$$` would swallow closers. */
export function displayMath(): Extension {
  return { flow: { [DOLLAR]: { name: 'mathFlow', concrete: true, tokenize: tokenizeFlow } } }
}

/** Gives the label of display math (`$$ {#eq-loss}`) to its node, as the id of its element. */
export function mathLabelFromMarkdown(): FromMarkdownExtension {
  return {
    exit: {
      mathFlowLabel(token) {
        const node = this.stack.findLast(({ type }) => type === 'math')
        const list = readAttributes(this.sliceSerialize(token), 0)
        if (node?.type !== 'math' || !list || list === 'more') return
        const id = list.items.findLast(({ kind }) => kind === 'id')?.value
        if (id !== undefined) node.data = { ...node.data, hProperties: { ...node.data?.hProperties, id } }
      },
    },
  }
}

function tokenizeFlow(this: TokenizeContext, ...[effects, ok, nok]: Parameters<Tokenizer>): State {
  const context = this
  let size = 0
  let hasValue = false
  return start

  function start(code: Code): State | undefined {
    effects.enter('mathFlow')
    effects.enter('mathFlowFence')
    effects.enter('mathFlowFenceSequence')
    return opening(code)
  }

  function opening(code: Code): State | undefined {
    if (code === DOLLAR) {
      size++
      effects.consume(code)
      return opening
    }
    if (size !== 2) return nok(code)
    effects.exit('mathFlowFenceSequence')
    effects.exit('mathFlowFence')
    return lineStart(code)
  }

  function lineStart(code: Code): State | undefined {
    // The first `$$` ends it; where more than a label follows, it is math within a paragraph.
    if (code === DOLLAR) return effects.attempt(closing, close, oneDollar)(code)
    return valueStart(code)
  }

  function oneDollar(code: Code): State | undefined {
    return effects.check(twoDollars, nok, valueStart)(code)
  }

  function valueStart(code: Code): State | undefined {
    if (code === null) return nok(code)
    if (markdownLineEnding(code)) return atLineEnd(code)
    effects.enter('mathFlowValue')
    hasValue = true
    return value(code)
  }

  function value(code: Code): State | undefined {
    if (code === null || markdownLineEnding(code)) {
      effects.exit('mathFlowValue')
      return code === null ? nok(code) : atLineEnd(code)
    }
    effects.consume(code)
    return code === BACKSLASH ? escaped : afterChar
  }

  function afterChar(code: Code): State | undefined {
    if (code !== DOLLAR) return value(code)
    effects.exit('mathFlowValue')
    return effects.attempt(closing, close, oneDollar)(code)
  }

  function escaped(code: Code): State | undefined {
    if (code === null || markdownLineEnding(code)) return value(code)
    effects.consume(code)
    return value
  }

  function atLineEnd(code: Code): State | undefined {
    // Alone on its line it may end a paragraph; what else is there shows only further on.
    if (context.interrupt) return hasValue ? nok(code) : ok(code)
    return effects.check({ tokenize: tokenizeNext, partial: true }, lineEnding, nok)(code)
  }

  function lineEnding(code: Code): State | undefined {
    effects.enter('lineEnding')
    effects.consume(code)
    effects.exit('lineEnding')
    return lineStart
  }

  function close(code: Code): State | undefined {
    effects.exit('mathFlow')
    return ok(code)
  }

  /** Whether the next line may be part of it. */
  function tokenizeNext(this: TokenizeContext, ...[, goesOn, ends]: Parameters<Tokenizer>): State {
    let from = context.now()
    return before

    function before(code: Code): State | undefined {
      if (code === null) return ends(code)
      effects.enter('lineEnding')
      effects.consume(code)
      effects.exit('lineEnding')
      return atStart
    }

    function atStart(code: Code): State | undefined {
      from = context.now()
      if (code === null || markdownLineEnding(code) || context.parser.lazy[from.line]) return ends(code)
      effects.enter('mathFlowValue')
      return inLine(code)
    }

    function inLine(code: Code): State | undefined {
      if (code !== null && !markdownLineEnding(code)) {
        effects.consume(code)
        return inLine
      }
      const line = context.sliceSerialize({ start: from, end: context.now() })
      const stops = line.trim() === '' || (isCloser(line) && openDivs(context.parser).any())
      return stops ? ends(code) : goesOn(code)
    }
  }
}

const twoDollars: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    return (code) => {
      effects.enter('mathFlowFenceSequence')
      effects.consume(code)
      return (next) => (next === DOLLAR ? ok(next) : nok(next))
    }
  },
}

const closing: Construct = { tokenize: tokenizeClosing, partial: true }

/** `$$`, a label if there is one, and the end of the line. */
function tokenizeClosing(this: TokenizeContext, ...[effects, ok, nok]: Parameters<Tokenizer>): State {
  const context = this
  let size = 0
  return start

  function start(code: Code): State | undefined {
    effects.enter('mathFlowFence')
    effects.enter('mathFlowFenceSequence')
    return sequence(code)
  }

  function sequence(code: Code): State | undefined {
    if (code === DOLLAR && size < 2) {
      size++
      effects.consume(code)
      return sequence
    }
    if (size !== 2 || code === DOLLAR) return nok(code)
    effects.exit('mathFlowFenceSequence')
    return after(code)
  }

  function after(code: Code): State | undefined {
    if (markdownSpace(code)) {
      effects.enter('whitespace')
      effects.consume(code)
      effects.exit('whitespace')
      return after
    }
    if (code === null || markdownLineEnding(code)) return end(code)
    effects.enter('mathFlowLabel')
    return label(code)
  }

  function label(code: Code): State | undefined {
    if (code !== null && !markdownLineEnding(code)) {
      effects.consume(code)
      return label
    }
    const text = context.sliceSerialize(effects.exit('mathFlowLabel')).trimEnd()
    const list = readAttributes(text, 0)
    return list && list !== 'more' && list.end === text.length ? end(code) : nok(code)
  }

  function end(code: Code): State | undefined {
    effects.exit('mathFlowFence')
    return ok(code)
  }
}
