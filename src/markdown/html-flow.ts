/**
 * HTML blocks of CommonMark's kinds 6 and 7 (those that end at a blank line), which here also end before a div's fence,
 * and before code: `<img>` directly before `:::` would swallow it. Comments, `<pre>`, `<script>` and `<style>` stay CommonMark's.
 */
import { htmlFlow } from 'micromark-core-commonmark'
import { markdownLineEnding, markdownSpace } from 'micromark-util-character'
import { htmlBlockNames, htmlRawNames } from 'micromark-util-html-tag-name'
import type { Code, Construct, Extension, State, TokenizeContext, Tokenizer } from 'micromark-util-types'
import { isCloser, readOpener } from './fence.js'
import { openDivs } from './open-divs.js'

const LESS_THAN = 60
const COLON = 58
const BACKTICK = 96
const TILDE = 126

/** The construct. It has CommonMark's name, so that whoever disables that disables this. */
export function htmlBeforeFences(): Extension {
  return { flow: { [LESS_THAN]: construct } }
}

const construct: Construct = {
  name: 'htmlFlow',
  concrete: true,
  tokenize: tokenizeHtml,
  ...(htmlFlow.resolveTo ? { resolveTo: htmlFlow.resolveTo } : {}),
}

const KIND_6 = /^<\/?([A-Za-z][A-Za-z0-9-]*)(?=[ \t>]|\/>|$)/
const ATTRIBUTE = /[ \t]+[A-Za-z_:][\w.:-]*(?:[ \t]*=[ \t]*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?/
const KIND_7 = new RegExp(
  `^<(?:([A-Za-z][A-Za-z0-9-]*)(?:${ATTRIBUTE.source})*[ \\t]*/?>|/[A-Za-z][A-Za-z0-9-]*[ \\t]*>)[ \\t]*$`,
)
/** The opening fence of code: it may stand directly behind a tag. */
const CODE_FENCE = /^(?:`{3,}[^`]*|~{3,}.*)$/
/** A tag at the end of a line. */
const LAST_TAG = /<\/?([A-Za-z][A-Za-z0-9-]*)(?:[ \t][^<>]*)?\/?>[ \t]*$/

const BLOCK_NAMES: ReadonlySet<string> = new Set(htmlBlockNames)
/** Names that Pandoc takes for a block though CommonMark does not: an opener may follow them. */
const BLOCKS_OF_PANDOC: ReadonlySet<string> = new Set([
  ...htmlBlockNames,
  ...[
    'applet',
    'area',
    'audio',
    'button',
    'canvas',
    'del',
    'embed',
    'hgroup',
    'ins',
    'map',
    'meta',
    'object',
  ],
  ...['output', 'picture', 'progress', 'svg', 'template', 'video'],
])

function tokenizeHtml(this: TokenizeContext, ...[effects, ok, nok]: Parameters<Tokenizer>): State {
  const context = this
  let lineStart = context.now()
  let line = ''
  return start

  function start(code: Code): State | undefined {
    effects.enter('htmlFlow')
    effects.enter('htmlFlowData')
    lineStart = context.now()
    return firstLine(code)
  }

  function firstLine(code: Code): State | undefined {
    if (code !== null && !markdownLineEnding(code)) {
      effects.consume(code)
      return firstLine
    }
    line = context.sliceSerialize({ start: lineStart, end: context.now() })
    const kind = kindOf(line)
    if (kind === null) return nok(code)
    const isLazy = context.parser.lazy[lineStart.line] === true
    if (kind === 7 && context.interrupt && !isLazy) return nok(code)
    return atLineEnd(code)
  }

  function atLineEnd(code: Code): State | undefined {
    effects.exit('htmlFlowData')
    if (context.interrupt) return end(code)
    return effects.check({ tokenize: tokenizeNext, partial: true }, lineEnding, end)(code)
  }

  function lineEnding(code: Code): State | undefined {
    effects.enter('lineEnding')
    effects.consume(code)
    effects.exit('lineEnding')
    return nextLine
  }

  function nextLine(code: Code): State | undefined {
    effects.enter('htmlFlowData')
    lineStart = context.now()
    return inLine(code)
  }

  function inLine(code: Code): State | undefined {
    if (code !== null && !markdownLineEnding(code)) {
      effects.consume(code)
      return inLine
    }
    line = context.sliceSerialize({ start: lineStart, end: context.now() })
    return atLineEnd(code)
  }

  function end(code: Code): State | undefined {
    effects.exit('htmlFlow')
    return ok(code)
  }

  /** Looks whether the next line belongs to the block. */
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
      if (context.parser.lazy[from.line]) return ends(code)
      if (code !== COLON && code !== BACKTICK && code !== TILDE) return blank(code)
      effects.enter('htmlFlowData')
      return fence(code)
    }

    function blank(code: Code): State | undefined {
      if (code === null || markdownLineEnding(code)) return ends(code)
      if (!markdownSpace(code)) return goesOn(code)
      effects.enter('whitespace')
      effects.consume(code)
      effects.exit('whitespace')
      return blank
    }

    function fence(code: Code): State | undefined {
      if (code !== null && !markdownLineEnding(code)) {
        effects.consume(code)
        return fence
      }
      const text = context.sliceSerialize({ start: from, end: context.now() })
      return endsBefore(text) ? ends(code) : goesOn(code)
    }
  }

  function endsBefore(text: string): boolean {
    if (isCloser(text)) return openDivs(context.parser).any()
    const name = LAST_TAG.exec(line)?.[1]?.toLowerCase()
    if (name === undefined || !BLOCKS_OF_PANDOC.has(name)) return false
    return CODE_FENCE.test(text) || readOpener(text, null, true) !== null
  }
}

function kindOf(line: string): 6 | 7 | null {
  const block = KIND_6.exec(line)?.[1]?.toLowerCase()
  if (block !== undefined && BLOCK_NAMES.has(block)) return 6
  const complete = KIND_7.exec(line)
  if (!complete) return null
  return complete[1] !== undefined && htmlRawNames.includes(complete[1].toLowerCase()) ? null : 7
}
